-- analysis/sql/clusters.sql
-- Which tools and methods are asked most?
-- Grain: one row per skill: the $most asked ones of those that $few_jobs jobs at $few_employers employers ask for; never
--        soft skills, degrees and $selection_words (skill_ids)
-- Takes: selected_jobs (job_no, employer_no), selected_employers (employer_no, jobs, votes), $required_only,
--        $few_jobs, $few_employers, $most, $selection_words
-- Gives: skill_no, skill (name), jobs_all (selected jobs)
with asked as (
    select skill_no, employer_no, count(*) as asking
    from asks
    join selected_jobs using (job_no)
    where strength = 3 or not $required_only
    group by skill_no, employer_no
)
select skill_no, name as skill, (select count(*) from selected_jobs) as jobs_all
from asked
join selected_employers using (employer_no)
join skill_numbers using (skill_no)
join skills using (skill_id)
where kind not in ('soft skill', 'education') and not list_contains($selection_words, skill_id)
group by skill_no, name
having sum(asking) >= $few_jobs and count(*) >= $few_employers
order by sum(asking * votes / selected_employers.jobs) desc, skill
limit $most
