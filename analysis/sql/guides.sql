-- analysis/sql/guides.sql
-- Which guides does this build hold?
-- Grain: one row per guide
-- Gives: guide_id, items (count)
select guide_id, count(*) as items
from guide
group by guide_id
order by guide_id
