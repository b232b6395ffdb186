-- analysis/sql/selected.sql
-- Which jobs are selected, and whose are they?
-- Grain: one row per selected job
-- Takes: selected_jobs (job_no, employer_no)
-- Gives: job_no, employer_no
select job_no, employer_no
from selected_jobs
