-- analysis/sql/chosen.sql
-- Which filters are set, and how are jobs counted?
-- Grain: one variable
-- Takes: $roles, $levels, $countries, $work_modes, $sources (lists; empty: any; 'unknown' stands for NULL),
--        $window (open, 90d, all, range), $since and $until (days, both included; NULL: no bound), $longest_days (of a
--        job on the boards; NULL: any), $one_vote (true: every employer weighs the same)
-- Makes: the variable chosen on the asking cursor, which selection.sql and selected_employers.sql read: a view takes no
--        $names
set variable chosen = {
    'roles': $roles::varchar[],
    'levels': $levels::varchar[],
    'countries': $countries::varchar[],
    'work_modes': $work_modes::varchar[],
    'sources': $sources::varchar[],
    'window': $window::varchar,
    'since': $since::date,
    'until': $until::date,
    'longest_days': $longest_days::integer,
    'one_vote': $one_vote::boolean
}
