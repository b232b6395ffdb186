-- etl/sql/employer_asks.sql
-- How many ML jobs of each employer ask for each skill, before any filter?
-- Grain: one row per skill x employer with an ML job in English that names it
-- Takes: ml_jobs, asks
-- Gives: rows of employer_asks
insert into employer_asks by name
select
    skill_no,
    employer_no,
    count(*) as named,
    count(*) filter (strength = 3) as required,
    count(*) filter (strength = 2) as preferred,
    count(*) filter (is_open) as open_named,
    count(*) filter (is_open and strength = 3) as open_required,
    count(*) filter (is_open and strength = 2) as open_preferred
from asks
join ml_jobs using (job_no)
where is_english
group by skill_no, employer_no
order by skill_no, employer_no
