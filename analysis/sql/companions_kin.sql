-- analysis/sql/companions_kin.sql
-- Which skills does naming one skill imply, and which imply it?
-- Grain: one row per skill above or below it in the skill list, however far
-- Takes: $skill (skill_id)
-- Gives: skill_id, related ("implied by it", "implies it")
with recursive above as (
    select $skill::varchar as skill_id, unnest(parents) as parent
    from skills
    where skill_id = $skill
    union
    select above.parent, unnest(skills.parents)
    from above
    join skills on skills.skill_id = above.parent
),
below as (
    select skill_id
    from skills
    where list_contains(parents, $skill)
    union
    select skills.skill_id
    from below
    join skills on list_contains(skills.parents, below.skill_id)
)
select parent as skill_id, 'implied by it' as related
from above
union
select skill_id, 'implies it'
from below
