-- analysis/sql/selection.sql
-- Which jobs is every number about?
-- Grain: one row per selected job
-- Takes: $roles and $sources (lists; empty: any; 'unknown' stands for NULL), $window (open, 90d, all, range),
--        $since and $until (days, both included; NULL: no bound)
-- Makes: the temporary table selected_jobs (job_id, employer_id) on the asking cursor
create or replace temporary table selected_jobs as
with shown as (
    select distinct job_id
    from postings
    where len($sources::varchar[]) = 0 or list_contains($sources::varchar[], source)
)
select job_id, employer_id
from jobs
join shown using (job_id)
cross join meta
where is_ml_role
    and (len($roles::varchar[]) = 0 or list_contains($roles::varchar[], coalesce(role_family, 'unknown')))
    and case $window
        when 'open' then coalesce(is_open, false)
        when '90d' then last_seen_on > as_of - 90
        when 'range' then
            last_seen_on >= coalesce($since::date, date '0001-01-01')
            and first_seen_on <= coalesce($until::date, date '9999-12-31')
        else true
    end
