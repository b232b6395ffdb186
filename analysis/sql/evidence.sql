-- analysis/sql/evidence.sql
-- What do the jobs on a page of evidence say of the skill, and where?
-- Grain: one row per job of the page, in order
-- Takes: evidence_page (job_id, skill_id, days_shown, place, jobs, sentences), $mention_rows (of evidence_rows)
-- Gives: job_id, requirement, sentence, name_starts, name_ends (places in the sentence; NULL where the build holds no
--        texts), title, employer (NULL where the advert names none), posted_on (NULL: its source gives no credible day),
--        first_seen_on, days_shown, advert_url (http or https, else NULL), label, attribution (of its source), jobs, sentences
with mention as materialized ( -- a few rows of large tables, before anything else is joined: no other text is read
    select *
    from mentions
    where rowid in (select unnest($mention_rows::bigint[]))
),
advert as materialized (
    select jobs.*
    from jobs
    semi join evidence_page using (job_id)
),
said as (
    -- a sentence holds the name, so it begins no further before the name's end than it is long
    select
        job_id,
        requirement,
        evidence,
        starts_at,
        ends_at,
        greatest(ends_at - length(evidence), 0) as earliest,
        earliest + nullif(strpos(substr(text, earliest + 1), evidence), 0) - 1 as evidence_at,
        title,
        company as employer,
        advert.posted_on,
        advert.first_seen_on,
        shown_posting_id as posting_id
    from mention
    join advert using (job_id)
)
select
    said.job_id,
    requirement,
    evidence as sentence,
    starts_at - evidence_at as name_starts,
    ends_at - evidence_at as name_ends,
    said.title,
    employer,
    said.posted_on,
    said.first_seen_on,
    days_shown,
    postings.url as advert_url,
    label,
    attribution,
    jobs,
    sentences
from evidence_page
join said using (job_id)
join postings using (posting_id)
join sources using (source)
order by place
