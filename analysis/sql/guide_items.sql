-- analysis/sql/guide_items.sql
-- What does the guide teach, and which skills imply its umbrella items?
-- Grain: one row per item of the guide, in its order
-- Takes: $guide (guide_id)
-- Gives: item_id, item (name), skill_id (NULL where no skill stands for it), chapter, weight, role, says (our phrases),
--        is_umbrella (skills stand under it), proof (skill_ids: of an umbrella its own and those under it; else empty)
with umbrella as (
    select item_id, list(skill_id order by skill_id) as kinds
    from guide_children
    where guide_id = $guide
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
    kinds is not null as is_umbrella,
    if(is_umbrella, list_concat(kinds, if(skill_id is null, [], [skill_id])), []) as proof
from guide
left join umbrella using (item_id)
where guide_id = $guide
order by item_id
