-- analysis/sql/fact_shares.sql
-- How many jobs have one of some facts, among those that have one of others?
-- Grain: one row per part of the question that any job is among
-- Takes: job_facts (job_no, fact), selected_jobs (job_no, employer_no), $parts, $sides, $facts (lists of one length: the
--        part, 'what' or 'among', the fact), $whole (parts that are about all selected jobs), $one_vote
-- Gives: part, jobs, jobs_all, employers, employers_all (counts), votes, votes_all, size_all, effective_all,
--        between_employers (as in demand.sql, of the jobs it is among)
with term as (
    select unnest($parts::integer[]) as part, unnest($sides::varchar[]) as side, unnest($facts::varchar[]) as fact
),
held as (
    select distinct part, side, job_no
    from term
    join job_facts using (fact)
),
among as (
    select part, job_no, employer_no
    from held
    join selected_jobs using (job_no)
    where side = 'among'
    union all
    select part, job_no, employer_no
    from (select unnest($whole::integer[]) as part)
    cross join selected_jobs
),
by_employer as (
    select part, employer_no, count(*) as n, count(what.job_no) as x
    from among
    left join (from held where side = 'what') as what using (part, job_no)
    group by part, employer_no
),
weighed as (
    select part, n, x, if($one_vote, 1, n)::double as n_votes, if($one_vote, x / n, x) as x_votes
    from by_employer
),
total as (
    select
        part,
        sum(x)::bigint as jobs,
        sum(n)::bigint as jobs_all,
        count(*) filter (x > 0) as employers,
        count(*) as employers_all,
        sum(x_votes) as votes,
        sum(n_votes) as votes_all,
        sum(n_votes) ** 2 / sum(n_votes * n_votes / n) as size_all,
        sum(x_votes * x_votes) as x_x,
        sum(x_votes * n_votes) as x_n,
        sum(n_votes * n_votes) as n_n
    from weighed
    group by part
)
select
    part,
    jobs,
    jobs_all,
    employers,
    employers_all,
    votes,
    votes_all,
    size_all,
    votes_all ** 2 / n_n as effective_all,
    x_x - 2 * x_n * votes / votes_all + n_n * (votes / votes_all) ** 2 as between_employers
from total
order by part
