-- analysis/sql/premium_alike.sql
-- Which jobs that state their pay are alike?
-- Grain: one row per selected job that states its pay and has a like: a job of equal role, level, countries and year
-- Takes: stated_pay (job_no, employer_no, pay), $one_vote
-- Makes: the temporary table alike_jobs (place: its number from 0, job_no, employer_no, pay, like_no: the same number
--        says alike, vote: 1, or an n-th of one where its employer has n of these jobs) on the asking cursor
create or replace temporary table alike_jobs as
with numbered as (
    select
        job_no,
        employer_no,
        pay,
        dense_rank() over (order by role, level, list_sort(countries), year(first_seen_on)) as like_no
    from stated_pay
    join ml_jobs using (job_no, employer_no)
),
alike as (
    from numbered
    qualify count(*) over (partition by like_no) > 1
)
select
    row_number() over (order by job_no)::integer - 1 as place,
    job_no,
    employer_no,
    pay,
    like_no,
    if($one_vote, 1 / count(*) over (partition by employer_no), 1)::double as vote
from alike
