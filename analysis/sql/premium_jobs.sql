-- analysis/sql/premium_jobs.sql
-- What do the alike jobs pay?
-- Grain: one row per job that states its pay and has a like
-- Takes: alike_jobs (place, job_no, employer_no, pay, like_no, vote)
-- Gives: employer_no, pay, like_no, vote, in the order of place
select employer_no, pay, like_no, vote
from alike_jobs
order by place
