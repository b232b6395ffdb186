-- analysis/sql/compared_skills.sql
-- Which skills do the jobs of a comparison ask for, on either side?
-- Grain: one row per skill, also skills nobody mentions
-- Takes: compared_jobs (job_no, employer_no, period_on, is_then, is_now), compared_employers, $required_only,
--        $guide (guide_id), $selection_words (skill_ids), $methods (kinds)
-- Gives: skill_id, skill (name), kind, listed_as, in_guide (as in demand.sql), jobs, employers (that ask for it, in the
--        whole comparison), then_jobs, now_jobs, both_jobs, then_asking, now_asking (votes), and for the test u_u, u_then, u_now:
--        sums over employers of the squared pull of its asking votes, late less early, and of that times then_part and
--        now_part; first_asked_on, last_asked_on (first days of the periods; NULL: none)
with taught as (
    select skill_id from guide where guide_id = $guide and skill_id is not null
    union
    select skill_id from guide_children where guide_id = $guide
),
by_employer as (
    select
        skill_no,
        employer_no,
        count(*) as jobs,
        count(*) filter (is_then) as then_jobs,
        count(*) filter (is_now) as now_jobs,
        count(*) filter (is_then and is_now) as both_jobs,
        min(period_on) as first_asked_on,
        max(period_on) as last_asked_on
    from asks
    join compared_jobs using (job_no)
    where strength = 3 or not $required_only
    group by skill_no, employer_no
),
pulled as (
    select
        *,
        coalesce(then_jobs * then_vote, 0) as then_asking,
        coalesce(now_jobs * now_vote, 0) as now_asking,
        coalesce(now_jobs * now_vote * now_pull - then_jobs * then_vote * then_pull, 0) as u
    from by_employer
    left join compared_employers using (employer_no)
),
asked as (
    select
        skill_no,
        sum(jobs)::bigint as jobs,
        count(*) as employers,
        sum(then_jobs)::bigint as then_jobs,
        sum(now_jobs)::bigint as now_jobs,
        sum(both_jobs)::bigint as both_jobs,
        sum(then_asking) as then_asking,
        sum(now_asking) as now_asking,
        sum(u * u) as u_u,
        sum(u * then_part) as u_then,
        sum(u * now_part) as u_now,
        min(first_asked_on) as first_asked_on,
        max(last_asked_on) as last_asked_on
    from pulled
    group by skill_no
)
select
    skill_id,
    name as skill,
    kind,
    case
        when list_contains($selection_words, skill_id) then 'selection word'
        when kind in ('soft skill', 'education') then kind
        when list_contains($methods, kind) then 'method'
        else 'tool'
    end as listed_as,
    skill_id in (from taught) as in_guide,
    columns(asked.* exclude (skill_no))
from skills
left join skill_numbers using (skill_id)
left join asked using (skill_no)
order by jobs desc nulls last, skill
