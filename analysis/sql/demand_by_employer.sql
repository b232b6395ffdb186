-- analysis/sql/demand_by_employer.sql
-- How many of each employer's selected jobs mention each skill?
-- Grain: one row per employer x skill it mentions, and one with skill_id NULL per employer: all its jobs
-- Takes: selected_jobs (job_id, employer_id)
-- Gives: employer_id, skill_id, jobs (count)
select employer_id, skill_id, count(*) as jobs
from mentions
join selected_jobs using (job_id)
group by employer_id, skill_id
union all
select employer_id, null, count(*)
from selected_jobs
group by employer_id
