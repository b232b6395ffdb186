-- etl/sql/alternatives.sql
-- Which skills does the shown posting of each job ask for as one need?
-- Grain: one row per job, group and skill
-- Takes: members, jobs
-- Gives: rows of alternatives
insert into alternatives by name
with named as (
    select jobs.job_id, unnest(members.alternatives) as one
    from jobs
    join members on members.posting_id = jobs.shown_posting_id
)
select job_id, one.group_no, one.skill_id, one.requirement
from named
