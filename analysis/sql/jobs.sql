-- analysis/sql/jobs.sql
-- What do these advertisements say?
-- Grain: one row per job, in the order of $jobs
-- Takes: $jobs (list of job_no), job_signals (job_no, signal) of these jobs
-- Gives: job_id, title, employer (NULL where the advert names none), places, role, level, mode (ids), pay_min, pay_max,
--        pay_currency, pay_period (as printed), posted_on (NULL: its source gives no credible day), first_seen_on,
--        days_shown, is_open, signals (list),
--        advert_url (of the advert shown; http or https, else NULL), other_urls (of its further adverts), sources
--        (labels), attributions
with page as (
    select unnest($jobs::integer[]) as job_no, generate_subscripts($jobs::integer[], 1) as place
),
members as (
    select
        job_no,
        list(distinct postings.url order by postings.url) as urls,
        list(distinct label order by label) as labels,
        list(distinct attribution order by attribution) filter (attribution != '') as attributions
    from page
    join ml_jobs using (job_no)
    join postings using (job_id)
    join sources using (source)
    group by job_no
),
signs as (
    select job_no, list(signal) as signals
    from job_signals
    group by job_no
)
select
    jobs.job_id,
    jobs.title,
    jobs.company as employer,
    array_to_string(places, ' · ') as places,
    role,
    level,
    mode,
    pay_min,
    pay_max,
    pay_currency,
    pay_period,
    jobs.posted_on,
    jobs.first_seen_on,
    days_shown,
    jobs.is_open,
    array_to_string(coalesce(signals, []), ', ') as signals,
    shown.url as advert_url,
    array_to_string(list_filter(urls, lambda link: link is distinct from shown.url), ' ') as other_urls,
    array_to_string(labels, ', ') as sources,
    array_to_string(coalesce(attributions, []), '; ') as attributions
from page
join ml_jobs using (job_no)
join jobs using (job_id)
join members using (job_no)
join postings as shown on shown.posting_id = shown_posting_id
left join signs using (job_no)
order by place
