-- Gives: postings whose job is missing, and jobs whose number of postings is wrong
select posting_id, job_id
from postings
anti join jobs using (job_id)
union all
select shown_posting_id, job_id
from jobs
where jobs.postings != (select count(*) from postings where postings.job_id = jobs.job_id)
