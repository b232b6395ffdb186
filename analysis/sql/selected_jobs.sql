-- analysis/sql/selected_jobs.sql
-- Which jobs is every number about?
-- Grain: one row per selected job: it passes every filter and its text is English, the language read for skills
-- Takes: filtered_jobs
-- Makes: the temporary table selected_jobs (job_no, employer_no) on the asking cursor
create or replace temporary table selected_jobs as
select job_no, employer_no
from filtered_jobs
where is_english and by_role and by_level and by_country and by_mode and by_source and by_window and by_age
