-- Gives: jobs named after no posting of theirs, or that show one that is not theirs
select job_id, shown_posting_id
from jobs
where
    (select job_id from postings where posting_id = jobs.job_id) is distinct from job_id
    or (select job_id from postings where posting_id = jobs.shown_posting_id) is distinct from job_id
