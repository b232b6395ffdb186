-- analysis/sql/taught.sql
-- Which skills does the guide teach, by name or as a kind of an umbrella item?
-- Grain: one row per skill
-- Takes: $guide (guide_id)
-- Gives: skill_id
select skill_id from guide where guide_id = $guide and skill_id is not null
union
select skill_id from guide_children where guide_id = $guide
