-- etl/sql/postings.sql
-- Grain: one row per advert on one source
-- Takes: members
-- Gives: rows of postings
insert into postings by name
select
    posting_id, job_id, source, board, source_key, url, title, company, location, posted_on, first_seen_on, last_seen_on,
    is_open, text_hash
from members
