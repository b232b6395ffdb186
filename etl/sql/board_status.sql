-- etl/sql/board_status.sql
-- How did each board answer last, and does it still make a statement?
-- Grain: one row per source and board that was ever asked
-- Takes: runs, snapshot_rows, boards
-- Gives: source, board, on_day, status, postings, new, changed, gone, last_good_on, standing, error
with answers as (
    select source, board, on_day, run_id, record
    from snapshot_rows
    join runs using (run_id)
    where kind = 'board'
    qualify row_number() over (partition by source, board order by run_id desc) = 1
)
select
    source, board, on_day,
    record ->> 'status' as status,
    (record ->> 'postings')::integer as postings,
    (record ->> 'new')::integer as new,
    (record ->> 'changed')::integer as changed,
    (record ->> 'gone')::integer as gone,
    last_good_on,
    case
        when coverage = 'file' then 'imported'
        when makes_statement then 'current'
        when is_configured then 'stale'
        else 'away'
    end as standing,
    record ->> 'error' as error
from answers
join boards using (source, board)
order by source, lower(board)
