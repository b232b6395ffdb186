-- etl/sql/history.sql
-- Which postings did each board show, from when to when, by its well-read days?
-- Grain: one row per source, board and source key that was ever shown at the end of a well-read day
-- Takes: runs (run_id, on_day), snapshot_rows (run_id, source, board, kind, key, record)
-- Gives: table kept (source, board, source_key, run_id and seen_on of the newest record, first_seen_on, last_seen_on,
--        is_shown on the board's newest good reading), view seen (the same with that record)
create or replace table kept as
with good as (
    select source, board, run_id, on_day
    from snapshot_rows
    join runs using (run_id)
    where kind = 'board' and record ->> 'status' = 'ok'
),
truths as ( -- a day's truth is the last good reading of that day
    select source, board, on_day, max(run_id) as run_id
    from good
    group by source, board, on_day
),
spans as ( -- [run_id, ends): from the run that put a record to the run that changed it or saw it gone
    select
        source, board, key, run_id, kind,
        lead(run_id, 1, '~') over (partition by source, board, key order by run_id) as ends
    from snapshot_rows
    where kind in ('put', 'gone')
),
starts as (
    select spans.*, truths.on_day as first_on
    from spans
    asof join truths
        on spans.source = truths.source and spans.board = truths.board and spans.run_id <= truths.run_id
    where spans.kind = 'put' and truths.run_id < spans.ends
),
shown as (
    select starts.*, truths.on_day as last_on
    from starts
    asof join truths
        on starts.source = truths.source and starts.board = truths.board and starts.ends > truths.run_id
),
postings as (
    select
        source, board, key,
        max(run_id) as run_id,
        min(first_on) as first_seen_on,
        max(last_on) as last_seen_on,
        bool_or(ends = '~') as is_shown
    from shown
    group by source, board, key
)
select source, board, key as source_key, run_id, runs.on_day as seen_on, first_seen_on, last_seen_on, is_shown
from postings
join runs using (run_id);

create or replace view seen as
select kept.*, rows.record
from kept
join snapshot_rows as rows
    on rows.source = kept.source and rows.board = kept.board and rows.key = kept.source_key and rows.run_id = kept.run_id
where rows.kind = 'put'
