-- etl/sql/dated.sql
-- Every advert that was ever shown: its employer, its days, and whether it is open.
-- Grain: one row per posting
-- Takes: adverts, boards, employers (known_as, employer), $as_of
-- Gives: table dated (the fields of adverts, posting_id, employer_name, employer_id: NULL where the advert names nobody,
--        known_as: the employer's newest name as an identity, whatever the source; first_seen_on, last_seen_on, is_open)
create or replace temporary table dated as
with named as (
    select
        adverts.* exclude (body_html),
        boards.coverage, boards.is_monthly, boards.closes_after_days, boards.makes_statement,
        adverts.source || ':' || adverts.board || ':' || adverts.source_key as posting_id,
        adverts.source || ':' || adverts.board as board_id,
        nullif(adverts.company, '') as printed_company,
        -- a whole board is one employer: some name it in no advert, and a renamed one keeps its adverts
        if(coverage = 'whole', coalesce(boards.company, adverts.board), null) as board_company
    from adverts
    join boards on boards.source = adverts.source and boards.board = adverts.board
),
timed as ( -- a monthly thread speaks for its month
    select
        named.* exclude (first_seen_on, last_seen_on),
        if(is_monthly, coalesce(posted_on, first_seen_on), first_seen_on) as first_seen_on,
        if(
            is_monthly,
            least(greatest(coalesce(posted_on, first_seen_on), last_day(strptime(board, '%Y-%m')::date)), $as_of::date),
            last_seen_on
        ) as last_seen_on
    from named
),
judged as (
    select
        timed.*,
        case
            when not makes_statement then null
            when coverage = 'whole' then is_shown
            when closes_on is not null then $as_of::date <= closes_on
            when is_monthly then $as_of::date < first_seen_on + closes_after_days
            else $as_of::date <= last_seen_on + closes_after_days
        end as is_open
    from timed
)
select
    judged.* exclude (employer, board_company),
    coalesce(board_company, printed_company) as employer_name,
    coalesce(
        by_board.employer,
        if(coverage = 'whole', board_id, coalesce(by_name.employer, judged.employer))
    ) as employer_id,
    coalesce(
        by_board.employer,
        if(
            coverage = 'whole',
            coalesce(
                arg_max(judged.employer, (last_seen_on, posting_id)) over (partition by board_id), lower(board_company)
            ),
            coalesce(by_name.employer, judged.employer)
        )
    ) as known_as
from judged
left join employers as by_board on by_board.known_as = board_id
left join employers as by_name on by_name.known_as = judged.employer
