"""Posting: the one shape every source yields, in the site's own words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """One advert as the site shows it. Every field is text; "" means that the site does not say.

    Nothing is interpreted here: posted and closes are moments as the site writes them (ISO 8601, epoch seconds or
    milliseconds, RFC 822), pay, work_mode, employment_type and country are the site's own structured words, and
    body_html is the advert's whole text as HTML, unescaped until tags are tags.
    """

    source: str
    board: str
    source_key: str
    url: str
    title: str
    body_html: str
    company: str = ""
    location: str = ""
    posted: str = ""
    closes: str = ""
    opening: str = ""  # the employer's own id of the opening: one opening may be several posts
    salary_text: str = ""  # pay as printed in a field of its own
    pay: str = ""  # pay as a structured field: "200000-270000 USD per-year-salary"
    work_mode: str = ""
    employment_type: str = ""
    country: str = ""
