-- etl/sql/queue.sql
-- Which unknown terms wait for a place in the skill list?
-- Grain: one row per term, the one of most employers first
-- Takes: terms, jobs of a published build, $least employers, $limit rows
-- Gives: term, employers, jobs (counts), company, text of the job that is its example
select term, terms.employers, terms.jobs, company, text
from terms
join jobs on jobs.job_id = terms.example
where terms.employers >= $least
order by terms.employers desc, terms.jobs desc, term
limit $limit
