-- analysis/sql/quality_by_skill.sql
-- How often is the reader right about each skill, on postings labelled by hand?
-- Grain: one row per skill that the labels or the reader name, most labelled first
-- Gives: skill (name), kind, labelled, found (counts), precision, recall (0-1)
select
    quality.name as skill,
    kind,
    n as labelled,
    found,
    precision,
    recall
from quality
join skills using (name)
where measured = 'skill'
order by n desc, found desc, lower(quality.name)
