"""One module per source: scrape(web, board) yields raw records, parse(record, board) turns one into a Posting."""
