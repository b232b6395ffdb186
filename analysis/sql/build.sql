-- analysis/sql/build.sql
-- Which build is this?
-- Grain: one row
-- Gives: build_id, built_at (naive UTC), as_of (newest day any board was read well), is_sample
select build_id, built_at, as_of, is_sample
from meta
