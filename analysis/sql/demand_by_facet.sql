-- analysis/sql/demand_by_facet.sql
-- How many jobs of each role, level, country, source or work mode ask for one skill?
-- Grain: one row per option that selected jobs have; a job in two countries, or on two sources, counts at both
-- Takes: selected_jobs (job_no, employer_no), $skill (skill_id or name), $facet (role, level, country, source, mode),
--        $guide (guide_id), $required_only, $one_vote
-- Gives: option ('unknown' stands for NULL), label (of a source; else NULL), skill (name), kind, in_guide, jobs,
--        jobs_all, employers, employers_all, votes, votes_all, size_all, effective_all, between_employers, required_pct,
--        preferred_pct, mentioned_pct (all as in demand.sql, within the option)
with chosen as (
    select
        skill_no,
        name as skill,
        kind,
        skill_id in (
            select skill_id from guide where guide_id = $guide
            union
            select skill_id from guide_children where guide_id = $guide
        ) as in_guide
    from skills
    join skill_numbers using (skill_id)
    where $skill in (skill_id, name)
),
placed as (
    select
        job_no,
        selected_jobs.employer_no,
        unnest(case $facet
            when 'role' then [role]
            when 'level' then [level]
            when 'country' then countries
            when 'mode' then [mode]
            when 'source' then sources
        end) as option
    from selected_jobs
    join ml_jobs using (job_no)
),
asked as (
    select job_no, strength
    from asks
    where skill_no = (select skill_no from chosen)
),
by_employer as (
    select
        option,
        count(*) as n,
        if($one_vote, 1, count(*))::double as n_votes,
        count(*) filter (strength = 3 or (strength is not null and not $required_only)) as x,
        count(*) filter (strength = 3) as required,
        count(*) filter (strength = 2) as preferred,
        count(*) filter (strength = 1) as mentioned
    from placed
    left join asked using (job_no)
    group by option, employer_no
),
summed as (
    select
        option,
        sum(x)::bigint as jobs,
        sum(n)::bigint as jobs_all,
        count(*) filter (x > 0) as employers,
        count(*) as employers_all,
        sum(x * n_votes / n) as votes,
        sum(n_votes) as votes_all,
        sum(n_votes) ** 2 / sum(n_votes * n_votes / n) as size_all,
        sum(n_votes * n_votes) as n_n,
        sum((x * n_votes / n) ** 2) as x_x,
        sum(x * n_votes / n * n_votes) as x_n,
        sum(required * n_votes / n) as required,
        sum(preferred * n_votes / n) as preferred,
        sum(mentioned * n_votes / n) as mentioned
    from by_employer
    group by option
)
select
    option,
    label,
    skill,
    kind,
    in_guide,
    jobs,
    jobs_all,
    employers,
    employers_all,
    votes,
    votes_all,
    size_all,
    votes_all ** 2 / n_n as effective_all,
    x_x - 2 * x_n * votes / votes_all + n_n * (votes / votes_all) ** 2 as between_employers,
    round(100 * required / votes_all, 2) as required_pct,
    round(100 * preferred / votes_all, 2) as preferred_pct,
    round(100 * mentioned / votes_all, 2) as mentioned_pct
from summed
cross join chosen
left join sources on $facet = 'source' and source = option
order by option = 'unknown', jobs_all desc, option
