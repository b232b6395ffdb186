-- analysis/sql/options.sql
-- What can be chosen in each filter, and how many jobs would each choice leave under the other filters?
-- Grain: one row per filter and option that an ML job of any time has; 'unknown' stands for NULL
-- Takes: filtered_jobs
-- Gives: facet, option, label (of a source; else NULL), jobs (count, also 0)
with value as (
    select job_id, 'role' as facet, coalesce(role_family, 'unknown') as option from jobs
    union all
    select job_id, 'level', coalesce(seniority, 'unknown') from jobs
    union all
    select job_id, 'country', unnest(if(len(countries) > 0, list_distinct(countries), ['unknown'])) from jobs
    union all
    select job_id, 'mode', coalesce(work_mode, 'unknown') from jobs
    union all
    select distinct job_id, 'source', source from postings
)
select
    facet,
    option,
    label,
    count(*) filter (
        is_english
        and by_window
        and (by_role or facet = 'role')
        and (by_level or facet = 'level')
        and (by_country or facet = 'country')
        and (by_mode or facet = 'mode')
        and (by_source or facet = 'source')
    ) as jobs
from value
join filtered_jobs using (job_id)
left join sources on facet = 'source' and source = option
group by facet, option, label
order by facet, option = 'unknown', jobs desc, option
