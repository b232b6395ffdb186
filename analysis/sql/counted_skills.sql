-- analysis/sql/counted_skills.sql
-- Which skills can a person have?
-- Grain: one row per skill that counts as a tool or a method
-- Takes: skills, $not_counted (kinds), $selection_words (skill_ids)
-- Gives: skill_id, skill (name)
select skill_id, name as skill
from skills
where not list_contains($not_counted, kind) and not list_contains($selection_words, skill_id)
order by lower(name)
