-- analysis/sql/own_record.sql
-- How long have boards been read, and what older records are there?
-- Grain: one row
-- Gives: first_on, last_on (first and newest night on which a board was read well; NULL: none), nights, boards (counts),
--        threads, threads_from, threads_to (monthly threads read well, first and last month), files (imports)
with reading as (
    select
        on_day,
        source,
        board,
        coverage = 'file' as is_file,
        coverage = 'window' and regexp_full_match(board, '\d{4}-\d{2}') as is_thread
    from source_runs
    join sources using (source)
    where status = 'ok'
)
select
    min(on_day) filter (not is_file and not is_thread) as first_on,
    max(on_day) filter (not is_file and not is_thread) as last_on,
    count(distinct on_day) filter (not is_file and not is_thread) as nights,
    count(distinct (source, board)) filter (not is_file and not is_thread) as boards,
    count(distinct (source, board)) filter (is_thread) as threads,
    min(board) filter (is_thread) as threads_from,
    max(board) filter (is_thread) as threads_to,
    count(distinct (source, board)) filter (is_file) as files
from reading
