-- etl/sql/needs.sql
-- What a person must bring for each ML job: "PyTorch or TensorFlow" is one need, which either meets.
-- Grain: one row per job, need and skill that meets it
-- Takes: ml_jobs, mentions, alternatives, skill_numbers
-- Gives: rows of needs: every required group of alternatives, and every required skill that is in no group, numbered
--        within the job (group_no, then skill)
insert into needs by name
with grouped as (
    select job_id, skill_id, group_no
    from alternatives
    where requirement = 'required'
),
alone as (
    select job_id, skill_id
    from mentions
    anti join alternatives using (job_id, skill_id)
    where requirement = 'required'
),
need as (
    select job_id, skill_id, group_no, null as alone from grouped
    union all
    select job_id, skill_id, null, skill_id from alone
)
select
    job_no,
    dense_rank() over (partition by job_no order by group_no nulls last, alone)::smallint as need_no,
    skill_no
from need
join ml_jobs using (job_id)
join skill_numbers using (skill_id)
order by job_no, need_no, skill_no
