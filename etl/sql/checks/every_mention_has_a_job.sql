-- Gives: mentions of a job or of a skill that is missing
select job_id, skill_id
from mentions
where job_id not in (select job_id from jobs) or skill_id not in (select skill_id from skills)
