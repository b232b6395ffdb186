-- analysis/sql/sources.sql
-- Where do the numbers come from, and how fresh is each source?
-- Grain: one row per source
-- Takes: selected_jobs (job_no)
-- Gives: label, coverage, boards and answered (asked, and read well, on the newest day the source was asked),
--        last_good_on, days_behind (as_of less last_good_on; NULL when never read, and for a file), selected_jobs
--        (count), attribution, url
with newest as (
    select source, board, on_day, arg_max(status, run_id) as status
    from source_runs
    group by source, board, on_day
    qualify on_day = max(on_day) over (partition by source)
),
asked as (
    select source, count(*) as boards, count(*) filter (status = 'ok') as answered
    from newest
    group by source
),
shown as (
    select unnest(sources) as source, count(*) as selected_jobs
    from selected_jobs
    join ml_jobs using (job_no)
    group by source
)
select
    label,
    coverage,
    coalesce(boards, 0) as boards,
    coalesce(answered, 0) as answered,
    last_good_on,
    if(coverage = 'file', null, date_diff('day', last_good_on, as_of)) as days_behind,
    coalesce(selected_jobs, 0) as selected_jobs,
    attribution,
    url
from sources
cross join meta
left join asked using (source)
left join shown using (source)
order by selected_jobs desc, label
