-- analysis/sql/pay_coverage.sql
-- How many jobs of each skill, role, level or country state their pay?
-- Grain: one row per group with a selected job
-- Takes: selected_jobs (job_no, employer_no), stated_pay (job_no, is_annualised), $by (all: one group; skill, role, level, country),
--        $required_only, $one_vote, $selection_words (skill_ids that are no group, as soft skills and degrees are none)
-- Gives: group_id, skill (name; NULL where the group is none), jobs_group, employers_group, jobs_stated,
--        employers_stated (counts), coverage_pct (0-100, of the group's jobs; with one vote the mean of its employers'
--        shares), annualised_pct (0-100, of jobs_stated: not printed for a year)
with member as (
    select skill_no, null as option, job_no
    from asks
    join skill_numbers using (skill_no)
    join skills using (skill_id)
    where $by = 'skill'
        and (strength = 3 or not $required_only)
        and kind not in ('soft skill', 'education')
        and not list_contains($selection_words, skill_id)
    union all
    select
        null,
        unnest(case $by when 'role' then [role] when 'level' then [level] when 'country' then countries else ['all'] end),
        job_no
    from ml_jobs
    where $by <> 'skill'
),
by_employer as (
    select skill_no, option, selected_jobs.employer_no, count(*) as jobs, count(pay) as stated, count(*) filter (is_annualised) as annualised
    from member
    join selected_jobs using (job_no)
    left join stated_pay using (job_no)
    group by all
)
select
    coalesce(skill_id, option) as group_id,
    skills.name as skill,
    sum(jobs)::bigint as jobs_group,
    count(*) as employers_group,
    sum(stated)::bigint as jobs_stated,
    count(*) filter (stated > 0) as employers_stated,
    round(100 * if($one_vote, avg(stated / jobs), sum(stated) / sum(jobs)), 2) as coverage_pct,
    round(100 * sum(annualised) / nullif(sum(stated), 0), 2) as annualised_pct
from by_employer
left join skill_numbers using (skill_no)
left join skills using (skill_id)
group by all
order by jobs_stated desc, jobs_group desc, group_id
