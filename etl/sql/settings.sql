-- etl/sql/settings.sql
-- How was each source configured when it was last switched on?
-- Grain: one row per source
-- Takes: runs (run_id, sources as JSON)
-- Gives: table settings (source, coverage, is_monthly, closes_after_days, attribution, boards as JSON list, is_on now:
--        in the newest run that asked boards; an import says nothing about what is switched on)
create or replace table settings as
with every_run as (
    select unnest(json_keys(sources)) as source, run_id, sources
    from runs
),
newest as (
    select source, max(run_id) as run_id, json_extract(arg_max(sources, run_id), '$."' || source || '"') as setting
    from every_run
    group by source
)
select
    source,
    setting ->> 'coverage' as coverage,
    (setting ->> 'monthly')::boolean as is_monthly,
    (setting ->> 'closes_after_days')::integer as closes_after_days,
    setting ->> 'attribution' as attribution,
    setting -> 'boards' as boards,
    coalesce(run_id = (select max(run_id) from runs where (sources -> 'import') is null), false) as is_on
from newest
