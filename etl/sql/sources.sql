-- etl/sql/sources.sql
-- Every source that was ever asked
-- Grain: one row per source
-- Takes: settings, boards, labels (source, label, url)
-- Gives: rows of sources
insert into sources by name
select source, label, url, attribution, settings.coverage, max(boards.last_good_on) as last_good_on
from settings
join labels using (source)
left join boards using (source)
group by all
