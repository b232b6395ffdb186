-- etl/sql/board_history.sql
-- How did each board answer, run by run?
-- Grain: one row per run, source and board, oldest run first
-- Takes: runs, snapshot_rows
-- Gives: source, board, status, postings (count), on_day
select source, board, record ->> 'status' as status, (record ->> 'postings')::integer as postings, on_day
from snapshot_rows
join runs using (run_id)
where kind = 'board'
order by run_id
