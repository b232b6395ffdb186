-- analysis/sql/pay_rates.sql
-- Of which day are the exchange rates?
-- Grain: one row
-- Takes: meta
-- Gives: rates_on (NULL: there are none)
select rates_on
from meta
