-- analysis/sql/job_facts.sql
-- What does each ML job say of itself, besides skills?
-- Grain: one row per fact that a job has: 'role:ml_engineer', 'level:junior', 'sector:Finance',
--        'degree_fields:Statistics'; 'level:known' for every job that says it
-- Takes: ml_jobs
-- Gives: fact, job_nos (list; of 'degree_fields:known' a job once a field)
with attribute as (
    select
        job_no,
        unnest(['role', 'level', 'country', 'employment_type', 'sector', 'degree_need', 'degree_fields']) as name,
        unnest([[role], [level], countries, [employment_type], [sector], [degree_need], degree_fields]) as said
    from ml_jobs
    where is_english
),
said as (
    select name, unnest(said) as option, job_no
    from attribute
)
select name || ':' || option as fact, list(job_no) as job_nos
from said
where option is not null
group by name, option
union all
select name || ':known', list(job_no)
from said
where option != 'unknown'
group by name
