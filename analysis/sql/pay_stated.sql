-- analysis/sql/pay_stated.sql
-- What do the selected jobs pay?
-- Grain: one row per selected job that states believable pay
-- Takes: selected_jobs (job_no, employer_no), $currency (ISO 4217 code: only pay printed per year in it, as printed;
--        NULL: any pay, per year in US dollars at the rate of meta.rates_on), $least_usd and $most_usd (a year's pay
--        outside is not believed), $widest (nor is a range whose top is more than so many times its bottom)
-- Makes: the temporary table stated_pay (job_no, employer_no, pay: the middle of lowest and highest, is_annualised: not
--        printed per year) on the asking cursor
create or replace temporary table stated_pay as
select
    job_no,
    employer_no,
    if($currency is null, (pay_min_usd_year + pay_max_usd_year) / 2, (pay_min + pay_max) / 2) as pay,
    pay_period <> 'year' as is_annualised
from selected_jobs
join ml_jobs using (job_no, employer_no)
join jobs using (job_id)
where pay_max <= $widest * pay_min
    and coalesce((pay_min_usd_year + pay_max_usd_year) / 2 between $least_usd and $most_usd, true)
    and if($currency is null, pay_min_usd_year is not null, pay_currency = $currency and pay_period = 'year')
order by job_no
