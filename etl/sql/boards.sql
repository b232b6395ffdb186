-- etl/sql/boards.sql
-- What is known of each board that was ever asked?
-- Grain: one row per source and board
-- Takes: runs, snapshot_rows, settings; $stale_days without a good reading end a board's say
-- Gives: table boards (source, board, coverage, is_monthly, closes_after_days, last_good_on, company, is_configured,
--        makes_statement: its postings' being shown or not means something on the newest well-read day; never for
--        an import, which is neither configured nor asked)
create or replace table boards as
with asked as (
    select
        source, board,
        max(on_day) filter (record ->> 'status' = 'ok') as last_good_on,
        arg_max(nullif(record ->> 'company', ''), run_id) filter (record ->> 'status' = 'ok') as company
    from snapshot_rows
    join runs using (run_id)
    where kind = 'board'
    group by source, board
)
select
    source, board, coverage, is_monthly, closes_after_days, last_good_on, company,
    is_on and (is_monthly or json_contains(boards, to_json(board))) as is_configured,
    is_configured
    and coalesce(
        if(is_monthly, max(last_good_on) over (partition by source), last_good_on)
            > max(last_good_on) filter (coverage != 'file') over () - $stale_days::integer,
        false
    ) as makes_statement
from asked
join settings using (source)
