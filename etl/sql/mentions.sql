-- etl/sql/mentions.sql
-- Which skills does the shown posting of each job name?
-- Grain: one row per job and skill
-- Takes: members, jobs
-- Gives: rows of mentions
insert into mentions by name
with named as (
    select jobs.job_id, unnest(members.mentions) as mention
    from jobs
    join members on members.posting_id = jobs.shown_posting_id
)
select
    job_id, mention.skill_id, mention.requirement, mention.count, mention.evidence, mention.starts_at, mention.ends_at
from named
