-- etl/sql/skill_numbers.sql
-- A small number for every skill.
-- Grain: one row per skill
-- Takes: skills
-- Gives: rows of skill_numbers
insert into skill_numbers by name
select row_number() over (order by skill_id)::smallint as skill_no, skill_id
from skills
