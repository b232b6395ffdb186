-- etl/sql/jobs.sql
-- Equal postings are one job; what is known of it comes from the posting with the longest text.
-- Grain: one row per job
-- Takes: members
-- Gives: rows of jobs
insert into jobs by name
with shown as (
    select *
    from members
    qualify row_number() over (partition by job_id order by length(text) desc, posting_id) = 1
),
names as ( -- the newest seen
    select employer_id, arg_max(employer_name, (last_seen_on, first_seen_on, posting_id)) as company
    from members
    group by employer_id
),
spans as (
    select
        job_id,
        min(posted_on) as posted_on,
        min(first_seen_on) as first_seen_on,
        max(last_seen_on) as last_seen_on,
        case
            when bool_or(is_open) then true
            when count(is_open) = count(*) then false
        end as is_open,
        count(*) as postings
    from members
    group by job_id
)
select
    job_id, shown.title, names.company, shown.employer_id, shown.role_family, shown.is_ml_role,
    spans.posted_on, spans.first_seen_on, spans.last_seen_on, spans.is_open,
    shown.text, shown.posting_id as shown_posting_id, spans.postings
from shown
join spans using (job_id)
join names using (employer_id)
