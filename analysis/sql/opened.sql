-- analysis/sql/opened.sql
-- Which build is this? Its file never changes once it is published.
-- Grain: one row
-- Takes: meta, ml_jobs
-- Gives: path (of the opened file), built_at, last_job_no (0 where there is no job)
select
    path,
    built_at,
    coalesce((select max(job_no) from ml_jobs), 0) as last_job_no
from duckdb_databases()
cross join meta
where database_name = current_database()
