-- analysis/sql/board_readings.sql
-- In which weeks or months was each board read well?
-- Grain: one row per board and period in which it was read well; a monthly thread stands in its own month alone
-- Takes: $grain (week, month)
-- Gives: record (own; threads: boards that are months; files: imports), source, board, period_on (first day of the
--        period), first_on, last_on (days on which it was read well in it; of a thread the bounds of its month)
with reading as (
    select
        source,
        board,
        on_day,
        case
            when coverage = 'file' then 'files'
            when coverage = 'window' and regexp_full_match(board, '\d{4}-\d{2}') then 'threads'
            else 'own'
        end as record
    from source_runs
    join sources using (source)
    where status = 'ok'
),
dated as (
    select
        record,
        source,
        board,
        on_day,
        if(record = 'threads', strptime(board || '-01', '%Y-%m-%d')::date, null) as month_on
    from reading
)
select
    record,
    source,
    board,
    coalesce(month_on, date_trunc($grain, on_day)::date) as period_on,
    min(coalesce(month_on, on_day)) as first_on,
    max(coalesce(last_day(month_on), on_day)) as last_on
from dated
group by record, source, board, period_on
order by record, source, board, period_on
