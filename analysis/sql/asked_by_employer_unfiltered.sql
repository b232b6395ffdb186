-- analysis/sql/asked_by_employer_unfiltered.sql
-- The same as asked_by_employer.sql where no filter is set, from the counts that the build holds
-- Grain: one row per skill x employer with a selected job that names it
-- Takes: $only_open (true: the jobs open now, else of all time)
-- Makes: the temporary table asked_by_employer (skill_no, employer_no, named, required, preferred: jobs) on the asking
--        cursor
create or replace temporary table asked_by_employer as
select
    skill_no,
    employer_no,
    if($only_open, open_named, named) as named,
    if($only_open, open_required, required) as required,
    if($only_open, open_preferred, preferred) as preferred
from employer_asks
where open_named > 0 or not $only_open
