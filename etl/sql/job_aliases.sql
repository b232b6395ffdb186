-- etl/sql/job_aliases.sql
-- A job's id is the id of one of its postings; those of the others may have been its id, or a job of their own, before.
-- Grain: one row per posting that does not give its job its id
-- Takes: members
-- Gives: rows of job_aliases
insert into job_aliases by name
select posting_id as old_id, job_id
from members
where posting_id != job_id
