-- analysis/sql/one_job.sql
-- Which job is this, whatever is selected?
-- Grain: one row, none where there is no such job
-- Takes: $job (job_id of today or of an earlier day)
-- Gives: job_no
select job_no
from ml_jobs
where job_id = coalesce((select job_id from job_aliases where old_id = $job), $job)
