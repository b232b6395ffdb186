-- analysis/sql/selected_employers.sql
-- How much does each employer's voice count?
-- Grain: one row per employer with a selected job
-- Takes: selected_jobs (job_no, employer_no), the variable chosen (see chosen.sql)
-- Makes: the temporary view selected_employers (employer_no, jobs, votes: its jobs, or 1) on the asking cursor; most
--        questions count without it
create or replace temporary view selected_employers as
select employer_no, count(*) as jobs, if(getvariable('chosen').one_vote, 1, count(*))::double as votes
from selected_jobs
group by employer_no
