-- analysis/sql/selection.sql
-- Which filters does each job pass?
-- Grain: one row per ML job of any time
-- Takes: the variable chosen (see chosen.sql)
-- Makes: the temporary view filtered_jobs (job_no, employer_no, is_english, by_role, by_level, by_country, by_mode,
--        by_source, by_window, by_age) on the asking cursor; what no question asks for is never computed
create or replace temporary view filtered_jobs as
select
    job_no,
    employer_no,
    is_english,
    len(getvariable('chosen').roles) = 0 or list_contains(getvariable('chosen').roles, role) as by_role,
    len(getvariable('chosen').levels) = 0 or list_contains(getvariable('chosen').levels, level) as by_level,
    len(getvariable('chosen').countries) = 0 or list_has_any(getvariable('chosen').countries, countries) as by_country,
    len(getvariable('chosen').work_modes) = 0 or list_contains(getvariable('chosen').work_modes, mode) as by_mode,
    len(getvariable('chosen').sources) = 0 or list_has_any(getvariable('chosen').sources, sources) as by_source,
    case getvariable('chosen').window
        when 'open' then is_open
        when '90d' then last_seen_on > as_of - 90
        when 'range' then
            last_seen_on >= coalesce(getvariable('chosen').since, date '0001-01-01')
            and first_seen_on <= coalesce(getvariable('chosen').until, date '9999-12-31')
        else true
    end as by_window,
    coalesce(days_shown <= getvariable('chosen').longest_days, true) as by_age
from ml_jobs
cross join meta
