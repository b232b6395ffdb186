"""What sites say: HTTP in, the site's own records and postings in the site's own words out."""
