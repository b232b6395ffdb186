-- analysis/sql/claims_together.sql
-- How many times as often do jobs with one fact ask for another, compared with jobs that name as many skills without it?
-- Grain: one row per part of the question that any job is among
-- Takes: job_facts, selected_jobs, selected_employers, asks, $parts, $sides, $facts (lists of one length: the part; 'what',
--        'goal' or 'among'; the fact), $whole (parts about all selected jobs), $required_only
-- Gives: part, jobs (have both), jobs_all (have what), employers_all (of those), effective_all (how many employers of
--        equal size these are worth), others (jobs without what), other_employers, share, other_share (0-1, with the goal, of
--        either), ratio (Mantel-Haenszel, over jobs that name 0-4, 5-9, 10-19, 20 or more skills besides the part's own),
--        variance (of its logarithm: what each employer adds to its linear part, squared; delta method)
with term as (
    select unnest($parts::integer[]) as part, unnest($sides::varchar[]) as side, unnest($facts::varchar[]) as fact
),
held as (
    select
        part,
        job_no,
        bool_or(side = 'what') as has_what,
        bool_or(side = 'goal') as has_goal,
        bool_or(side = 'among') as is_among,
        count(distinct fact) filter (starts_with(fact, 'skill:')) as own
    from term
    join job_facts using (fact)
    group by part, job_no
),
named as (
    select job_no, count(*) as skills
    from asks
    semi join selected_jobs using (job_no)
    where strength = 3 or not $required_only
    group by job_no
),
job as (
    select
        part.part,
        employer_no,
        coalesce(has_what, false) as a,
        coalesce(has_goal, false) as b,
        votes / jobs as weight,
        coalesce(skills, 0) - coalesce(own, 0) as besides,
        case when besides < 5 then 0 when besides < 10 then 1 when besides < 20 then 2 else 3 end as band
    from (select distinct part from term) as part
    cross join selected_jobs
    join selected_employers using (employer_no)
    left join held on held.part = part.part and held.job_no = selected_jobs.job_no
    left join named on named.job_no = selected_jobs.job_no
    where is_among or list_contains($whole::integer[], part.part)
),
cell as (
    select
        part,
        band,
        employer_no,
        coalesce(sum(weight) filter (a), 0) as n1,
        coalesce(sum(weight) filter (not a), 0) as n0,
        coalesce(sum(weight) filter (a and b), 0) as x1,
        coalesce(sum(weight) filter (not a and b), 0) as x0,
        count(*) filter (a) as jobs1,
        count(*) filter (not a) as jobs0,
        count(*) filter (a and b) as jobs_both
    from job
    group by part, band, employer_no
),
stratum as (
    select part, band, sum(n1) as n1, sum(n0) as n0, sum(x1) as x1, sum(x0) as x0, sum(n1) + sum(n0) as n
    from cell
    group by part, band
),
whole as (
    select part, sum(x1 * n0 / n) as r, sum(x0 * n1 / n) as s
    from stratum
    group by part
),
slope as (
    -- derivatives of log(r / s) by the four totals of the stratum
    select
        part,
        band,
        n0 / n / r as by_x1,
        -n1 / n / s as by_x0,
        -x1 * n0 / n ** 2 / r - x0 * n0 / n ** 2 / s as by_n1,
        x1 * n1 / n ** 2 / r + x0 * n1 / n ** 2 / s as by_n0
    from stratum
    join whole using (part)
    where r > 0 and s > 0
),
employer as (
    select
        part,
        employer_no,
        sum(cell.x1 * by_x1 + cell.x0 * by_x0 + cell.n1 * by_n1 + cell.n0 * by_n0) as adds,
        sum(n1) as n1,
        sum(n0) as n0,
        sum(x1) as x1,
        sum(x0) as x0,
        sum(jobs1) as jobs1,
        sum(jobs0) as jobs0,
        sum(jobs_both) as jobs_both
    from cell
    left join slope using (part, band)
    group by part, employer_no
)
select
    part,
    sum(jobs_both)::bigint as jobs,
    sum(jobs1)::bigint as jobs_all,
    count(*) filter (jobs1 > 0) as employers_all,
    sum(n1) ** 2 / sum(n1 * n1) as effective_all,
    sum(jobs0)::bigint as others,
    count(*) filter (jobs0 > 0) as other_employers,
    sum(x1) / nullif(sum(n1), 0) as share,
    sum(x0) / nullif(sum(n0), 0) as other_share,
    any_value(r) / nullif(any_value(s), 0) as ratio,
    sum(adds * adds) * count(*) / nullif(count(*) - 1, 0) as variance
from employer
join whole using (part)
group by part
order by part
