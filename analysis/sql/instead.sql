-- analysis/sql/instead.sql
-- Which skills would do instead of one skill?
-- Grain: one row per other skill that a selected job names in one need with it ("PyTorch or TensorFlow")
-- Takes: selected_jobs (job_no, employer_no), selected_employers (employer_no, jobs, votes), $skill (skill_id),
--        $required_only (true: jobs and needs that require it)
-- Gives: skill, kind, jobs_both, employers_both (that name both in one need), jobs_all, employers_all, votes,
--        between_employers, votes_all, size_all, effective_all (as in demand.sql; all are the jobs that ask for $skill)
with own_job as (
    select job_no, employer_no, job_id
    from asks
    join skill_numbers using (skill_no)
    join selected_jobs using (job_no)
    join ml_jobs using (job_no, employer_no)
    where skill_id = $skill and (strength = 3 or not $required_only)
),
employer as (
    select employer_no, count(*) as own_jobs, any_value(votes / jobs) as vote
    from own_job
    join selected_employers using (employer_no)
    group by employer_no
),
total as (
    select
        sum(own_jobs)::bigint as jobs_all,
        count(*) as employers_all,
        sum(own_jobs * vote) as votes_all,
        sum((own_jobs * vote) ** 2) as n_n,
        sum(own_jobs * vote) ** 2 / sum(own_jobs * vote ** 2) as size_all,
        sum(own_jobs * vote) ** 2 / sum((own_jobs * vote) ** 2) as effective_all
    from employer
),
named as (
    select employer_no, other.skill_id, count(distinct job_no) as boths
    from own_job
    join alternatives using (job_id)
    join alternatives as other using (job_id, group_no)
    where alternatives.skill_id = $skill
        and other.skill_id <> $skill
        and (other.requirement = 'required' or not $required_only)
    group by all
),
asked as (
    select
        skill_id,
        sum(boths)::bigint as jobs_both,
        count(*) as employers_both,
        sum(boths * vote) as votes,
        sum((boths * vote) ** 2) as x_x,
        sum(boths * vote * own_jobs * vote) as x_n
    from named
    join employer using (employer_no)
    group by skill_id
)
select
    skills.name as skill, kind, jobs_both, employers_both, jobs_all, employers_all,
    votes, votes_all, size_all, effective_all,
    x_x - 2 * x_n * votes / votes_all + n_n * (votes / votes_all) ** 2 as between_employers
from asked
cross join total
join skills using (skill_id)
order by votes desc, skill
