"""Mail addresses and telephone numbers are gone before anything is stored; nothing else is touched."""

import time

import pytest

from etl.mask import mask, mask_text

MASKED = [
    ("Write to jobs@example.com today", "Write to [mail] today"),
    ("Write to first.last+ml@mail.example.co.uk.", "Write to [mail]."),
    ("jobs@example.com", "[mail]"),
    ("mailto:jobs@example.com", "[mail]"),
    ('<a href="mailto:jobs@example.com">write us</a> now', '<a href="mailto:[mail]">write us</a> now'),
    (
        "&lt;a href=&quot;mailto:jobs@example.com&quot;&gt; write &lt;/a&gt;",
        "&lt;a href=&quot;mailto:[mail]&quot;&gt; write &lt;/a&gt;",
    ),
    ("Mail jobs [at] example [dot] com please", "Mail [mail] please"),
    ("Mail jobs(at)example.com please", "Mail [mail] please"),
    ("Mail jobs at example dot com please", "Mail [mail] please"),
    ("Mail jobs&#64;example.com please", "Mail [mail] please"),
    ("Call +1 415 555 0134 now", "Call [phone] now"),
    ("Call +1 (415) 555-0134 now", "Call [phone] now"),
    ("Call (415) 555-0134 now", "Call [phone] now"),
    ("Call 415-555-0134.", "Call [phone]."),
    ("or 415.555.0134, any time", "or [phone], any time"),
    ("1-800-555-0199 is free", "[phone] is free"),
    ("Ring +44 20 7946 0018 or +49 30 901820 today", "Ring [phone] or [phone] today"),
    ("Ring 020 7946 0018 in London", "Ring [phone] in London"),
    ("Ring 030 / 901820 11 in Berlin", "Ring [phone] in Berlin"),
    ("Appelez le 01 99 00 12 34 svp", "Appelez le [phone] svp"),
    ("+33 612 345 678 est mon portable", "[phone] est mon portable"),
    ("Tel: 5550134 99", "Tel: [phone]"),
    ("Phone 555-0134 ext", "Phone [phone] ext"),
    ("<i>Telephone for questions: 555-0163 (ask for Ana)</i>", "<i>Telephone for questions: [phone] (ask for Ana)</i>"),
    ("phone: call the desk on 555-0142 and ask", "phone: call the desk on [phone] and ask"),
    ("reach us: 0049 30 901820 11 or by mail", "reach us: [phone] or by mail"),
]
KEPT = [
    "",
    "https://jobs.example.com/apply?mail=jobs@example.com",
    "See https://jobs.example.com/4155550134/415-555-0134 for more",
    "See https://social.example.com/@machine for more",
    "ac978161-6f46-4f6b-ad9e-415555013400",
    "Pay: $120,000 - $150,000 a year",
    "Pay: 120 000 - 150 000 EUR",
    "Pay: 4.500.000 - 6.000.000 COP",
    "+10 000 000 users",
    "From 2026-08-20 to 2026-11-20, or 01.02.2026",
    "on 2026-08-20T04:54:00.726483Z sharp",
    "2019 - 2024, 24/7, 9-5, 41 CFR 60-1.35(c)",
    "Job 4155550134 on board 99120",
    "meet us at Example dot dot dot",
    "Python 3.11.7 and CUDA 12.2.140 on 1024 GPUs",
    "a score of 0.123 or 0.85 at 10 - 12 %",
    "We work @ scale",
    "Call 911 or 3 friends",
    "the call closes on 2026-08-20",
    "a mobile app with 1 000 000 users",
    "mobile games reach 10000000 players",
    "cell lines, 2019 - 2024",
]


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_masked(text: str, expected: str) -> None:
    assert mask_text(text) == expected


@pytest.mark.parametrize("text", KEPT)
def test_ids_addresses_days_and_amounts_are_never_touched(text: str) -> None:
    assert mask_text(text) == text


@pytest.mark.parametrize(("text", "expected"), MASKED)
def test_masking_twice_changes_nothing(text: str, expected: str) -> None:
    assert mask_text(expected) == expected


def test_a_whole_record() -> None:
    record = {
        "id": 4155550134,
        "text": "Ask jobs@example.com or call 415-555-0134",
        "lists": [{"content": "<li>a@b.example </li>"}],
        "none": None,
    }
    expected = {
        "id": 4155550134,
        "text": "Ask [mail] or call [phone]",
        "lists": [{"content": "<li>[mail] </li>"}],
        "none": None,
    }
    assert mask(record) == expected


@pytest.mark.parametrize("piece", ["a", "1", "1 ", "a.", "+1", "(", "a@", "0 1", "-1", "a at ", "www."])
def test_hostile_texts_cost_linear_time(piece: str) -> None:
    """Ten times the text must not cost much more than ten times the time."""

    def seconds(repeats: int) -> float:
        started = time.perf_counter()
        mask_text(piece * repeats + " 555-0134 @")
        return time.perf_counter() - started

    small = min(seconds(5_000) for _ in range(3))
    large = min(seconds(50_000) for _ in range(3))
    assert large < 40 * small + 0.05
