-- analysis/sql/demand_by_employer.sql
-- How many votes of each employer ask for each skill?
-- Grain: one row per employer x skill it asks for, and one with skill_no 0 per employer: all its votes
-- Takes: asked_by_employer, selected_employers (employer_no, jobs, votes), $required_only
-- Gives: employer_no, skill_no, votes (jobs, each weighing its employer's votes / jobs)
select employer_no, skill_no, if($required_only, required, named) * votes / jobs as votes
from asked_by_employer
join selected_employers using (employer_no)
where required > 0 or not $required_only
union all
select employer_no, 0, votes
from selected_employers
