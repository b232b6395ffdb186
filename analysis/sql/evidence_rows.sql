-- analysis/sql/evidence_rows.sql
-- In which rows of mentions do the sentences of a page stand?
-- Grain: one row per job of the page
-- Takes: evidence_page (job_id, skill_id)
-- Gives: mention_row
-- A step of its own: sentences are long, and a query that looks for them reads those of every job.
select mentions.rowid as mention_row
from mentions
join evidence_page using (job_id, skill_id)
