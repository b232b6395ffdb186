-- etl/sql/members.sql
-- Every advert that was ever shown with the job it is for, the job's employer, and what the reader read.
-- Grain: one row per posting
-- Takes: dated, merged (posting_id, job_id), readings
-- Gives: table members (the columns of postings; employer_id of the job; employer_name: how this advert names that
--        employer, NULL where it is another's copy; and what the reader read)
create or replace temporary table members as
with placed as (
    select
        dated.*, job_id,
        -- an employer's own board knows best who it is; else the first to show the job is no copy of the others
        first_value(employer_id) over (
            partition by job_id
            order by employer_id is null, coverage != 'whole', first_seen_on, posting_id
        ) as job_employer_id
    from dated
    join merged using (posting_id)
)
select
    posting_id, job_id, source, board, source_key,
    if(regexp_full_match(url, 'https?://\S+'), url, null) as url,
    title,
    coalesce(printed_company, employer_name) as company,
    nullif(location, '') as location,
    posted_on, first_seen_on, last_seen_on, is_open,
    sha256(readings.text) as text_hash,
    if(employer_id = job_employer_id, employer_name, null) as employer_name,
    coalesce(job_employer_id, 'job:' || job_id) as employer_id,
    readings.* exclude (reading_key, signature)
from placed
join readings using (reading_key)
