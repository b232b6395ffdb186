-- analysis/sql/companions.sql
-- Which tools and methods do the jobs ask for that ask for one skill?
-- Grain: one row per other skill that one of them asks for; never soft skills, degrees and $selection_words
-- Takes: selected_jobs (job_no, employer_no), selected_employers (employer_no, jobs, votes), $skill (skill_id),
--        $required_only, $selection_words (skill_ids)
-- Gives: skill_id, skill (name), kind, jobs_both, employers_both (that ask for both), jobs_own, employers_own (for this
--        skill), votes_both, votes_other, votes_own, votes_all (votes: jobs, each weighing its employer's votes / jobs:
--        for both, for the other, for this skill, of all), worth (how many equal employers hold votes_both: (sum x)² /
--        sum x², Kish 1965), employers_all, spread (sum over employers of (both_g / both - other_g / other - own_g /
--        own + all_g / all)²: an employer's votes over all votes)
with own_job as (
    select job_no
    from asks
    join skill_numbers using (skill_no)
    where skill_id = $skill and (strength = 3 or not $required_only)
),
employer as (
    select employer_no, jobs, votes, count(own_job.job_no) as own_jobs, count(own_job.job_no) * votes / jobs as own
    from selected_employers
    join selected_jobs using (employer_no)
    left join own_job using (job_no)
    group by employer_no, jobs, votes
),
total as (
    select
        sum(own_jobs)::bigint as jobs_own,
        count(*) filter (own_jobs > 0) as employers_own,
        sum(own) as votes_own,
        count(*) as employers_all,
        sum(votes) as votes_all
    from employer
),
balance as (
    select employer_no, jobs, votes, votes / votes_all - own / nullif(votes_own, 0) as tilt
    from employer
    cross join total
),
by_employer as (
    select skill_no, employer_no, count(*) as others, count(own_job.job_no) as boths
    from asks
    join selected_jobs using (job_no)
    left join own_job using (job_no)
    where strength = 3 or not $required_only
    group by skill_no, employer_no
),
asked as (
    select
        skill_no,
        sum(boths)::bigint as jobs_both,
        count(*) filter (boths > 0) as employers_both,
        sum(boths * votes / jobs) as votes_both,
        sum(others * votes / jobs) as votes_other,
        sum((boths * votes / jobs) ** 2) as both_both,
        sum(boths * votes / jobs * others * votes / jobs) as both_other,
        sum((others * votes / jobs) ** 2) as other_other,
        sum(boths * votes / jobs * tilt) as both_tilt,
        sum(others * votes / jobs * tilt) as other_tilt
    from by_employer
    join balance using (employer_no)
    group by skill_no
    having sum(boths) > 0
)
select
    skill_id, skills.name as skill, kind, jobs_both, employers_both, jobs_own, employers_own,
    votes_both, votes_other, votes_own, votes_all, employers_all,
    votes_both ** 2 / both_both as worth,
    both_both / votes_both ** 2 - 2 * both_other / votes_both / votes_other + other_other / votes_other ** 2
    + 2 * (both_tilt / votes_both - other_tilt / votes_other)
    + (select sum(tilt ** 2) from balance) as spread
from asked
cross join total
join skill_numbers using (skill_no)
join skills using (skill_id)
where skill_id <> $skill and kind not in ('soft skill', 'education') and not list_contains($selection_words, skill_id)
order by votes_both desc, skill
