-- analysis/sql/guide_order.sql
-- In which order does the guide teach the tools and methods that employers can ask for?
-- Grain: one row per skill, in the guide's order; of several items with one skill the first
-- Takes: $guide (guide_id), $selection_words (skill_ids that are not ranked)
-- Gives: skill_id, guide_chapter, guide_weight, guide_place (1 is first: what its steps name, then the other essentials,
--        then trends, then mere mentions; within each as its chapters go), guide_from, guide_to (the places of all that
--        it names with the same weight: it says nothing about their order)
with taught as (
    select
        *,
        case
            when list_contains(string_split(weight, ', '), 'step') then 1
            when list_contains(string_split(weight, ', '), 'essential') then 2
            when list_contains(string_split(weight, ', '), 'trend') then 3
            else 4
        end as group_no
    from guide
    where guide_id = $guide and role = 'demand' and skill_id is not null
    qualify row_number() over (partition by skill_id order by item_id) = 1
),
ranked as (
    select taught.*
    from taught
    join skills using (skill_id)
    where kind not in ('soft skill', 'education') and not list_contains($selection_words, skill_id)
)
select
    skill_id,
    section as guide_chapter,
    weight as guide_weight,
    row_number() over (order by group_no, item_id) as guide_place,
    rank() over (order by group_no) as guide_from,
    count(*) over (order by group_no) as guide_to
from ranked
order by guide_place
