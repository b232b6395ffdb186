-- analysis/sql/beyond.sql
-- Which selected jobs ask for more years or a higher degree than a person has?
-- Grain: one row per such job
-- Takes: selected_jobs (job_no, employer_no), $years (NULL: any will do), $degrees (those the person has; empty: any will
--        do). A job that asks for no years, or whose degree could not be read, is not among them
-- Gives: job_no
select job_no
from selected_jobs
join ml_jobs using (job_no)
join jobs using (job_id)
where
    experience_years_min > $years::integer
    or (len($degrees::varchar[]) > 0 and not list_contains($degrees, education_min))
