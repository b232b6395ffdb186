-- etl/sql/shown_records.sql
-- What does each board show as of its last good reading, be it the second of its day?
-- Grain: one row per source, board and source key
-- Takes: snapshot_rows
-- Gives: source, board, source_key, record (the newest)
select source, board, key as source_key, arg_max(record, run_id) as record
from snapshot_rows
where kind in ('put', 'gone')
group by source, board, key
having arg_max(kind, run_id) = 'put'
