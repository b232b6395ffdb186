-- analysis/sql/guide_items.sql
-- What does the guide teach, and how many selected jobs imply its umbrella items?
-- Grain: one row per item of the guide, in its order
-- Takes: selected_jobs (job_no, employer_no), selected_employers (employer_no, jobs, votes), $required_only, $guide
-- Gives: item_id, item (name), skill_id (NULL where no skill stands for it), chapter, weight, role, says (our phrases),
--        jobs_all, employers_all, votes_all, size_all, effective_all (see demand.sql), implied_jobs, implied_votes,
--        implied_between (as there, for jobs that ask for it or one of its kinds; NULL: no umbrella)
with total as (
    select
        coalesce(sum(jobs), 0)::bigint as jobs_all,
        count(*) as employers_all,
        coalesce(sum(votes), 0) as votes_all,
        coalesce(sum(votes * votes), 0) as n_n,
        coalesce(sum(votes) ** 2 / sum(votes * votes / jobs), 0) as size_all
    from selected_employers
),
umbrella as (
    select distinct item_id from guide_children where guide_id = $guide
),
proof as (
    select item_id, skill_id from guide where guide_id = $guide and item_id in (from umbrella)
    union
    select item_id, skill_id from guide_children where guide_id = $guide
),
by_employer as (
    select item_id, employer_no, count(distinct job_no) as asking
    from proof
    join skill_numbers using (skill_id)
    join asks using (skill_no)
    join selected_jobs using (job_no)
    where strength = 3 or not $required_only
    group by item_id, employer_no
),
implied as (
    select
        item_id,
        sum(asking)::bigint as jobs,
        sum(asking * votes / jobs) as votes,
        sum((asking * votes / jobs) ** 2) as x_x,
        sum(asking * votes / jobs * votes) as x_n
    from by_employer
    join selected_employers using (employer_no)
    group by item_id
)
select
    item_id,
    name as item,
    skill_id,
    section as chapter,
    weight,
    role,
    array_to_string(phrases, '; ') as says,
    jobs_all,
    employers_all,
    votes_all,
    size_all,
    votes_all ** 2 / nullif(n_n, 0) as effective_all,
    if(item_id in (from umbrella), coalesce(jobs, 0), null) as implied_jobs,
    if(item_id in (from umbrella), coalesce(votes, 0), null) as implied_votes,
    if(item_id in (from umbrella),
        coalesce(x_x - 2 * x_n * votes / votes_all + n_n * (votes / votes_all) ** 2, 0), null) as implied_between
from guide
cross join total
left join implied using (item_id)
where guide_id = $guide
order by item_id
