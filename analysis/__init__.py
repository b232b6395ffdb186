"""What it shows: the published database in, tables and figures out; nothing is written."""
