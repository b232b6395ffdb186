"""The night: what the postings mean. Records in, one checked database out."""
