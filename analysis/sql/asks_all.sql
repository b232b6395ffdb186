-- analysis/sql/asks_all.sql
-- What does each ML job ask for?
-- Grain: one row per ML job and skill, as the build laid them down: one skill after the other, within a skill by job_no
-- Takes: asks
-- Gives: skill_no, job_no, strength (3 required, 2 preferred, 1 mentioned)
select skill_no, job_no, strength
from asks
