-- Gives: postings and jobs seen last before they were seen first, or seen after the build's day
select posting_id as id, first_seen_on, last_seen_on
from postings
where last_seen_on < first_seen_on or last_seen_on > (select as_of from meta)
union all
select job_id, first_seen_on, last_seen_on
from jobs
where last_seen_on < first_seen_on or last_seen_on > (select as_of from meta)
