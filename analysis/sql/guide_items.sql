-- analysis/sql/guide_items.sql
-- How many selected jobs name what the guide teaches, and how many imply it?
-- Grain: one row per item of the guide, in its order
-- Takes: selected_jobs (job_id, employer_id), $guide (guide_id)
-- Gives: item_id, item (name), skill_id, skill, kind (NULL where no skill stands for it), chapter, weight, role,
--        says (our phrases), jobs, jobs_all, employers, employers_all (counts), between_employers (see demand.sql),
--        implied_jobs, implied_between (the same for jobs that name it or one of its kinds; NULL: no umbrella)
with employer as (
    select employer_id, count(*)::double as n
    from selected_jobs
    group by employer_id
),
total as (
    select coalesce(sum(n), 0) as jobs_all, count(*) as employers_all, coalesce(sum(n * n), 0) as n_n
    from employer
),
umbrella as (
    select distinct item_id from guide_children where guide_id = $guide
),
proof as (
    -- which mention proves which item, in so many words or by a kind of it
    select item_id, skill_id, 'named' as way from guide where guide_id = $guide
    union all
    select item_id, skill_id, 'implied' from guide where guide_id = $guide and item_id in (from umbrella)
    union all
    select item_id, skill_id, 'implied' from guide_children where guide_id = $guide
),
by_employer as (
    select item_id, way, employer_id, count(distinct job_id)::double as x
    from proof
    join mentions using (skill_id)
    join selected_jobs using (job_id)
    group by item_id, way, employer_id
),
counted as (
    select
        item_id,
        way,
        sum(x) as jobs,
        count(*) as employers,
        sum(x * x) - 2 * sum(x * n) * sum(x) / any_value(jobs_all)
            + any_value(n_n) * (sum(x) / any_value(jobs_all)) ** 2 as between_employers
    from by_employer
    join employer using (employer_id)
    cross join total
    group by item_id, way
)
select
    item_id,
    guide.name as item,
    skill_id,
    skills.name as skill,
    kind,
    section as chapter,
    weight,
    role,
    array_to_string(phrases, '; ') as says,
    case when skill_id is not null then coalesce(named.jobs, 0)::bigint end as jobs,
    jobs_all::bigint as jobs_all,
    coalesce(named.employers, 0)::bigint as employers,
    employers_all,
    coalesce(named.between_employers, 0) as between_employers,
    case when item_id in (from umbrella) then coalesce(implied.jobs, 0) end as implied_jobs,
    case when item_id in (from umbrella) then coalesce(implied.between_employers, 0) end as implied_between
from guide
cross join total
left join skills using (skill_id)
left join (from counted where way = 'named') as named using (item_id)
left join (from counted where way = 'implied') as implied using (item_id)
where guide_id = $guide
order by item_id
