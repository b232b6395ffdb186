-- etl/sql/terms.sql
-- Which names do requirements of ML jobs hold that no skill of the list knows?
-- Grain: one row per term, however it is capitalised
-- Takes: jobs, members (posting_id, terms), skills (name, aliases)
-- Gives: rows of terms: names of at least two employers, so that the queue stays short and holds no employer's own words
insert into terms by name
with named as (
    select jobs.job_id, jobs.employer_id, unnest(terms) as spelling
    from jobs
    join members on members.posting_id = jobs.shown_posting_id
    where jobs.is_ml_role
),
counted as (
    select
        lower(spelling) as small,
        mode(spelling order by spelling) as term,
        count(distinct employer_id) as employers,
        count(distinct job_id) as jobs,
        min(job_id) as example
    from named
    group by small
    having count(distinct employer_id) >= 2
),
read_jobs as ( -- in the languages that the reader reads
    select job_id, text
    from jobs
    where is_ml_role and coalesce(language, 'en') = 'en'
),
known as (
    select lower(unnest(list_prepend(name, aliases))) as small
    from skills
),
-- "Marketing" is a word, "Prefect" a name: more texts write a word small than name it so
texts as (
    select ' ' || regexp_replace(text, '[^\w+#&/-]+', ' ', 'g') || ' ' as words
    from read_jobs
    order by hash(job_id)
    limit 500
),
words as (
    select small, count(*) / (select count(*) from texts) as share
    from counted
    join texts on contains(words, ' ' || small || ' ')
    group by small
)
select term, employers, jobs, example
from counted
left join words using (small)
where small not in (from known)
    and coalesce(share, 0) < jobs / (select count(*) from read_jobs)
