-- Gives: adverts that became no posting, for instance because nothing read them
select source, board, source_key
from adverts
anti join postings using (source, board, source_key)
