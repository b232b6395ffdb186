-- analysis/sql/asks_jobs.sql
-- Whose is each ML job, and can its text be read?
-- Grain: one row per ML job, by job_no; jobs of one employer are neighbours
-- Takes: ml_jobs
-- Gives: job_no, employer_no, is_english
select job_no, employer_no, is_english
from ml_jobs
order by job_no
