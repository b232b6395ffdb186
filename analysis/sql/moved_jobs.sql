-- analysis/sql/moved_jobs.sql
-- What happened between two days to each selected job that stood on a board on one of them?
-- Grain: one row per such job
-- Takes: selected_jobs (job_no, employer_no), board_days
-- Makes: the temporary table moved_jobs (job_no, employer_no, is_then, is_now: it stood on a compared board; happened:
--        stayed, appeared, closed, else the state of its board) on the asking cursor
create or replace temporary table moved_jobs as
with shown as (
    select
        job_id,
        state,
        coalesce(then_on between first_seen_on and last_seen_on, false) as was_shown,
        coalesce(now_on between first_seen_on and last_seen_on, false) as is_shown
    from postings
    join board_days using (source, board)
    where was_shown or is_shown
),
job as (
    select
        job_id,
        bool_or(state = 'compared' and was_shown) as is_then,
        bool_or(state = 'compared' and is_shown) as is_now,
        min(state) filter (state != 'compared') as left_out
    from shown
    group by job_id
)
select
    job_no,
    selected_jobs.employer_no,
    is_then,
    is_now,
    case
        when is_then and is_now then 'stayed'
        when is_now then 'appeared'
        when is_then then 'closed'
        else left_out
    end as happened
from job
join ml_jobs using (job_id)
join selected_jobs using (job_no)
