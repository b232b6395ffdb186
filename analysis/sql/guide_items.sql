-- analysis/sql/guide_items.sql
-- How many selected jobs name what the guide teaches, and how many imply it?
-- Grain: one row per item of the guide, in its order
-- Takes: selected_jobs (job_id, employer_id), $guide (guide_id)
-- Gives: item_id, item (name), skill_id, skill, kind (NULL where no skill stands for it), chapter, weight, role,
--        says (our phrases), jobs, jobs_all, employers, employers_all (counts), between_employers (see demand.sql),
--        implied_jobs (named, or one of its kinds named; NULL where the item is no umbrella)
with employer as (
    select employer_id, count(*)::double as n
    from selected_jobs
    group by employer_id
),
total as (
    select coalesce(sum(n), 0) as jobs_all, count(*) as employers_all, coalesce(sum(n * n), 0) as n_n
    from employer
),
by_employer as (
    select skill_id, employer_id, count(*)::double as x
    from mentions
    join selected_jobs using (job_id)
    group by skill_id, employer_id
),
named as (
    select skill_id, sum(x) as jobs, count(*) as employers, sum(x * x) as x_x, sum(x * n) as x_n
    from by_employer
    join employer using (employer_id)
    group by skill_id
),
implying as (
    -- the item's own skill and every kind of it
    select item_id, skill_id from guide_children where guide_id = $guide
    union
    select item_id, guide.skill_id
    from guide
    join guide_children using (guide_id, item_id)
    where guide_id = $guide and guide.skill_id is not null
),
implied as (
    select item_id, count(distinct selected_jobs.job_id) as implied_jobs
    from implying
    left join mentions using (skill_id)
    left join selected_jobs using (job_id)
    group by item_id
)
select
    item_id,
    guide.name as item,
    guide.skill_id,
    skills.name as skill,
    kind,
    section as chapter,
    weight,
    role,
    array_to_string(phrases, '; ') as says,
    case when guide.skill_id is not null then coalesce(jobs, 0)::bigint end as jobs,
    jobs_all::bigint as jobs_all,
    coalesce(employers, 0)::bigint as employers,
    employers_all,
    coalesce(x_x - 2 * x_n * jobs / jobs_all + n_n * (jobs / jobs_all) ** 2, 0) as between_employers,
    implied_jobs
from guide
cross join total
left join skills using (skill_id)
left join named using (skill_id)
left join implied using (item_id)
where guide_id = $guide
order by item_id
