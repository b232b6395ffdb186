-- Gives: jobs whose id is not that of the posting seen first (ties: the smallest)
select job_id, min((first_seen_on, posting_id)) as first
from postings
group by job_id
having struct_extract(min((first_seen_on, posting_id)), 2) != job_id
