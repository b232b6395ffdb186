-- analysis/sql/last_night.sql
-- How many boards answered on the newest day any board was asked? A file is no board
-- Grain: one row
-- Gives: on_day, boards, answered (counts), silent (labels of the sources with a board that did not answer)
with last_run as (
    select source, board, on_day, arg_max(status, run_id) as status
    from source_runs
    where source not in (select source from sources where coverage = 'file')
    group by source, board, on_day
    qualify on_day = max(on_day) over ()
)
select
    any_value(on_day) as on_day,
    count(*) as boards,
    count(*) filter (status = 'ok') as answered,
    coalesce(string_agg(distinct label, ', ' order by label) filter (status != 'ok'), '') as silent
from last_run
join sources using (source)
