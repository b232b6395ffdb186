-- analysis/sql/guide_nearest.sql
-- What does the guide teach near a skill that it leaves out?
-- Grain: one row per skill with something near: the item is its parent, or its child, or they share a parent
-- Takes: $guide (guide_id)
-- Gives: skill_id, near (names of the nearest items; parents and children stand before siblings)
with item as (
    select skill_id, name, item_id
    from guide
    where guide_id = $guide and role = 'demand' and skill_id is not null
),
parent as (
    select skill_id, unnest(parents) as parent_id
    from skills
),
kin as (
    select parent.skill_id, item.name, item_id, 1 as distance
    from parent
    join item on item.skill_id = parent_id
    union
    select parent_id, item.name, item_id, 1
    from parent
    join item using (skill_id)
    union
    select parent.skill_id, item.name, item_id, 2
    from parent
    join parent as sibling using (parent_id)
    join item on item.skill_id = sibling.skill_id
    where parent.skill_id != sibling.skill_id
),
nearest as (
    select *
    from kin
    qualify distance = min(distance) over (partition by skill_id)
)
select skill_id, array_to_string(list(distinct name order by name)[:3], ', ') as near
from nearest
group by skill_id
