-- analysis/sql/guide_proof.sql
-- Which skills in the text of an advert prove each item of the guide?
-- Grain: one row per item of the guide, in its order
-- Takes: $guide (guide_id)
-- Gives: item_id, item (name), chapter, role, proof (skill_ids: its own and those of its kinds; empty where none), counted
--        (what that counts, in words)
with kind as (
    select item_id, list(skill_id order by skill_id) as kinds
    from guide_children
    where guide_id = $guide
    group by item_id
)
select
    item_id,
    name as item,
    section as chapter,
    role,
    list_distinct(list_concat(if(skill_id is null, [], [skill_id]), coalesce(kinds, []))) as proof,
    case
        when len(proof) = 0 then 'not counted: no skill stands for it'
        when kinds is null then 'names it'
        else 'names it or one of its kinds'
    end as counted
from guide
left join kind using (item_id)
where guide_id = $guide
order by item_id
