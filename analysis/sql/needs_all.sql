-- analysis/sql/needs_all.sql
-- What does each ML job require?
-- Grain: one row per job, need and skill that meets it, in this order
-- Takes: needs
-- Gives: job_no, need_no, skill_no
select job_no, need_no, skill_no
from needs
order by job_no, need_no, skill_no
