-- etl/sql/source_runs.sql
-- How did each board answer in each run?
-- Grain: one row per run, source and board
-- Takes: runs, snapshot_rows
-- Gives: rows of source_runs
insert into source_runs by name
select
    run_id, source, board, on_day,
    record ->> 'status' as status,
    (record ->> 'postings')::integer as postings,
    (record ->> 'new')::integer as new,
    (record ->> 'changed')::integer as changed,
    (record ->> 'gone')::integer as gone,
    (record ->> 'quarantined')::integer as quarantined,
    (record ->> 'requests')::integer as requests,
    (record ->> 'seconds')::double as seconds,
    (record ->> 'bytes')::bigint as bytes,
    record ->> 'error' as error
from snapshot_rows
join runs using (run_id)
where kind = 'board'
