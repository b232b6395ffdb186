-- analysis/sql/pay_all.sql
-- What do the ML jobs pay?
-- Grain: one row per ML job in English that states pay in a range no wider than $widest (top over bottom), by job_no
-- Takes: ml_jobs, jobs, $widest, $least_usd and $most_usd (a year's pay outside is not believed)
-- Gives: job_no, usd_year (middle of lowest and highest per year in US dollars, at the rate of meta.rates_on; NULL: no rate),
--        as_printed (the same as printed), currency (ISO 4217 code), is_annualised (not printed per year), like_no (the
--        same number says of equal role, level, countries and year)
select
    job_no,
    (pay_min_usd_year + pay_max_usd_year) / 2 as usd_year,
    (pay_min + pay_max) / 2 as as_printed,
    pay_currency as currency,
    pay_period <> 'year' as is_annualised,
    dense_rank() over (order by role, level, list_sort(ml_jobs.countries), year(ml_jobs.first_seen_on)) as like_no
from ml_jobs
join jobs using (job_id)
where is_english
    and pay_max <= $widest * pay_min
    and coalesce((pay_min_usd_year + pay_max_usd_year) / 2 between $least_usd and $most_usd, true)
order by job_no
