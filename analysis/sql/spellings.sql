-- analysis/sql/spellings.sql
-- What counts as which skill?
-- Grain: one row per skill
-- Takes: nothing
-- Gives: skill (name), kind, spellings (joined with ";"), implies (names of the skills that naming it implies, joined so)
with implied as (
    select child.skill_id, string_agg(parent.name, '; ' order by lower(parent.name)) as implies
    from (select skill_id, unnest(parents) as parent_id from skills) as child
    join skills as parent on parent.skill_id = parent_id
    group by child.skill_id
)
select
    name as skill,
    kind,
    array_to_string(aliases, '; ') as spellings,
    coalesce(implies, '') as implies
from skills
left join implied using (skill_id)
order by lower(name)
