-- analysis/sql/trend_periods.sql
-- In each period, how many of the jobs that appeared in it ask for one skill?
-- Grain: one row per period in which a job appeared
-- Takes: compared_jobs (job_no, employer_no, period_on), $skill (skill_id), $required_only, $one_vote
-- Gives: period_on, jobs, jobs_all, employers (that ask), employers_all (counts), votes, votes_all, size_all,
--        between_employers (see demand.sql; with $one_vote every employer has one vote a period), effective_all (how many
--        equal employers they are worth)
with asking as (
    select job_no
    from asks
    join skill_numbers using (skill_no)
    where skill_id = $skill and (strength = 3 or not $required_only)
),
by_employer as (
    select
        period_on,
        employer_no,
        count(*) as n,
        count(asking.job_no) as x,
        if($one_vote, 1, n)::double as v
    from compared_jobs
    left join asking using (job_no)
    group by period_on, employer_no
),
summed as (
    select
        period_on,
        sum(x)::bigint as jobs,
        sum(n)::bigint as jobs_all,
        count(*) filter (x > 0) as employers,
        count(*) as employers_all,
        sum(x * v / n) as votes,
        sum(v) as votes_all,
        sum(v) ** 2 / sum(v * v / n) as size_all,
        sum(v) ** 2 / sum(v * v) as effective_all,
        sum((x * v / n) ** 2) as x_x,
        sum(x * v / n * v) as x_n,
        sum(v * v) as n_n
    from by_employer
    group by period_on
)
select
    * exclude (x_x, x_n),
    greatest(x_x - 2 * x_n * votes / votes_all + n_n * (votes / votes_all) ** 2, 0) as between_employers
from summed
order by period_on
