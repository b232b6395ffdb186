-- analysis/sql/either_or.sql
-- Which skills do the selected jobs ask for as one need ("PyTorch or TensorFlow")?
-- Grain: one row per group of skills that at least two employers require as one need, exactly these, any of which does;
--        the 200 with most votes. Groups with a degree or a selection word are left out
-- Takes: selected_jobs (job_no, employer_no), selected_employers (employer_no, jobs, votes), $selection_words
-- Gives: skills (names joined with "or"), choices (how many), jobs, jobs_all, employers, employers_all, votes,
--        votes_all, size_all, effective_all, between_employers (as in demand.sql), jobs_wider (jobs with a need that names all of
--        these, alone or among others)
with total as (
    select
        coalesce(sum(jobs), 0)::bigint as jobs_all,
        count(*) as employers_all,
        coalesce(sum(votes), 0) as votes_all,
        coalesce(sum(votes * votes), 0) as n_n,
        coalesce(sum(votes) ** 2 / sum(votes * votes / jobs), 0) as size_all
    from selected_employers
),
either as (
    select job_no, need_no, any_value(employer_no) as employer_no
    from needs
    join selected_jobs using (job_no)
    group by job_no, need_no
    having count(*) > 1
),
need as (
    select job_no, any_value(employer_no) as employer_no, list(skill_no order by skill_no) as choices
    from either
    join needs using (job_no, need_no)
    group by job_no, need_no
),
unlisted as (
    select coalesce(list(skill_no), []) as skill_nos
    from skills
    join skill_numbers using (skill_id)
    where kind = 'education' or list_contains($selection_words, skill_id)
),
distinct_need as (
    select distinct job_no, employer_no, choices
    from need
    cross join unlisted
    where not list_has_any(choices, skill_nos)
),
by_employer as (
    select choices, employer_no, count(*) as asking
    from distinct_need
    group by choices, employer_no
),
frequent as (
    select
        choices,
        sum(asking)::bigint as jobs,
        count(*) as employers,
        sum(asking * votes / jobs) as votes,
        sum((asking * votes / jobs) ** 2) as x_x,
        sum(asking * votes / jobs * votes) as x_n
    from by_employer
    join selected_employers using (employer_no)
    group by choices
    having count(*) > 1
    order by votes desc, choices
    limit 200
),
pattern as (
    select distinct choices from distinct_need
),
holding as ( -- which of the many needs hold a frequent one is looked up once a pattern, not once a job
    select frequent.choices, pattern.choices as within
    from frequent
    join pattern on list_has_all(pattern.choices, frequent.choices)
),
wider as (
    select holding.choices, count(distinct job_no) as jobs_wider
    from holding
    join distinct_need on distinct_need.choices = within
    group by holding.choices
),
named as (
    select choices, string_agg(name, ' or ' order by name) as skills
    from (select choices, unnest(choices) as skill_no from frequent)
    join skill_numbers using (skill_no)
    join skills using (skill_id)
    group by choices
)
select
    skills,
    len(choices) as choices,
    jobs,
    jobs_all,
    employers,
    employers_all,
    votes,
    votes_all,
    size_all,
    votes_all ** 2 / nullif(n_n, 0) as effective_all,
    x_x - 2 * x_n * votes / votes_all + n_n * (votes / votes_all) ** 2 as between_employers,
    jobs_wider
from frequent
cross join total
join wider using (choices)
join named using (choices)
order by votes desc, skills
