-- analysis/sql/guide_strings.sql
-- In which words do adverts name the guide's demand items?
-- Grain: one row per item and spelling (lower case, hyphens as spaces)
-- Takes: selected_jobs, $required_only, $guide (guide_id), $most_jobs (read at most so many, the same ones each time)
-- Gives: item_id, written (the words of a job's first, strongest mention), times (jobs)
with sampled as (
    select job_no
    from selected_jobs
    order by hash(job_no), job_no
    limit $most_jobs
),
named as (
    select item_id, job_id, skill_id
    from guide
    join skill_numbers using (skill_id)
    join asks using (skill_no)
    join sampled using (job_no)
    join ml_jobs using (job_no)
    where guide_id = $guide and guide.role = 'demand' and (strength = 3 or not $required_only)
)
select
    item_id,
    replace(lower(substr(text, starts_at + 1, ends_at - starts_at)), '-', ' ') as written,
    count(*) as times
from named
join mentions using (job_id, skill_id)
join jobs using (job_id)
group by item_id, written
order by item_id, times desc, written
