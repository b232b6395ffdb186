"""The dashboard's pages: one file a page, each with one function page()."""
