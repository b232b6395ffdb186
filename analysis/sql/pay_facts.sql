-- analysis/sql/pay_facts.sql
-- Which ML jobs state a pay that can be held against other jobs of their country, and which pay more?
-- Grain: one row per fact that a job has: 'paid:<role>' (states its pay, as enough jobs of its one country do that are no
--        ML jobs), 'pay:above' (the middle of its pay in US dollars a year lies above their median)
-- Takes: ml_jobs, jobs, $few_jobs, $few_employers (fewer other jobs with pay carry no comparison)
-- Gives: fact, job_nos (list)
with other as (
    select countries[1] as country, median((pay_min_usd_year + pay_max_usd_year) / 2) as usd_year
    from jobs
    where not is_ml_role and len(countries) = 1 and pay_min_usd_year is not null
    group by country
    having count(*) >= $few_jobs and count(distinct employer_id) >= $few_employers
),
paid as (
    select job_no, role, pay_usd_year > other.usd_year as is_above
    from ml_jobs
    join other on countries = [country]
    where is_english and pay_usd_year is not null
)
select 'paid:' || role as fact, list(job_no) as job_nos
from paid
group by role
union all
select 'pay:above', list(job_no)
from paid
where is_above
having count(*) > 0
