-- analysis/sql/selection.sql
-- Which filters does each job pass?
-- Grain: one row per ML job of any time
-- Takes: $roles, $levels, $countries, $work_modes, $sources (lists; empty: any; 'unknown' stands for NULL),
--        $window (open, 90d, all, range), $since and $until (days, both included; NULL: no bound), $longest_days (of a
--        job on the boards; NULL: any)
-- Makes: the temporary table filtered_jobs (job_no, employer_no, is_english, by_role, by_level, by_country, by_mode,
--        by_source, by_window, by_age) on the asking cursor
create or replace temporary table filtered_jobs as
select
    job_no,
    employer_no,
    is_english,
    len($roles::varchar[]) = 0 or list_contains($roles, role) as by_role,
    len($levels::varchar[]) = 0 or list_contains($levels, level) as by_level,
    len($countries::varchar[]) = 0 or list_has_any($countries, countries) as by_country,
    len($work_modes::varchar[]) = 0 or list_contains($work_modes, mode) as by_mode,
    len($sources::varchar[]) = 0 or list_has_any($sources, sources) as by_source,
    case $window
        when 'open' then is_open
        when '90d' then last_seen_on > as_of - 90
        when 'range' then
            last_seen_on >= coalesce($since::date, date '0001-01-01')
            and first_seen_on <= coalesce($until::date, date '9999-12-31')
        else true
    end as by_window,
    coalesce(days_shown <= $longest_days::integer, true) as by_age
from ml_jobs
cross join meta
