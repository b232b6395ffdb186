-- etl/sql/unread.sql
-- Which distinct postings has this reader not read yet?
-- Grain: one row per reading key
-- Takes: adverts, readings (reading_key)
-- Gives: table unread (reading_key, and of one posting with it the run_id, source, board and key of its record)
create or replace temporary table unread as
select distinct on (reading_key) reading_key, run_id, source, board, key
from adverts
anti join readings using (reading_key)
