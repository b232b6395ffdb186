"""The first line of a hiring post: what is read, and what is left alone."""

import pytest

from scrapers.headline import Headline, read

REMOTE = {"location": "REMOTE (EU)", "work_mode": "REMOTE"}
EXAMPLES = [
    (
        "Acme | ML Engineer | REMOTE (EU) | Full-time | $150k-$200k<p>We like SQL.",
        Headline(company="Acme", title="ML Engineer", **REMOTE, employment_type="Full-time", salary_text="$150k-$200k"),
    ),
    # the company, without batch, address, slogan and decoration
    ("Acme (YC W21) | ML Engineer | REMOTE (EU)", Headline(company="Acme", title="ML Engineer", **REMOTE)),
    ("Acme (YC W21, acme.example) | ML Engineer", Headline(company="Acme", title="ML Engineer")),
    ("# Acme https://acme.example - better kites | ML Engineer", Headline(company="Acme", title="ML Engineer")),
    ("*Acme | ML Engineer | Full-time*", Headline(company="Acme", title="ML Engineer", employment_type="Full-time")),
    ("(CLOSED) Acme | ML Engineer", Headline(company="Acme", title="ML Engineer")),
    ("acme.example | ML Engineer", Headline(company="acme.example", title="ML Engineer")),
    # the role, in any place, as printed
    ("Acme | REMOTE (EU) | Data Scientist", Headline(company="Acme", title="Data Scientist", **REMOTE)),
    ("Acme|Data Scientist|Porto", Headline(company="Acme", title="Data Scientist", location="Porto")),
    (
        "Acme | Backend, ML Engineers + PM | Porto",
        Headline(company="Acme", title="Backend, ML Engineers + PM", location="Porto"),
    ),
    (
        "Acme | Engineer (Lead | Staff) | Porto",
        Headline(company="Acme", title="Engineer (Lead | Staff)", location="Porto"),
    ),
    ("Acme | Data Engineer | ML Engineer | Porto", Headline(company="Acme", title="Data Engineer", location="Porto")),
    ("Acme | Hiring an ML Engineer | Porto", Headline(company="Acme", title="ML Engineer", location="Porto")),
    (
        "Acme | ML Engineer https://acme.example/1 | Porto",
        Headline(company="Acme", title="ML Engineer", location="Porto"),
    ),
    (
        "Acme | Member of Technical Staff | Porto",
        Headline(company="Acme", title="Member of Technical Staff", location="Porto"),
    ),
    (
        "Acme Engineering | Head of Data | Porto",
        Headline(company="Acme Engineering", title="Head of Data", location="Porto"),
    ),
    (
        "Acme | ML Intern | Porto",
        Headline(company="Acme", title="ML Intern", location="Porto", employment_type="Intern"),
    ),
    ("Acme - Data Scientist – Porto", Headline(company="Acme", title="Data Scientist", location="Porto")),
    ("Acme &amp; Sons &#x2F; Kites | ML Engineer", Headline(company="Acme & Sons / Kites", title="ML Engineer")),
    # the other segments
    (
        'Acme | <a href="https:&#x2F;&#x2F;acme.example">https:&#x2F;&#x2F;acme.example</a> | SRE | acme.eu | Porto',
        Headline(company="Acme", title="SRE", location="Porto"),
    ),
    (
        "Acme | SRE | Hybrid (Porto) or remote | Contract or full time | €60-70k | 401k match",
        Headline(
            company="Acme",
            title="SRE",
            location="Hybrid (Porto) or remote; 401k match",
            work_mode="Hybrid, remote",
            employment_type="Contract, full time",
            salary_text="€60-70k",
        ),
    ),
    (
        "Acme | Porto | Full-time, interns | Data Analyst | ONSITE/HYBRID",
        Headline(
            company="Acme",
            title="Data Analyst",
            location="Porto",
            work_mode="ONSITE, HYBRID",
            employment_type="Full-time, interns",
        ),
    ),
    (
        "Acme | SRE | Fulltime, onsite | Porto https://acme.example/jobs",
        Headline(company="Acme", title="SRE", location="Porto", work_mode="onsite", employment_type="Fulltime"),
    ),
    # no role can be read: the whole line, no company
    (
        "Acme | Porto (+ Ghent for some roles) | SRE",
        Headline(company="Acme", title="SRE", location="Porto (+ Ghent for some roles)"),
    ),
    ("Acme | Multiple roles | REMOTE (EU)", Headline(title="Acme | Multiple roles | REMOTE (EU)", **REMOTE)),
    ("Acme | REMOTE (EU)", Headline(title="Acme | REMOTE (EU)", **REMOTE)),
    ("ML Engineer | REMOTE (EU)", Headline(title="ML Engineer", **REMOTE)),  # a role, but nobody's
    ("Acme is hiring an ML engineer for its kites.", Headline(title="Acme is hiring an ML engineer for its kites.")),
    ("Good thread - it found me an engineer.", Headline(title="Good thread - it found me an engineer.")),
    ("SEEKING WORK | ML Engineer | Porto", Headline(title="SEEKING WORK | ML Engineer | Porto")),
    ("Location: Porto\nRemote: yes\nResume: ask me", Headline(title="Location: Porto")),
    ("-----<p>Acme | ML Engineer", Headline(company="Acme", title="ML Engineer")),
    ("word " * 40, Headline(title=("word " * 24).strip())),
    ("<p>", Headline(title="")),
]


@pytest.mark.parametrize(("post", "expected"), EXAMPLES, ids=[post[:40] for post, _ in EXAMPLES])
def test_headline(post: str, expected: Headline) -> None:
    """A role in a header is a title, its first segment the company; anything else stays as it was printed."""
    assert read(post) == expected


@pytest.mark.parametrize("piece", ["|", "<", "(", " - ", "a.", "remote "])
def test_a_hostile_line_takes_no_time(piece: str) -> None:
    """A megabyte of one sign is read like any other line; with a slow pattern this test would run for hours."""
    assert len(read("Acme " + piece * 1_000_000).title) <= 120
