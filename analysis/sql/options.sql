-- analysis/sql/options.sql
-- What can be chosen in each filter, and how many jobs would each choice leave under the other filters?
-- Grain: one row per filter and option that an ML job of any time has; 'unknown' stands for NULL
-- Takes: filtered_jobs
-- Gives: facet, option, label (of a source; else NULL), jobs (count, also 0)
with value as (
    select job_no, 'role' as facet, role as option from ml_jobs
    union all
    select job_no, 'level', level from ml_jobs
    union all
    select job_no, 'country', unnest(countries) from ml_jobs
    union all
    select job_no, 'mode', mode from ml_jobs
    union all
    select job_no, 'source', unnest(sources) from ml_jobs
)
select
    facet,
    option,
    label,
    count(*) filter (
        is_english
        and by_window
        and by_age
        and (by_role or facet = 'role')
        and (by_level or facet = 'level')
        and (by_country or facet = 'country')
        and (by_mode or facet = 'mode')
        and (by_source or facet = 'source')
    ) as jobs
from value
join filtered_jobs using (job_no)
left join sources on facet = 'source' and source = option
group by facet, option, label
order by facet, option = 'unknown', jobs desc, option
