-- analysis/sql/pay_currencies.sql
-- In which currencies do the selected jobs print a year's pay?
-- Grain: one row per currency
-- Takes: selected_jobs (job_no, employer_no)
-- Gives: currency (ISO 4217 code), jobs_stated, employers_stated (counts)
select pay_currency as currency, count(*) as jobs_stated, count(distinct selected_jobs.employer_no) as employers_stated
from selected_jobs
join ml_jobs using (job_no)
join jobs using (job_id)
where pay_currency is not null and pay_period = 'year'
group by pay_currency
order by jobs_stated desc, currency
