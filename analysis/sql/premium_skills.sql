-- analysis/sql/premium_skills.sql
-- Which tools and methods do the alike jobs ask for?
-- Grain: one row per skill that one of them asks for; never soft skills, degrees and $selection_words (skill_ids)
-- Takes: alike_jobs (job_no, employer_no, vote), $required_only, $guide (guide_id), $selection_words
-- Gives: skill_no, skill (name), kind, in_guide (an item, or a kind of an umbrella item), jobs_stated, employers_stated
--        (counts), worth (of how many equal employers: (sum v)² / sum v² of their votes v, Kish 1965)
with taught as (
    select skill_id from guide where guide_id = $guide and skill_id is not null
    union
    select skill_id from guide_children where guide_id = $guide
),
by_employer as (
    select skill_no, employer_no, count(*) as jobs, sum(vote) as votes
    from asks
    join alike_jobs using (job_no)
    where strength = 3 or not $required_only
    group by skill_no, employer_no
)
select
    skill_no,
    name as skill,
    kind,
    skill_id in (from taught) as in_guide,
    sum(jobs)::bigint as jobs_stated,
    count(*) as employers_stated,
    sum(votes) ** 2 / sum(votes ** 2) as worth
from by_employer
join skill_numbers using (skill_no)
join skills using (skill_id)
where kind not in ('soft skill', 'education') and not list_contains($selection_words, skill_id)
group by all
order by jobs_stated desc, skill
