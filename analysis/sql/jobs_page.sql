-- analysis/sql/jobs_page.sql
-- Which of the selected jobs stand on one page of the list?
-- Grain: one row per job of the page, in order
-- Takes: selected_jobs (job_no, employer_no), $skill (skill_id: only jobs that ask for it; NULL: all), $required_only
--        (a job asks only where it requires), $signal (only jobs with this row in job_signals; NULL: all), $is_newest
--        (else the longest shown first; equals are shuffled), $rows (of a page; NULL: all), $skip (rows before it)
-- Gives: job_no, listed (jobs of all pages)
with asking as (
    select job_no
    from asks
    join skill_numbers using (skill_no)
    where skill_id = $skill and (strength = 3 or not $required_only)
),
listed as (
    select
        job_no,
        if($is_newest, coalesce(appeared_on, first_seen_on), null) as since_on,
        if($is_newest, null, days_shown) as days_shown
    from selected_jobs
    join ml_jobs using (job_no, employer_no)
    where
        ($skill is null or job_no in (from asking))
        and ($signal is null or job_no in (select job_no from job_signals where signal = $signal))
)
select job_no, (select count(*) from listed) as listed
from listed
order by since_on desc, days_shown desc, hash(job_no)
limit $rows
offset $skip
