-- analysis/sql/trend_jobs.sql
-- Which of the selected jobs appeared on boards that were read well all along, and in which period?
-- Grain: one row per selected job that appeared on one of these boards in one of these periods
-- Takes: selected_jobs (job_no, employer_no), $sources and $boards (lists, pair by pair), $grain (week, month), $start and
--        $finish (days, both included), $periods, $early, $late (lists of first days: of those read well, of the first and
--        of the last third of them)
-- Makes: the temporary table compared_jobs (job_no, employer_no, period_on, is_then, is_now) on the asking cursor
create or replace temporary table compared_jobs as
with board as (
    select unnest($sources::varchar[]) as source, unnest($boards::varchar[]) as board
),
appeared as (
    select job_no, selected_jobs.employer_no, job_id, date_trunc($grain, appeared_on)::date as period_on
    from selected_jobs
    join ml_jobs using (job_no)
    where appeared_on between $start and $finish
)
select
    job_no,
    employer_no,
    period_on,
    list_contains($early::date[], period_on) as is_then,
    list_contains($late::date[], period_on) as is_now
from appeared
where
    list_contains($periods::date[], period_on)
    and job_id in (select job_id from postings join board using (source, board))
