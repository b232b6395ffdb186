-- analysis/sql/board_days.sql
-- Which reading of each board says what stood on it on two days?
-- Grain: one row per board with such a reading; not imports, and not monthly threads, which only grow
-- Takes: $since, $until (days), $silent_days (an older reading says nothing of a day)
-- Makes: the temporary table board_days (source, board, then_on, now_on: its newest good reading up to either day; state:
--        compared (it has both), added (first read after the earlier day), silent then, silent now) on the asking cursor
create or replace temporary table board_days as
with newest as (
    select
        source,
        board,
        min(on_day) as first_on,
        max(on_day) filter (on_day <= $since and on_day > $since::date - $silent_days::integer) as then_on,
        max(on_day) filter (on_day <= $until and on_day > $until::date - $silent_days::integer) as now_on
    from source_runs
    join sources using (source)
    where status = 'ok' and coverage != 'file' and not regexp_full_match(board, '\d{4}-\d{2}')
    group by source, board
)
select
    source,
    board,
    then_on,
    now_on,
    case
        when then_on is not null and now_on is not null then 'compared'
        when first_on > $since then 'added'
        when then_on is null then 'silent then'
        else 'silent now'
    end as state
from newest
where then_on is not null or now_on is not null
