-- etl/sql/unread_postings.sql
-- What does the reader see of each posting that it has not read yet?
-- Grain: one row per reading key
-- Takes: unread, parsed
-- Gives: reading_key and the fields that the reader sees, in the order of BATCH_IN
select reading_key, title, body_html, company, location, salary_text, pay, work_mode, employment_type, country
from parsed
semi join unread using (run_id, source, board, key)
