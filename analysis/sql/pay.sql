-- analysis/sql/pay.sql
-- What do the jobs of each skill, role, level or country pay?
-- Grain: one row per group of $groups and job of it that states its pay
-- Takes: stated_pay (job_no, employer_no, pay), $by, $required_only (see pay_coverage.sql), $groups (group_ids)
-- Gives: place (of the group in $groups, from 0), employer_no, pay, the lowest of a group first
with numbered as (
    select unnest($groups::varchar[]) as group_id, unnest(range(len($groups::varchar[])))::smallint as place
),
skill_place as (
    select skill_no, place
    from numbered
    join skill_numbers on skill_id = group_id
    where $by = 'skill'
),
member as (
    select place, job_no
    from asks
    join skill_place using (skill_no)
    where strength = 3 or not $required_only
    union all
    select place, job_no
    from (
        select
            job_no,
            unnest(
                case $by when 'role' then [role] when 'level' then [level] when 'country' then countries else ['all'] end
            ) as group_id
        from ml_jobs
        where $by <> 'skill'
    )
    join numbered using (group_id)
)
select place, employer_no, pay
from member
join stated_pay using (job_no)
order by place, pay
