-- analysis/sql/typical.sql
-- How common is what each job asks for?
-- Grain: one row: of the selected jobs that name one of these skills, how many ask for rarer things in the mean
-- Takes: selected_jobs (job_no, employer_no), $skill_nos and $shares (lists of the same length: the share of jobs, 0-100,
--        that ask for each skill), $mean (the mean share of the asks it is compared with)
-- Gives: jobs (that name one of these skills), rarer (those of them whose mean share is below $mean)
with share as (
    select unnest($skill_nos::smallint[]) as skill_no, unnest($shares::double[]) as share
),
job as (
    select job_no, avg(share) as mean
    from asks
    join selected_jobs using (job_no)
    join share using (skill_no)
    group by job_no
)
select count(*) as jobs, count(*) filter (mean < $mean) as rarer
from job
