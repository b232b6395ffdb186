-- analysis/sql/movements.sql
-- How many jobs stayed, appeared and closed between two days, and how many are left out?
-- Grain: one row per thing that may have happened, also where it did not
-- Takes: board_days, moved_jobs
-- Gives: happened (stayed, appeared, closed: on compared boards; added, silent then, silent now), jobs_moved (count),
--        boards_so (boards in that state)
with state as (
    select * from (values
        ('stayed', 'compared'), ('appeared', 'compared'), ('closed', 'compared'),
        ('added', 'added'), ('silent then', 'silent then'), ('silent now', 'silent now')
    ) as named (happened, state)
)
select
    happened,
    (select count(*) from moved_jobs where moved_jobs.happened = state.happened) as jobs_moved,
    (select count(*) from board_days where board_days.state = state.state) as boards_so
from state
