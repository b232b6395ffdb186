-- Gives: items and children of a guide whose skill is missing, and demand items without one
select guide_id, item_id, skill_id
from guide
where skill_id not in (select skill_id from skills) or (role = 'demand' and skill_id is null)
union all
select guide_id, item_id, skill_id
from guide_children
where skill_id not in (select skill_id from skills)
