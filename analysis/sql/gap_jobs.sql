-- analysis/sql/gap_jobs.sql
-- What do people want to know of these few jobs?
-- Grain: one row per job
-- Takes: $job_nos (list)
-- Gives: job_no, job_id, title, employer (shown name), posted_on, url (of the shown posting; NULL where it has none)
select job_no, jobs.job_id, jobs.title, jobs.company as employer, jobs.posted_on, url
from ml_jobs
join jobs using (job_id)
left join postings on posting_id = shown_posting_id
where list_contains($job_nos::integer[], job_no)
