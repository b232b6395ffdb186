-- analysis/sql/pay_facts.sql
-- Which selected jobs state a pay that can be held against other jobs of their country, and which pay more?
-- Grain: one row per selected job x fact
-- Takes: selected_jobs (job_no), $few_jobs, $few_employers (fewer other jobs with pay carry no comparison)
-- Makes: rows of the temporary table job_facts: 'paid:<role>' (states its pay, as enough jobs of its one country do
--        that are no ML jobs), 'pay:above' (the middle of its pay in US dollars a year lies above their median)
insert into job_facts
with other as (
    select countries[1] as country, median((pay_min_usd_year + pay_max_usd_year) / 2) as usd_year
    from jobs
    where not is_ml_role and len(countries) = 1 and pay_min_usd_year is not null
    group by country
    having count(*) >= $few_jobs and count(distinct employer_id) >= $few_employers
),
paid as (
    select job_no, role, pay_usd_year > other.usd_year as is_above
    from selected_jobs
    join ml_jobs using (job_no)
    join other on countries = [country]
    where pay_usd_year is not null
)
select job_no, 'paid:' || role
from paid
union all
select job_no, 'pay:above'
from paid
where is_above
