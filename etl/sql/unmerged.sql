-- etl/sql/unmerged.sql
-- What the merger sees of each advert
-- Grain: one row per posting
-- Takes: dated, readings (reading_key, text, signature)
-- Gives: the columns of merge.TAKES
select
    posting_id, board_id, opening, url, known_as as employer, title, location,
    length(readings.text) as length, readings.signature, posted_on, first_seen_on, last_seen_on
from dated
join readings using (reading_key)
