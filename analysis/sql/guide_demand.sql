-- analysis/sql/guide_demand.sql
-- Which items of the guide can employers ask for?
-- Grain: one row per demand item that a skill stands for, in the guide's order
-- Takes: $guide (guide_id)
-- Gives: item_id, item (name), skill_id
select item_id, name as item, skill_id
from guide
where guide_id = $guide and role = 'demand' and skill_id is not null
order by item_id
