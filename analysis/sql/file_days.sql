-- analysis/sql/file_days.sql
-- From when to when do imported files name posted days?
-- Grain: one row
-- Gives: first_on, last_on (NULL: no imported job has one)
select min(appeared_on) as first_on, max(appeared_on) as last_on
from ml_jobs
where list_has_any(sources, (select list(source) from sources where coverage = 'file'))
