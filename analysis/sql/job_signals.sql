-- analysis/sql/job_signals.sql
-- Which signs of a stale advertisement do jobs show?
-- Grain: one row per job and sign
-- Takes: selected_jobs (job_no), $jobs (list of job_no; NULL: the selected ones), $long_days, $very_long_days,
--        $away_days (a title that comes back later than that is a new vacancy)
-- Makes: the temporary table job_signals (job_no, signal: a key of jobs.SIGNALS) on the asking cursor
-- Only a board that shows all its jobs says that one went away, or that its posted day was not the first.
create or replace temporary table job_signals as
with looked_at as (
    select job_no, job_id, days_shown, sources
    from ml_jobs
    where
        job_no in (select unnest($jobs::integer[]))
        or ($jobs is null and job_no in (select job_no from selected_jobs))
),
seen as ( -- what else the boards of these jobs have shown
    select distinct source, board
    from postings
    semi join looked_at using (job_id)
),
whole as (
    select
        job_id,
        posted_on,
        first_seen_on,
        last_seen_on,
        unnest([hash(source, board, job_id), hash(source, board, lower(title), location)]) as same,
        unnest([true, false]) as is_same_job
    from postings
    semi join seen using (source, board)
    join sources using (source)
    where coverage = 'whole'
),
several as ( -- of the others nothing came back
    select same
    from whole
    group by same
    having max(first_seen_on) > min(last_seen_on)
),
again as (
    select job_id, is_same_job, first_seen_on - max(last_seen_on) over earlier as days_away
    from whole
    semi join several using (same)
    window earlier as (
        partition by same order by first_seen_on, last_seen_on rows between unbounded preceding and 1 preceding
    )
),
signed as (
    select job_id, true as is_again, false as is_moved
    from again
    where days_away > 0 and (is_same_job or days_away <= $away_days)
    union all
    select job_id, false, true
    from whole
    where is_same_job and posted_on > first_seen_on + 1 -- a day more: clocks differ
),
signs as (
    select job_id, bool_or(is_again) as is_again, bool_or(is_moved) as is_moved
    from signed
    semi join looked_at using (job_id)
    group by job_id
),
known as ( -- a file says nothing of how long a job was shown
    select job_no, job_id, days_shown, list_has_any(sources, dated) as is_dated
    from looked_at
    cross join (select list(source) as dated from sources where coverage != 'file')
)
select job_no, unnest(list_filter([
    if(is_dated and days_shown > $long_days, 'long shown', null),
    if(is_dated and days_shown > $very_long_days, 'very long shown', null),
    if(is_again, 'posted again', null),
    if(is_moved, 'day moved', null)
], lambda sign: sign is not null)) as signal
from known
left join signs using (job_id)
