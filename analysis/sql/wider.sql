-- analysis/sql/wider.sql
-- How many jobs would be left without one of the filters?
-- Grain: one row per filter
-- Takes: filtered_jobs
-- Gives: facet (window: the time filter; age: fresh jobs only), jobs (count)
select
    facet,
    count(*) filter (
        is_english
        and (by_role or facet = 'role')
        and (by_level or facet = 'level')
        and (by_country or facet = 'country')
        and (by_mode or facet = 'mode')
        and (by_source or facet = 'source')
        and (by_window or facet = 'window')
        and (by_age or facet = 'age')
    ) as jobs
from (values ('role'), ('level'), ('country'), ('mode'), ('source'), ('window'), ('age')) as dropped (facet)
left join filtered_jobs on true
group by facet
