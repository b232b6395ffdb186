-- analysis/sql/compared_sides.sql
-- How many jobs stand on either side of a comparison, and at how many employers?
-- Grain: one row
-- Takes: compared_jobs (job_no, employer_no, is_then, is_now), compared_employers
-- Gives: jobs_all, employers_all (in the whole comparison), then_jobs_all, now_jobs_all, then_employers, now_employers
--        (counts), then_size, now_size (how many equal employers they are worth, (sum v)² / sum v²), then_votes,
--        now_votes (all), then_then, now_now, then_now (sums of products of then_part and now_part), freedom (degrees of
--        freedom: (sum of spread)² / sum of spread²)
select
    (select count(*) from compared_jobs) as jobs_all,
    (select count(distinct employer_no) from compared_jobs) as employers_all,
    (select count(*) from compared_jobs where is_then) as then_jobs_all,
    (select count(*) from compared_jobs where is_now) as now_jobs_all,
    count(*) filter (then_votes > 0) as then_employers,
    count(*) filter (now_votes > 0) as now_employers,
    coalesce(sum(then_votes) ** 2 / nullif(sum(then_votes ** 2), 0), 0) as then_size,
    coalesce(sum(now_votes) ** 2 / nullif(sum(now_votes ** 2), 0), 0) as now_size,
    coalesce(sum(then_votes), 0) as then_votes,
    coalesce(sum(now_votes), 0) as now_votes,
    coalesce(sum(then_part ** 2), 0) as then_then,
    coalesce(sum(now_part ** 2), 0) as now_now,
    coalesce(sum(then_part * now_part), 0) as then_now,
    coalesce(sum(spread) ** 2 / nullif(sum(spread ** 2), 0), 0) as freedom
from compared_employers
