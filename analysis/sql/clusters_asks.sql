-- analysis/sql/clusters_asks.sql
-- Which jobs ask for these skills?
-- Grain: one row per selected job and skill of $skills that it asks for; of many jobs every $every-th
-- Takes: selected_jobs (job_no, employer_no), $skills (skill_nos), $every, $required_only
-- Gives: job_no, skill_place (of the skill in $skills, from 0), vote (an n-th of one where its employer has n of these
--        jobs), employers_all (of these jobs)
with numbered as (
    select unnest($skills::smallint[]) as skill_no, unnest(range(len($skills)))::integer as skill_place
),
taken as (
    select job_no, 1 / count(*) over (partition by employer_no) as vote
    from selected_jobs
    where job_no % $every = 0
)
select job_no, skill_place, vote, (select sum(vote) from taken) as employers_all
from asks
join numbered using (skill_no)
join taken using (job_no)
where strength = 3 or not $required_only
