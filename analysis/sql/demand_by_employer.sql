-- analysis/sql/demand_by_employer.sql
-- How many votes of each employer ask for each skill?
-- Grain: one row per employer x skill it asks for, and one with skill_no 0 per employer: all its votes
-- Takes: selected_jobs (job_no, employer_no), selected_employers (employer_no, jobs, votes), $required_only
-- Gives: employer_no, skill_no, votes (jobs, each weighing its employer's votes / jobs)
with asked as (
    select employer_no, skill_no, count(*) as asking
    from asks
    join selected_jobs using (job_no)
    where strength = 3 or not $required_only
    group by employer_no, skill_no
)
select employer_no, skill_no, asking * votes / jobs as votes
from asked
join selected_employers using (employer_no)
union all
select employer_no, 0, votes
from selected_employers
