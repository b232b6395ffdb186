-- analysis/sql/source_options.sql
-- Which sources can be chosen, and how many selected jobs does each show?
-- Grain: one row per source that ever showed an ML job
-- Takes: selected_jobs (job_id), filled without the source filter
-- Gives: option, label, jobs (count, also 0)
select
    source as option,
    label,
    count(distinct job_id) filter (job_id in (select job_id from selected_jobs)) as jobs
from postings
join sources using (source)
where job_id in (select job_id from jobs where is_ml_role)
group by source, label
order by jobs desc, source
