-- analysis/sql/signals.sql
-- How many of the selected jobs show which sign of a stale advertisement?
-- Grain: one row per sign of $signals, in that order
-- Takes: selected_jobs (job_no, employer_no), selected_employers (employer_no, jobs, votes), job_signals (job_no, signal)
--        of the selected jobs, $signals, $of_whole_boards (those that only a board tells that shows all its jobs)
-- Gives: signal, jobs_flagged, jobs_judged (counts; judged: whose source can tell), employers_judged, flagged_pct (0-100,
--        of those judged, each weighing its employer's votes / jobs; NULL: none judged)
with kinds as (
    select
        list(source) filter (coverage = 'whole') as whole,
        list(source) filter (coverage != 'file') as dated
    from sources
),
judged as (
    select job_no, employer_no, votes / jobs as vote, list_has_any(sources, whole) as is_on_whole_board
    from selected_jobs
    join ml_jobs using (job_no, employer_no)
    join selected_employers using (employer_no)
    cross join kinds
    where list_has_any(sources, dated)
),
sign as (
    select unnest($signals::varchar[]) as signal, generate_subscripts($signals::varchar[], 1) as place
)
select
    sign.signal,
    count(job_signals.job_no) as jobs_flagged,
    count(judged.job_no) as jobs_judged,
    count(distinct employer_no) as employers_judged,
    round(100 * coalesce(sum(vote) filter (job_signals.job_no is not null), 0) / sum(vote), 2) as flagged_pct
from sign
left join judged on is_on_whole_board or not list_contains($of_whole_boards, sign.signal)
left join job_signals on job_signals.job_no = judged.job_no and job_signals.signal = sign.signal
group by sign.signal, place
order by place
