-- analysis/sql/premium_asks.sql
-- Which of these skills does each of the alike jobs ask for?
-- Grain: one row per job that states its pay and has a like, and skill of $skills that it asks for
-- Takes: alike_jobs (place, job_no), $required_only, $skills (skill_nos)
-- Gives: place (of the job), skill_place (of the skill in $skills, from 0)
with numbered as (
    select unnest($skills::smallint[]) as skill_no, unnest(range(len($skills)))::integer as skill_place
)
select place, skill_place
from asks
join numbered using (skill_no)
join alike_jobs using (job_no)
where strength = 3 or not $required_only
