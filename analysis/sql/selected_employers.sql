-- analysis/sql/selected_employers.sql
-- How much does each employer's voice count?
-- Grain: one row per employer with a selected job
-- Takes: selected_jobs (job_no, employer_no), $one_vote (true: every employer weighs the same)
-- Makes: the temporary table selected_employers (employer_no, jobs, votes: its jobs, or 1) on the asking cursor
create or replace temporary table selected_employers as
select employer_no, count(*) as jobs, if($one_vote, 1, count(*))::double as votes
from selected_jobs
group by employer_no
