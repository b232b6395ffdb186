-- etl/sql/quarantine.sql
-- Which records were refused, on the night they came or by the parser of today?
-- Grain: one row per refused record
-- Takes: runs, snapshot_rows, unreadable
-- Gives: rows of quarantine
insert into quarantine by name
select run_id, source, board, record as raw, reason
from snapshot_rows
where kind = 'refused'
union all by name
select (select max(run_id) from runs) as run_id, source, board, record as raw, reason
from unreadable
