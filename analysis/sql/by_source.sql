-- analysis/sql/by_source.sql
-- Which sources show the selected jobs?
-- Grain: one row per source that shows one; a job shown by two counts at both
-- Takes: selected_jobs (job_id)
-- Gives: source, label, jobs (count), share_pct (0-100, of the selected jobs)
select
    source,
    label,
    count(distinct job_id) as jobs,
    round(100.0 * count(distinct job_id) / (select count(*) from selected_jobs), 2) as share_pct
from selected_jobs
join postings using (job_id)
join sources using (source)
group by source, label
order by jobs desc, source
