-- analysis/sql/compared_jobs.sql
-- Which jobs are compared, and on which side do they stand?
-- Grain: one row per compared job
-- Takes: compared_jobs (job_no, employer_no, period_on, is_then, is_now)
-- Gives: job_no, period_on, is_then, is_now
select job_no, period_on, is_then, is_now
from compared_jobs
