-- analysis/sql/compared_employers.sql
-- How much does each employer's voice count on either side of a comparison?
-- Grain: one row per employer with a job on either side
-- Takes: compared_jobs (job_no, employer_no, is_then, is_now), $one_vote (true: on each side every employer weighs the same)
-- Makes: the temporary table compared_employers (employer_no, then_vote, now_vote: of one job; then_pull, now_pull: what
--        a vote moves the share, 1 / (N sqrt(1 - v / N)) with v of all N votes at this employer, see difference.py;
--        then_part, now_part: all votes of the employer times their pull; spread: sum over its jobs of squared pulls,
--        where a job that stands on both sides moves the difference alone) on the asking cursor
create or replace temporary table compared_employers as
with side as (
    select
        employer_no,
        count(*) filter (is_then) as then_jobs,
        count(*) filter (is_now) as now_jobs,
        count(*) filter (is_then and is_now) as both_jobs,
        if($one_vote, least(then_jobs, 1), then_jobs)::double as then_votes,
        if($one_vote, least(now_jobs, 1), now_jobs)::double as now_votes
    from compared_jobs
    where is_then or is_now
    group by employer_no
),
total as (
    select sum(then_votes) as then_all, sum(now_votes) as now_all from side
),
pulled as (
    select
        *,
        coalesce(then_votes / nullif(then_jobs, 0), 0) as then_vote,
        coalesce(now_votes / nullif(now_jobs, 0), 0) as now_vote,
        coalesce(1 / (then_all * sqrt(nullif(1 - then_votes / nullif(then_all, 0), 0))), 0) as then_pull,
        coalesce(1 / (now_all * sqrt(nullif(1 - now_votes / nullif(now_all, 0), 0))), 0) as now_pull
    from side
    cross join total
)
select
    employer_no,
    then_vote,
    now_vote,
    then_pull,
    now_pull,
    then_votes,
    now_votes,
    then_votes * then_pull as then_part,
    now_votes * now_pull as now_part,
    (then_jobs - both_jobs) * (then_vote * then_pull) ** 2
    + (now_jobs - both_jobs) * (now_vote * now_pull) ** 2
    + both_jobs * (now_vote * now_pull - then_vote * then_pull) ** 2 as spread
from pulled
