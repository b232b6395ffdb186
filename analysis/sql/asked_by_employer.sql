-- analysis/sql/asked_by_employer.sql
-- How many of the selected jobs of each employer name each skill?
-- Grain: one row per skill x employer with a selected job that names it
-- Takes: selected_jobs (job_no, employer_no)
-- Makes: the temporary table asked_by_employer (skill_no, employer_no, named, required, preferred: jobs) on the asking
--        cursor
create or replace temporary table asked_by_employer as
select
    skill_no,
    employer_no,
    count(*) as named,
    count(*) filter (strength = 3) as required,
    count(*) filter (strength = 2) as preferred
from asks
join selected_jobs using (job_no)
group by skill_no, employer_no
