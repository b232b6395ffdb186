-- analysis/sql/selection.sql
-- Which filters does each job pass?
-- Grain: one row per ML job of any time
-- Takes: $roles, $levels, $countries, $work_modes, $sources (lists; empty: any; 'unknown' stands for NULL),
--        $window (open, 90d, all, range), $since and $until (days, both included; NULL: no bound)
-- Makes: the temporary table filtered_jobs (job_id, employer_id, is_english, by_role, by_level, by_country, by_mode,
--        by_source, by_window) on the asking cursor
create or replace temporary table filtered_jobs as
select
    job_id,
    employer_id,
    coalesce(language = 'en', false) as is_english,
    len($roles::varchar[]) = 0 or list_contains($roles, coalesce(role_family, 'unknown')) as by_role,
    len($levels::varchar[]) = 0 or list_contains($levels, coalesce(seniority, 'unknown')) as by_level,
    len($countries::varchar[]) = 0
        or list_has_any($countries, if(len(countries) > 0, countries, ['unknown'])) as by_country,
    len($work_modes::varchar[]) = 0 or list_contains($work_modes, coalesce(work_mode, 'unknown')) as by_mode,
    len($sources::varchar[]) = 0
        or job_id in (select job_id from postings where list_contains($sources, source)) as by_source,
    case $window
        when 'open' then coalesce(is_open, false)
        when '90d' then last_seen_on > as_of - 90
        when 'range' then
            last_seen_on >= coalesce($since::date, date '0001-01-01')
            and first_seen_on <= coalesce($until::date, date '9999-12-31')
        else true
    end as by_window
from jobs
cross join meta
where is_ml_role
