-- analysis/sql/demand.sql
-- Which skills do the selected jobs mention?
-- Grain: one row per skill, also skills nobody mentions
-- Takes: selected_jobs (job_id, employer_id), $guide (guide_id), $selection_words (skill_ids), $methods (kinds)
-- Gives: skill_id, skill (name), kind, listed_as (tool, method, soft skill, education, selection word),
--        in_guide (an item, or a kind of an umbrella item), jobs, jobs_all, employers, employers_all (counts),
--        between_employers (sum over employers of (x - p n)²: n jobs, x of them mention it, p is the share over all)
with taught as (
    select skill_id from guide where guide_id = $guide and skill_id is not null
    union
    select skill_id from guide_children where guide_id = $guide
),
employer as (
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
mentioned as (
    select skill_id, sum(x) as jobs, count(*) as employers, sum(x * x) as x_x, sum(x * n) as x_n
    from by_employer
    join employer using (employer_id)
    group by skill_id
)
select
    skill_id,
    name as skill,
    kind,
    case
        when list_contains($selection_words, skill_id) then 'selection word'
        when kind in ('soft skill', 'education') then kind
        when list_contains($methods, kind) then 'method'
        else 'tool'
    end as listed_as,
    skill_id in (from taught) as in_guide,
    coalesce(jobs, 0)::bigint as jobs,
    jobs_all::bigint as jobs_all,
    coalesce(employers, 0)::bigint as employers,
    employers_all,
    coalesce(x_x - 2 * x_n * jobs / jobs_all + n_n * (jobs / jobs_all) ** 2, 0) as between_employers
from skills
cross join total
left join mentioned using (skill_id)
order by jobs desc, name
