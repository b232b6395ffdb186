-- Gives: mentions whose place is outside the job's text, or whose evidence does not hold the words of that place
select job_id, skill_id, starts_at, ends_at
from mentions
join jobs using (job_id)
where
    starts_at < 0
    or ends_at <= starts_at
    or ends_at > length(text)
    or not contains(evidence, substr(text, starts_at + 1, ends_at - starts_at))
