-- Gives: postings that neither are their job's id nor resolve to it, and old ids that lead nowhere
select posting_id as old_id, job_id
from postings
anti join job_aliases on job_aliases.old_id = posting_id and job_aliases.job_id = postings.job_id
where posting_id != postings.job_id
union all
select old_id, job_id
from job_aliases
where old_id in (select job_id from jobs) or job_id not in (select job_id from jobs)
