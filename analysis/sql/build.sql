-- analysis/sql/build.sql
-- Which build is this?
-- Grain: one row; none could be asked of an older build, which lacks the table that came last: needs
-- Gives: build_id, built_at (naive UTC), as_of (newest day any board was read well), is_sample, measured_on (day the
--        reader was last measured; NULL: never), is_measured (it was the reader of this build)
select
    build_id,
    built_at,
    as_of,
    is_sample,
    (select max(measured_on) from quality) as measured_on,
    reader_version in (select reader_version from quality) as is_measured
from meta
where (select count(*) from needs) >= 0
