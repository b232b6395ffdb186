-- analysis/sql/needs_either.sql
-- Of which skills does each ML job require any one?
-- Grain: one row per job, need that several skills meet, and skill that meets it, in this order
-- Takes: needs
-- Gives: job_no, need_no, skill_no
with several as (
    select job_no, need_no
    from needs
    group by job_no, need_no
    having count(*) > 1
)
select job_no, need_no, skill_no
from needs
semi join several using (job_no, need_no)
order by job_no, need_no, skill_no
