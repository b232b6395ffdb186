-- analysis/sql/boards.sql
-- What did each board answer when it was last asked?
-- Grain: one row per board that was asked in the 14 days to as_of, those that did not answer first
-- Gives: label (of its source), board, asked_on, status, last_good_on (NULL: never), days_behind (as_of less last_good_on),
--        postings, new, changed, gone, quarantined (counts), error
with last_run as (
    select *
    from source_runs
    qualify row_number() over (partition by source, board order by on_day desc, run_id desc) = 1
),
good as (
    select source, board, max(on_day) as last_good_on
    from source_runs
    where status = 'ok'
    group by source, board
)
select
    label,
    board,
    on_day as asked_on,
    status,
    good.last_good_on,
    date_diff('day', good.last_good_on, as_of) as days_behind,
    postings,
    new,
    changed,
    gone,
    quarantined,
    error
from last_run
cross join meta
join sources using (source)
left join good using (source, board)
where on_day > as_of - 14
order by status = 'ok', label, board
