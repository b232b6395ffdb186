-- Gives: postings and jobs seen last before they were seen first, or after the newest day that was read well
with newest as (
    select max(on_day) as on_day
    from source_runs
    where status = 'ok'
)
select posting_id as id, first_seen_on, last_seen_on
from postings
where last_seen_on < first_seen_on or last_seen_on > (select on_day from newest)
union all
select job_id, first_seen_on, last_seen_on
from jobs
where last_seen_on < first_seen_on or last_seen_on > (select on_day from newest)
