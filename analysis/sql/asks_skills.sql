-- analysis/sql/asks_skills.sql
-- Which number has each skill?
-- Grain: one row per skill, by skill_no
-- Takes: skill_numbers
-- Gives: skill_no, skill_id
select skill_no, skill_id
from skill_numbers
order by skill_no
