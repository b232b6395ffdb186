-- etl/sql/imported.sql
-- Which rows of an import are postings, under which key, and on which days were they seen?
-- Grain: one row per posting; exact repeats (same key, same content) are one, the same key with other content is another
-- Takes: spool (n, key, content, seen, record, reason): every row in order, reason NULL where it is readable
-- Gives: key (with the content's hash behind it where an earlier row has this key with other content),
--        seen (list of what the seen column holds in this row and its repeats), record (of the first of them)
with readable as (
    select n, key, content, seen
    from spool
    where reason is null
),
postings as (
    select key, content, min(n) as n, list(distinct seen order by seen) filter (seen != '') as seen
    from readable
    group by key, content
),
keyed as (
    select n, seen, if(n = min(n) over (partition by key), key, key || '-' || content) as key
    from postings
)
select keyed.key, keyed.seen, spool.record
from spool
join keyed using (n)
