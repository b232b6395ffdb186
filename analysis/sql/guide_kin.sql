-- analysis/sql/guide_kin.sql
-- Which skill that is no item of the guide do jobs ask for in place of one that is?
-- Grain: one row per demand item and skill next to it: a kind of it, or what it is a kind of
-- Takes: selected_jobs, selected_employers (employer_no, jobs, votes), $required_only, $guide (guide_id)
-- Gives: item_id, word (name of the other skill), kinship, word_jobs, word_employers (counts), votes_all, effective_all
--        (see demand.sql), more (votes for the word less those for the item), between_employers (sum over employers of
--        (d - D n)²: n votes, d more of them for the word, D the difference of shares over all)
with item as (
    select item_id, skill_id
    from guide
    where guide_id = $guide and role = 'demand' and skill_id is not null
),
parent as (
    select skill_id, unnest(parents) as parent_id
    from skills
),
kin as (
    select item_id, item.skill_id, children.skill_id as word_id, 'a kind of it' as kinship
    from item
    join guide_children as children using (item_id)
    where guide_id = $guide
    union
    select item_id, item.skill_id, parent.skill_id, 'a kind of it'
    from item
    join parent on parent_id = item.skill_id
    union
    select item_id, skill_id, parent_id, 'wider than it'
    from item
    join parent using (skill_id)
),
pair as (
    select item_id, skill_id, word_id, min(kinship) as kinship
    from kin
    where word_id not in (select skill_id from item)
    group by item_id, skill_id, word_id
),
asked as (
    select skill_id, employer_no, count(*) as jobs
    from asks
    join skill_numbers using (skill_no)
    join selected_jobs using (job_no)
    where (strength = 3 or not $required_only) and skill_id in (select skill_id from pair union select word_id from pair)
    group by skill_id, employer_no
),
side as (
    select item_id, word_id, word_id as skill_id, 1 as sign from pair
    union all
    select item_id, word_id, skill_id, -1 from pair
),
by_employer as (
    select
        item_id,
        word_id,
        employer_no,
        votes,
        coalesce(sum(asked.jobs) filter (sign = 1), 0) as x,
        sum(sign * asked.jobs) * votes / selected_employers.jobs as d
    from side
    join asked using (skill_id)
    join selected_employers using (employer_no)
    group by item_id, word_id, employer_no, votes, selected_employers.jobs
),
total as (
    select sum(votes) as votes_all, sum(votes * votes) as n_n
    from selected_employers
),
sums as (
    select
        item_id,
        word_id,
        sum(x)::bigint as word_jobs,
        count(*) filter (x > 0) as word_employers,
        sum(d) as more,
        sum(d * d) as d_d,
        sum(d * votes) as d_n
    from by_employer
    group by item_id, word_id
)
select
    item_id,
    name as word,
    kinship,
    word_jobs,
    word_employers,
    votes_all,
    votes_all ** 2 / n_n as effective_all,
    more,
    d_d - 2 * d_n * more / votes_all + n_n * (more / votes_all) ** 2 as between_employers
from sums
join pair using (item_id, word_id)
join skills on skills.skill_id = word_id
cross join total
order by item_id, word_jobs desc, word
