-- etl/sql/jobs.sql
-- Equal postings are one job; what is known of it comes from the posting with the longest text.
-- Grain: one row per job
-- Takes: members, rates (currency, usd), periods (period, per_year), sectors (employer_id, sector)
-- Gives: rows of jobs
insert into jobs by name
with offering as (
    select
        *,
        if(
            coalesce(pay_min, pay_max) is null,
            null,
            {'low': pay_min, 'high': pay_max, 'currency': pay_currency, 'period': pay_period}
        ) as offer
    from members
),
shown as (
    select *
    from offering
    qualify row_number() over (partition by job_id order by length(text) desc, posting_id) = 1
),
names as ( -- the newest seen
    select employer_id, arg_max(employer_name, (last_seen_on, first_seen_on, posting_id)) as company
    from members
    group by employer_id
),
together as (
    select
        job_id,
        min(posted_on) as posted_on,
        min(first_seen_on) as first_seen_on,
        max(last_seen_on) as last_seen_on,
        case
            when bool_or(is_open) then true
            -- a file says nothing of what is open
            when count(is_open) = count(*) filter (source != 'import') and count(is_open) > 0 then false
        end as is_open,
        count(*) as postings,
        -- one opening in several places may be an advert for each of them
        list_distinct(flatten(list(places order by posting_id))) as places,
        list_sort(list_distinct(flatten(list(countries)))) as countries,
        -- one source may have a field of its own where another is silent
        arg_min(work_mode, posting_id) as work_mode,
        arg_min(employment_type, posting_id) as employment_type,
        arg_min(offer, posting_id) as offer
    from offering
    group by job_id
),
paid as (
    select job_id, coalesce(shown.offer, together.offer) as pay
    from shown
    join together using (job_id)
)
select
    job_id, shown.title, names.company, shown.employer_id,
    nullif(together.places, []) as places,
    nullif(together.countries, []) as countries,
    coalesce(shown.work_mode, together.work_mode) as work_mode,
    shown.role_family, shown.is_ml_role, shown.seniority,
    coalesce(shown.employment_type, together.employment_type) as employment_type,
    sectors.sector, shown.language,
    pay.low as pay_min, pay.high as pay_max, pay.currency as pay_currency, pay.period as pay_period,
    pay.low * periods.per_year * rates.usd as pay_min_usd_year,
    pay.high * periods.per_year * rates.usd as pay_max_usd_year,
    shown.experience_years_min, shown.education_min, shown.degree_need,
    if(shown.education_min is null, null, shown.degree_fields) as degree_fields,
    together.posted_on, together.first_seen_on, together.last_seen_on, together.is_open,
    shown.text, shown.posting_id as shown_posting_id, together.postings
from shown
join together using (job_id)
join paid using (job_id)
join names using (employer_id)
left join sectors using (employer_id)
left join rates on rates.currency = pay.currency
left join periods on periods.period = pay.period
