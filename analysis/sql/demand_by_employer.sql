-- analysis/sql/demand_by_employer.sql
-- How many votes of each employer ask for each skill?
-- Grain: one row per employer x skill it asks for, and one with skill_id NULL per employer: all its votes
-- Takes: selected_jobs (job_id, employer_id), selected_employers (employer_id, jobs, votes), $required_only
-- Gives: employer_id, skill_id, votes (jobs, each weighing its employer's votes / jobs)
select employer_id, skill_id, count(*) * any_value(votes) / any_value(jobs) as votes
from mentions
join selected_jobs using (job_id)
join selected_employers using (employer_id)
where requirement = 'required' or not $required_only
group by employer_id, skill_id
union all
select employer_id, null, votes
from selected_employers
