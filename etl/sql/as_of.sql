-- etl/sql/as_of.sql
-- Up to which day is the market known?
-- Grain: one row
-- Takes: boards
-- Gives: the newest day on which any board was read well; where there are imports alone, the newest day of these
select coalesce(max(last_good_on) filter (coverage != 'file'), max(last_good_on))
from boards
