-- analysis/sql/quality.sql
-- How often is the reader right on postings labelled by hand?
-- Grain: one row for all skills, one for their strength, one per fact, in this order
-- Gives: name ("all skills", "strength", or a fact), labelled, found (counts), precision, recall, agreement (0-1)
select
    if(measured = 'strength', measured, name) as name,
    n as labelled,
    found,
    precision,
    recall,
    agreement
from quality
where measured in ('strength', 'fact') or (measured = 'kind' and name = 'all skills')
order by measured = 'fact', measured = 'strength', name
