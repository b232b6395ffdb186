-- etl/sql/asks.sql
-- What each ML job asks for, in small numbers: the table that nearly every question counts.
-- Grain: one row per ML job and skill, one skill after the other, within a skill by job_no: the dashboard counts along
--        this order
-- Takes: ml_jobs, mentions, skill_numbers
-- Gives: rows of asks
insert into asks by name
select
    job_no,
    skill_no,
    case requirement when 'required' then 3 when 'preferred' then 2 else 1 end as strength
from mentions
join ml_jobs using (job_id)
join skill_numbers using (skill_id)
order by skill_no, job_no
