-- analysis/sql/job_marks.sql
-- Which skills does the text of one job name, and where?
-- Grain: one row per skill
-- Takes: $job_no
-- Gives: skill_id, skill (name), kind, requirement, starts_at, ends_at (characters of the text, of its first, strongest
--        mention)
select skill_id, skills.name as skill, kind, requirement, starts_at, ends_at
from ml_jobs
join mentions using (job_id)
join skills using (skill_id)
where job_no = $job_no
order by starts_at, ends_at desc
