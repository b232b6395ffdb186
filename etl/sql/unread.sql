-- etl/sql/unread.sql
-- Which distinct postings has this reader not read yet?
-- Grain: one row per reading key
-- Takes: adverts, readings (reading_key)
-- Gives: reading_key and all that the reader sees
select
    reading_key,
    any_value(title) as title,
    any_value(body_html) as body_html,
    any_value(company) as company,
    any_value(location) as location,
    any_value(salary_text) as salary_text,
    any_value(pay) as pay,
    any_value(work_mode) as work_mode,
    any_value(employment_type) as employment_type,
    any_value(country) as country
from adverts
anti join readings using (reading_key)
group by reading_key
