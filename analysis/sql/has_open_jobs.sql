-- analysis/sql/has_open_jobs.sql
-- Has this build any open ML job?
-- Grain: one row
-- Gives: has_open_jobs
select coalesce(bool_or(is_open), false) as has_open_jobs
from jobs
where is_ml_role
