-- analysis/sql/by_source.sql
-- Which sources show the selected jobs?
-- Grain: one row per source that shows one; a job shown by two counts at both
-- Takes: selected_jobs (job_no)
-- Gives: source, label, jobs (count), share_pct (0-100, of the selected jobs)
with shown as (
    select job_no, unnest(sources) as source
    from selected_jobs
    join ml_jobs using (job_no)
)
select
    source,
    label,
    count(*) as jobs,
    round(100.0 * count(*) / (select count(*) from selected_jobs), 2) as share_pct
from shown
join sources using (source)
group by source, label
order by jobs desc, source
