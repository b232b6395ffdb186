-- analysis/sql/population.sql
-- Who is in the selected jobs?
-- Grain: one row
-- Takes: filtered_jobs, selected_jobs (job_no, employer_no), selected_employers (employer_no, jobs)
-- Gives: jobs, employers (counts), new_jobs (appeared in the 7 days to as_of), top10_pct (0-100, of the jobs, at the
--        ten employers with most), largest (name of the employer with most jobs; NULL when unnamed), largest_pct,
--        other_languages (jobs that pass every filter, whose text is not English or too short to tell)
with ranked as (
    select employer_no, jobs as n, row_number() over (order by jobs desc, employer_no) as place
    from selected_employers
)
select
    (select count(*) from selected_jobs) as jobs,
    (select count(*) from selected_employers) as employers,
    (
        select count(*)
        from selected_jobs
        join ml_jobs using (job_no)
        cross join meta
        where appeared_on > as_of - 7 and appeared_on <= as_of
    ) as new_jobs,
    (select 100.0 * sum(n) filter (place <= 10) / sum(n) from ranked) as top10_pct,
    (
        select arg_max(company, jobs.last_seen_on)
        from selected_jobs
        join ml_jobs using (job_no)
        join jobs using (job_id)
        where selected_jobs.employer_no = (select employer_no from ranked where place = 1)
    ) as largest,
    (select 100.0 * max(n) / sum(n) from ranked) as largest_pct,
    (
        select count(*)
        from filtered_jobs
        where not is_english and by_role and by_level and by_country and by_mode and by_source and by_window and by_age
    ) as other_languages
