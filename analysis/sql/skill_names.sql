-- analysis/sql/skill_names.sql
-- Which skills are there, and how are they written?
-- Grain: one row per skill
-- Takes: nothing
-- Gives: skill_id, skill (name), kind, aliases (list of spellings)
select skill_id, name as skill, kind, aliases
from skills
order by lower(name)
