"""The page Trends, and the box Rising on Market, run without a browser."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.analysis import invented
from tests.analysis.invented import AS_OF

MONDAY = date(2026, 11, 16)
SKILLS = [{"name": "Python"}, {"name": "Rust"}, {"name": "Machine learning"}]


def trends_page() -> None:
    from datetime import date

    from analysis.pages import frame, load, trends

    load.hold()
    frame.draw(date(2026, 11, 22))
    trends.page()


def market_page() -> None:
    from datetime import date

    from analysis.pages import frame, load, market

    load.hold()
    frame.draw(date(2026, 11, 22))
    market.page()


@pytest.fixture(autouse=True)
def release() -> Iterator[None]:
    """Let go of the builds of one test before the next."""
    yield
    st.cache_resource.clear()


def opened(
    home: Path, monkeypatch: pytest.MonkeyPatch, page: Callable[[], None] = trends_page, **query: str
) -> AppTest:
    """The page, run once against this home."""
    monkeypatch.setenv("JOBS_HOME", str(home))
    app = AppTest.from_function(page)
    for key, value in query.items():
        app.query_params[key.replace("_", "-", 1)] = value
    return app.run(timeout=60)


def said(app: AppTest) -> str:
    """All words of the page in a row, without the signs that keep them plain."""
    words = "\n".join(str(each.value) for each in (*app.info, *app.subheader, *app.caption, *app.markdown))
    return words.replace("\\", "")


def weeks(number: int, rising: bool = True) -> dict[str, Any]:
    """Ten jobs a week of twenty employers, on a board read every week; Rust rises from none to all of them."""
    jobs = [
        {"employer_id": f"e{(3 * week + place) % 20}", "posted_on": on, "first_seen_on": on, "last_seen_on": AS_OF,
         "skills": ["Python", *(["Rust"] if rising and place < 10 * week / number else [])]}
        for week in range(number)
        for on in [MONDAY - timedelta(weeks=number - 1 - week)]
        for place in range(10)
    ]  # fmt: skip
    nights = [{"board": "acme", "on_day": MONDAY - timedelta(weeks=week)} for week in range(number)]
    nights += [{"board": "acme", "on_day": MONDAY - timedelta(weeks=number - 1, days=3)}]
    return {"jobs": jobs, "runs": nights, "skills": SKILLS, "guide": [{"name": "Python"}]}


FILE = {"source": "import", "label": "Imported files", "coverage": "file"}
SAID: list[tuple[str, dict[str, Any], list[str]]] = [
    ("twenty weeks", weeks(20), [
        "Rising: Rust (17 % to 83 %). 1 skill of 2 tested shows no clear change.",
        "Your own record: 20 weeks from 6 Jul 2026 to 22 Nov 2026, one board all along. 200 selected jobs appeared",
        "From 19 Oct 2026 to 16 Nov 2026, on 1 board read near both days: 40 jobs appeared, 0 closed, 160 stayed.",
    ]),
    ("nothing moves", weeks(20, rising=False), ["No skill clearly rises or falls. 1 skill of 1 tested shows no clear"]),
    ("three nights", weeks(2), ["Night 3 of your own record: trends start in week 8.", "etl fetch --only hackernews"]),
    ("nothing read", {"jobs": [{}]}, ["No board has been read yet", "Known from night 2 of your own record."]),
    ("a file", {"jobs": [{**job, "source": "import"} for job in weeks(20)["jobs"]], "sources": [FILE],
                "runs": [{"source": "import", "board": "acme"}], "skills": SKILLS},
     ["Imported files are no constant mix of boards: their shares are shown, a trend cannot be told from them."]),
    ("few jobs", {**weeks(20), "jobs": weeks(20)["jobs"][::20]},
     ["Too few jobs appeared in 20 weeks for a trend of any skill."]),
]  # fmt: skip


@pytest.mark.parametrize(("build", "words"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: dict[str, Any], words: list[str]) -> None:
    """A verdict where there is one; else why there is none, and when there will be."""
    invented.publish(tmp_path, **build)
    app = opened(tmp_path, monkeypatch)
    assert not app.exception
    assert [word for word in words if word not in said(app)] == []


def test_a_skill_and_two_days_are_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The skill that moves most stands first; another one, and other days, can be asked for, in their order alone."""
    invented.publish(tmp_path, **weeks(20))
    app = opened(tmp_path, monkeypatch)
    assert app.selectbox(key="trend-skill").value == "Rust"
    app.selectbox(key="trend-skill").select("Python").run(timeout=60)
    app.date_input(key="day-from").set_value(MONDAY).run(timeout=60)
    assert not app.exception
    assert "The first day must lie before the second." in said(app)


def test_another_record_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of boards and files, the record that can be judged comes first; the address may name the other."""
    build = weeks(20)
    invented.publish(
        tmp_path,
        jobs=[*build["jobs"], {**build["jobs"][0], "source": "import"}],
        runs=[*build["runs"], {"source": "import", "board": "acme"}],
        sources=[{"source": "greenhouse", "label": "Greenhouse"}, FILE],
        skills=SKILLS,
    )
    heads = [opened(tmp_path, monkeypatch, **query).subheader[0].value for query in ({}, {"record": "files"})]
    assert ["Rising" in heads[0], "Imported files are no constant mix" in heads[1]] == [True, True]


BOX = [
    ("twenty weeks", weeks(20), "In 20 weeks of the same boards: Rust 17 % to 83 %."),
    ("nothing moves", weeks(20, rising=False), "Nothing clearly rises in 20 weeks of the same boards."),
    ("three nights", weeks(2), "Night 3 of your own record: trends start in week 8."),
]


@pytest.mark.parametrize(("build", "words"), [row[1:] for row in BOX], ids=[row[0] for row in BOX])
def test_the_box_on_market(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, build: dict[str, Any], words: str) -> None:
    """What rises, or why that cannot be told, in one line."""
    invented.publish(tmp_path, **build)
    app = opened(tmp_path, monkeypatch, market_page)
    assert not app.exception
    assert words in said(app)
