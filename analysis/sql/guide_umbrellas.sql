-- analysis/sql/guide_umbrellas.sql
-- Under which umbrella of the guide does a skill stand?
-- Grain: one row per skill that is a kind of an umbrella item; of several umbrellas the first in the guide's order
-- Takes: $guide (guide_id)
-- Gives: skill_id, guide_chapter, guide_weight ("under Databases")
select
    children.skill_id,
    arg_min(section, item_id) as guide_chapter,
    'under ' || arg_min(name, item_id) as guide_weight
from guide_children as children
join guide using (guide_id, item_id)
where guide_id = $guide
group by children.skill_id
