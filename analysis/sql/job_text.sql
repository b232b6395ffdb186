-- analysis/sql/job_text.sql
-- What is the whole text of one job, and is it selected?
-- Grain: one row for this job
-- Takes: selected_jobs (job_no), $job_id
-- Gives: text, is_selected
select text, job_no in (select job_no from selected_jobs) as is_selected
from jobs
join ml_jobs using (job_id)
where jobs.job_id = $job_id
