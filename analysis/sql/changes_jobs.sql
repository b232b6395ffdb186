-- analysis/sql/changes_jobs.sql
-- Which of the moved jobs are compared?
-- Grain: one row per job that stood on a compared board on one of the two days
-- Takes: moved_jobs
-- Makes: the temporary table compared_jobs (job_no, employer_no, period_on: NULL, is_then, is_now) on the asking cursor
create or replace temporary table compared_jobs as
select job_no, employer_no, null::date as period_on, is_then, is_now
from moved_jobs
where is_then or is_now
