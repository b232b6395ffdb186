-- analysis/sql/population.sql
-- Who is in the selected jobs?
-- Grain: one row
-- Takes: filtered_jobs, selected_jobs (job_id, employer_id), selected_employers (employer_id, jobs)
-- Gives: jobs, employers (counts), new_jobs (appeared in the 7 days to as_of), top10_pct (0-100, of the jobs, at the
--        ten employers with most), largest (name of the employer with most jobs; NULL when unnamed), largest_pct,
--        other_languages (jobs that pass every filter, whose text is not English or too short to tell)
-- A job appears on its posted day, else on first_seen_on if its board had been read well before that day, else never:
-- a board's first night is no boom.
with ranked as (
    select employer_id, jobs as n, row_number() over (order by jobs desc, employer_id) as place
    from selected_employers
),
board as (
    select source, board, min(on_day) as first_good_on
    from source_runs
    where status = 'ok'
    group by source, board
),
appeared as (
    select
        job_id,
        coalesce(
            any_value(jobs.posted_on),
            min(postings.first_seen_on) filter (
                postings.first_seen_on = jobs.first_seen_on and first_good_on < postings.first_seen_on
            )
        ) as appeared_on
    from selected_jobs
    join jobs using (job_id)
    join postings using (job_id)
    left join board using (source, board)
    group by job_id
)
select
    (select count(*) from selected_jobs) as jobs,
    (select count(*) from selected_employers) as employers,
    (select count(*) from appeared, meta where appeared_on > as_of - 7 and appeared_on <= as_of) as new_jobs,
    (select 100.0 * sum(n) filter (place <= 10) / sum(n) from ranked) as top10_pct,
    (
        select arg_max(company, last_seen_on)
        from selected_jobs
        join jobs using (job_id)
        where selected_jobs.employer_id = (select employer_id from ranked where place = 1)
    ) as largest,
    (select 100.0 * max(n) / sum(n) from ranked) as largest_pct,
    (
        select count(*)
        from filtered_jobs
        where not is_english and by_role and by_level and by_country and by_mode and by_source and by_window
    ) as other_languages
