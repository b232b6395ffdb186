-- etl/sql/adverts.sql
-- Every posting as known on a day, and the records of which the parser of today makes none
-- Grain: one row per posting that was ever shown; one row per refused record
-- Takes: kept, snapshot_rows, parsed (run_id, key, the fields of a posting, reading_key, employer, its days; reason
--        where the parser refuses the record)
-- Gives: view adverts (run_id and key of the record, the fields of a posting, reading_key, employer, posted_on, closes_on, first_seen_on,
--        last_seen_on, is_shown), view unreadable (source, board, record, reason)
create or replace view adverts as
select
    parsed.* exclude (reason, own_first_on, own_last_on),
    coalesce(own_first_on, first_seen_on) as first_seen_on,
    coalesce(own_last_on, last_seen_on) as last_seen_on,
    is_shown
from kept
join parsed
    on parsed.run_id = kept.run_id and parsed.source = kept.source and parsed.board = kept.board
    and parsed.key = kept.source_key
where reason is null;

create or replace view unreadable as
select source, board, record, reason
from seen
join (select source, board, key as source_key, run_id, reason from parsed where reason is not null)
    using (source, board, source_key, run_id)
