-- etl/sql/quality.sql
-- How often is the reader right on postings labelled by hand?
-- Grain: one row per skill, kind, fact, and the strength of skills
-- Takes: measured (the rows of data/quality.csv)
-- Gives: rows of quality
insert into quality by name
select *
from measured
