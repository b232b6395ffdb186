-- analysis/sql/role_options.sql
-- Which roles can be chosen, and how many selected jobs has each?
-- Grain: one row per role family among ML jobs of any time; 'unknown' stands for NULL
-- Takes: selected_jobs (job_id), filled without the role filter
-- Gives: option, jobs (count, also 0)
select
    coalesce(role_family, 'unknown') as option,
    count(*) filter (job_id in (select job_id from selected_jobs)) as jobs
from jobs
where is_ml_role
group by option
order by jobs desc, option
