-- analysis/sql/demand.sql
-- Which skills do the selected jobs ask for?
-- Grain: one row per skill, also skills nobody mentions
-- Takes: asked_by_employer, selected_employers (employer_no, jobs, votes), $required_only (true: a job
--        asks only where it requires), $guide (guide_id), $selection_words (skill_ids), $methods (kinds)
-- Gives: skill_id, skill_no, skill (name), kind, listed_as (tool, method, soft skill, education, selection word),
--        in_guide (an item, or a kind of an umbrella item), jobs, jobs_all, employers, employers_all (counts),
--        votes, votes_all (the jobs, each weighing its employer's votes / jobs), size_all (how many equal jobs the
--        weighted ones are worth: (sum w)² / sum w², Kish 1965), effective_all (the same of employers and their votes),
--        between_employers (sum over employers of (x - p n)²: n votes, x of them for the skill, p is the share over
--        all), required_pct, preferred_pct, mentioned_pct (0-100, of all votes, whatever $required_only says),
--        reader_precision, reader_recall (0-1), reader_found, reader_n (how often the reader and the labels say it; all
--        four NULL for skills labelled fewer than 20 times)
with taught as (
    select skill_id from guide where guide_id = $guide and skill_id is not null
    union
    select skill_id from guide_children where guide_id = $guide
),
total as (
    select
        coalesce(sum(jobs), 0)::bigint as jobs_all,
        count(*) as employers_all,
        coalesce(sum(votes), 0) as votes_all,
        coalesce(sum(votes * votes), 0) as n_n,
        coalesce(sum(votes) ** 2 / sum(votes * votes / jobs), 0) as size_all
    from selected_employers
),
by_employer as (
    select
        skill_no,
        employer_no,
        if($required_only, required, named) as asking,
        required,
        preferred,
        named - required - preferred as mentioned
    from asked_by_employer
),
asked as (
    -- x before the division: 49 * (1 / 49) is less than 1, 49 * 1 / 49 is not
    select
        skill_no,
        sum(asking)::bigint as jobs,
        count(*) filter (asking > 0) as employers,
        sum(asking * votes / jobs) as votes,
        sum((asking * votes / jobs) ** 2) as x_x,
        sum(asking * votes / jobs * votes) as x_n,
        sum(required * votes / jobs) as required,
        sum(preferred * votes / jobs) as preferred,
        sum(mentioned * votes / jobs) as mentioned
    from by_employer
    join selected_employers using (employer_no)
    group by skill_no
)
select
    skill_id,
    skill_no,
    skills.name as skill,
    kind,
    case
        when list_contains($selection_words, skill_id) then 'selection word'
        when kind in ('soft skill', 'education') then kind
        when list_contains($methods, kind) then 'method'
        else 'tool'
    end as listed_as,
    skill_id in (from taught) as in_guide,
    coalesce(asked.jobs, 0) as jobs,
    jobs_all,
    coalesce(employers, 0) as employers,
    employers_all,
    coalesce(votes, 0) as votes,
    votes_all,
    size_all,
    votes_all ** 2 / nullif(n_n, 0) as effective_all,
    coalesce(x_x - 2 * x_n * votes / votes_all + n_n * (votes / votes_all) ** 2, 0) as between_employers,
    round(100 * coalesce(required, 0) / nullif(votes_all, 0), 2) as required_pct,
    round(100 * coalesce(preferred, 0) / nullif(votes_all, 0), 2) as preferred_pct,
    round(100 * coalesce(mentioned, 0) / nullif(votes_all, 0), 2) as mentioned_pct,
    quality.precision as reader_precision,
    quality.recall as reader_recall,
    quality.found as reader_found,
    quality.n as reader_n
from skills
cross join total
join skill_numbers using (skill_id)
left join asked using (skill_no)
left join quality on measured = 'skill' and quality.name = skills.name and n >= 20
order by votes desc, skill
