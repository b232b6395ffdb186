-- analysis/sql/needs_skills.sql
-- Which skills are there, and which do they imply?
-- Grain: one row per skill
-- Takes: skill_numbers, skills, guide_children
-- Gives: skill_no, skill_id, skill (name), kind, broader (list of skill_no: what naming it implies directly, by the skill
--        list or as an umbrella item of a guide)
with kin as (
    select skill_id, unnest(parents) as broader_id from skills
    union
    select guide_children.skill_id, guide.skill_id
    from guide_children
    join guide using (guide_id, item_id)
    where guide.skill_id is not null and guide.skill_id != guide_children.skill_id
),
numbered as (
    select kin.skill_id, list(skill_no order by skill_no) as broader
    from kin
    join skill_numbers on skill_numbers.skill_id = broader_id
    group by kin.skill_id
)
select skill_no, skill_id, name as skill, kind, coalesce(broader, []) as broader
from skill_numbers
join skills using (skill_id)
left join numbered using (skill_id)
order by skill_no
