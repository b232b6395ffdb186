-- analysis/sql/guide_labels.sql
-- What do people call each guide?
-- Grain: one row per guide
-- Gives: guide_id, label
select guide_id, label
from guides
order by guide_id
