-- etl/sql/ml_jobs.sql
-- Every ML job with small numbers in place of long ids, and its filters ready to use.
-- Grain: one row per job with is_ml_role; jobs of one employer have neighbouring numbers
-- Takes: jobs, postings, source_runs, meta
-- Gives: rows of ml_jobs
-- A job appears on its posted day, else on first_seen_on if its board had been read well before that day, else never:
-- a board's first night is no boom.
insert into ml_jobs by name
with board as (
    select source, board, min(on_day) as first_good_on
    from source_runs
    where status = 'ok'
    group by source, board
),
shown as (
    select
        job_id,
        list_sort(list_distinct(list(source))) as sources,
        min(postings.first_seen_on) filter (
            postings.first_seen_on = jobs.first_seen_on and first_good_on < postings.first_seen_on
        ) as first_noticed_on
    from jobs
    join postings using (job_id)
    left join board using (source, board)
    where is_ml_role
    group by job_id
)
select
    row_number() over (order by employer_id, job_id)::integer as job_no,
    job_id,
    dense_rank() over (order by employer_id)::integer as employer_no,
    employer_id,
    coalesce(language = 'en', false) as is_english,
    coalesce(role_family, 'unknown') as role,
    coalesce(seniority, 'unknown') as level,
    if(len(countries) > 0, countries, ['unknown']) as countries,
    coalesce(work_mode, 'unknown') as mode,
    sources,
    employment_type,
    sector,
    degree_need,
    degree_fields,
    (pay_min_usd_year + pay_max_usd_year) / 2 as pay_usd_year,
    coalesce(is_open, false) as is_open,
    first_seen_on,
    last_seen_on,
    coalesce(posted_on, first_noticed_on) as appeared_on,
    date_diff('day', least(posted_on, first_seen_on), if(is_open, as_of, last_seen_on)) as days_shown
from jobs
join shown using (job_id)
cross join meta
order by job_no
