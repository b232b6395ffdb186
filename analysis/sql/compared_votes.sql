-- analysis/sql/compared_votes.sql
-- How much does each employer's voice count on either side of a comparison?
-- Grain: one row per employer with a job on either side
-- Takes: compared_employers
-- Gives: employer_no, then_vote, now_vote, then_pull, now_pull, then_part, now_part (see compared_employers.sql)
select employer_no, then_vote, now_vote, then_pull, now_pull, then_part, now_part
from compared_employers
