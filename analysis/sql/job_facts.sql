-- analysis/sql/job_facts.sql
-- Which of the facts asked for does each selected job have?
-- Grain: one row per selected job x fact of $facts that it has
-- Takes: selected_jobs (job_no, employer_no), $facts (such as 'skill:python', 'level:junior', 'sector:Finance',
--        'degree_fields:Statistics'; 'level:known' for every job that says it), $required_only (true: a job has a skill
--        only where it requires it)
-- Makes: the temporary table job_facts (job_no, fact) on the asking cursor
create or replace temporary table job_facts as
with wanted as (
    select unnest($facts::varchar[]) as fact
),
attribute as (
    select job_no, 'role' as name, [role] as said from selected_jobs join ml_jobs using (job_no)
    union all
    select job_no, 'level', [level] from selected_jobs join ml_jobs using (job_no)
    union all
    select
        job_no,
        unnest(['employment_type', 'sector', 'degree_need', 'degree_fields']),
        unnest([[employment_type], [sector], [degree_need], degree_fields])
    from selected_jobs
    join ml_jobs using (job_no)
),
said as (
    select job_no, name, unnest(said) as option
    from attribute
)
select job_no, fact
from wanted
join skill_numbers on fact = 'skill:' || skill_id
join asks using (skill_no)
semi join selected_jobs using (job_no)
where strength = 3 or not $required_only
union all
select job_no, fact
from said
join wanted on fact = name || ':' || option
union all
select distinct job_no, fact
from said
join wanted on fact = name || ':known'
where option != 'unknown'
