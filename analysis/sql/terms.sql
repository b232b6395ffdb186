-- analysis/sql/terms.sql
-- Which names stand in requirements of ML jobs that no skill of the list knows?
-- Grain: one row per term that ML jobs of at least two employers name
-- Gives: term, term_jobs, term_employers (counts, of all ML jobs of this build), example (title of one that names it),
--        example_url (where a person reads it; NULL unless http or https)
select
    term,
    terms.jobs as term_jobs,
    employers as term_employers,
    jobs.title as example,
    if(regexp_matches(url, '^https?://', 'i'), url, null) as example_url
from terms
left join jobs on job_id = terms.example
left join postings on posting_id = shown_posting_id
order by term_employers desc, term_jobs desc, term
