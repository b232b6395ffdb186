-- analysis/sql/listed_skills.sql
-- In which list does each skill stand, is it in the guide, and how well is it read?
-- Grain: one row per skill, by skill_no
-- Takes: $guide (guide_id), $selection_words (skill_ids), $methods (kinds)
-- Gives: skill_id, skill_no, skill (name), kind, listed_as (tool, method, soft skill, education, selection word),
--        in_guide (an item, or a kind of an umbrella item), reader_precision, reader_recall (0-1), reader_found, reader_n
--        (how often the reader and the labels say it; all four NULL for skills labelled fewer than 20 times)
with taught as (
    select skill_id from guide where guide_id = $guide and skill_id is not null
    union
    select skill_id from guide_children where guide_id = $guide
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
    quality.precision as reader_precision,
    quality.recall as reader_recall,
    quality.found as reader_found,
    quality.n as reader_n
from skills
join skill_numbers using (skill_id)
left join quality on measured = 'skill' and quality.name = skills.name and n >= 20
order by skill_no
