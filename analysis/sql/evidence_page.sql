-- analysis/sql/evidence_page.sql
-- Which jobs that ask for one skill stand on one page of its evidence?
-- Grain: one row per job of the page
-- Takes: selected_jobs (job_no, employer_no), $skill (skill_id), $required_only (true: a job asks only where it requires),
--        $is_shuffled (else the newest first; jobs of one day are shuffled all the same), $seed, $most (jobs of one
--        employer: the first), $rows (of a page; NULL: all), $skip (rows before it)
-- Makes: the temporary table evidence_page (job_id, skill_id, days_shown, place, jobs: that ask for it, sentences:
--        rows of all pages) on the asking cursor
create or replace temporary table evidence_page as
with asking as (
    select
        job_id,
        employer_no,
        days_shown,
        if($is_shuffled, null, coalesce(appeared_on, first_seen_on)) as newest,
        hash(job_no, $seed::bigint) as mixed
    from asks
    join selected_jobs using (job_no)
    join ml_jobs using (job_no, employer_no)
    where
        skill_no = (select skill_no from skill_numbers where skill_id = $skill)
        and (strength = 3 or not $required_only)
),
few as (
    select *
    from asking
    qualify row_number() over (partition by employer_no order by newest desc, mixed) <= $most
)
select
    job_id,
    $skill as skill_id,
    days_shown,
    row_number() over (order by newest desc, mixed) as place,
    (select count(*) from asking) as jobs,
    (select count(*) from few) as sentences
from few
order by place
limit $rows
offset $skip
