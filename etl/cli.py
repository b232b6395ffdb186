"""The command `etl`: arguments in, exit codes out; the work is done elsewhere.

0 all well, 1 nothing published (the last build stands), 2 usage, 3 published but a board that was good in the last 14
days failed or was kept from an earlier night, 4 another run is writing.
"""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

import duckdb
import typer

import data
from etl import adverts as adverts_of
from etl import build as building
from etl import columns, config, evaluate, extract, guides, history, intake, progress, publish, runlog, sample, show
from etl import fetch as fetching
from etl import read as reading
from etl import status as standing
from etl import terms as unknown
from etl.config import Config
from etl.taxonomy import load_skills
from scrapers.web import AGENT, user_agent

log = logging.getLogger("etl")
app = typer.Typer(
    help="Collect postings, read what they ask for, and publish one checked database for the dashboard.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
guide_app = typer.Typer(help="Career guides of your own, beside the bundled one.", no_args_is_help=True)
app.add_typer(guide_app, name="guide")

OnDay = Annotated[
    datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day it counts as. Default: today, UTC.")
]
SourcesFile = Annotated[
    Path | None,
    typer.Option("--sources", metavar="FILE", help="A TOML file laid over the source table; others are off."),
]
Only = Annotated[list[str] | None, typer.Option("--only", metavar="NAME ...", help="Ask these sources alone.")]
MoreNames = Annotated[list[str] | None, typer.Argument(metavar="", hidden=True)]  # --only takes several names
Since = Annotated[
    str | None, typer.Option(metavar="YYYY-MM", help="Read the older monthly threads from this month on, too.")
]
Contact = Annotated[
    str | None,
    typer.Option(
        envvar="JOBS_CONTACT", help="A mail or web address where a site's owner finds you; sent as User-Agent."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="The summary as JSON on stdout.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="The log on stderr as JSON lines.")]
Engine = Literal["local", "spark"]
Until = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what was known on that day. Default: everything.")
]


@app.command()
def refresh(
    only: Only = None,
    more: MoreNames = None,
    sources: SourcesFile = None,
    on: OnDay = None,
    contact: Contact = None,
    play_sample: Annotated[
        bool, typer.Option("--sample", help="Play the bundled year of invented adverts into a home of its own.")
    ] = False,
    as_json: AsJson = False,
    log_json: LogJson = False,
) -> None:
    """Fetch, read and build: the nightly run."""
    if play_sample and (only or sources or on):
        raise typer.BadParameter(
            "--sample plays its own sources on its own days; leave --only, --sources and --on out."
        )
    with _started(log_json=log_json) as now:
        home = data.sample_home(data.home()) if play_sample else data.home()
        day = sample.LAST_DAY if play_sample else _day_of(on, now)
        settings = config.load(data.home(), sources)
        names = _chosen(settings, only, more)
        with runlog.recorded(home, "refresh", day, now) as record:
            if play_sample:
                sample.clear(home)
                with progress.shown("Playing weeks") as report:
                    record.fetched(sample.play(home, settings, AGENT, report))
            else:
                order = fetching.Order(on=day, user_agent=_user_agent(contact), only=names)
                record.fetched(_fetched(home, settings, order, now))
            _read_and_build(home, now, record, is_sample=play_sample)
        _finish(record, as_json=as_json)


@app.command()
def fetch(
    only: Only = None,
    more: MoreNames = None,
    sources: SourcesFile = None,
    on: OnDay = None,
    since: Since = None,
    contact: Contact = None,
    as_json: AsJson = False,
    log_json: LogJson = False,
) -> None:
    """Ask every board what it shows, and keep what changed. Nothing is published."""
    with _started(log_json=log_json) as now:
        settings = config.load(data.home(), sources)
        order = fetching.Order(
            on=_day_of(on, now),
            user_agent=_user_agent(contact),
            only=_chosen(settings, only, more),
            since=_month(since),
        )
        with runlog.recorded(data.home(), "fetch", order.on, now) as record:
            record.fetched(_fetched(data.home(), settings, order, now))
        _finish(record, as_json=as_json)


@app.command()
def read(
    until: Until = None,
    engine: Annotated[Engine, typer.Option(help="Where to read: in processes here, or on Spark.")] = "local",
    as_json: AsJson = False,
    log_json: LogJson = False,
) -> None:
    """Read what was fetched and not read yet. Works offline and can be repeated."""
    with _started(log_json=log_json) as now:
        with (
            runlog.recorded(data.home(), "read", _day_of(until, now), now) as record,
            adverts_of.opened(data.home(), until and until.date()) as adverts,
            progress.shown("Reading postings") as report,
        ):
            record.read = reading.read(adverts, data.home(), now, report, engine=engine)
        _finish(record, as_json=as_json)


@app.command()
def build(until: Until = None, as_json: AsJson = False, log_json: LogJson = False) -> None:
    """Read what is unread, build a new database, check it and publish it. Works offline and can be repeated."""
    with _started(log_json=log_json) as now:
        with runlog.recorded(data.home(), "build", _day_of(until, now), now) as record:
            _read_and_build(data.home(), now, record, until=until and until.date())
        _finish(record, as_json=as_json)


@app.command("import")
def import_files(
    words: Annotated[
        list[str], typer.Argument(metavar="FILE ...", help="CSV, TSV, JSON, JSON Lines, Parquet; a folder or pattern.")
    ],
    name: Annotated[str | None, typer.Option(help="What it is called. Default: the name of the file.")] = None,
    given: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN ...", help="The columns that have no usual name: title=job_title."),
    ] = None,
    on: OnDay = None,
    build: Annotated[
        bool, typer.Option("--build/--no-build", show_default=False, help="Whether to read, build and publish it, too.")
    ] = True,
    as_json: AsJson = False,
    log_json: LogJson = False,
) -> None:
    """Take in files of postings, in place of what stood under the same name; then read, build and publish."""
    with _started(log_json=log_json) as now:
        # --map takes several words, and those behind the first look like files
        named = [word for word in words if "=" in word and not Path(word).exists()] if given else []
        found = [word for word in words if word not in named]
        if not found:
            raise typer.BadParameter("name at least one file.")
        order = intake.Order(
            words=found,
            name=name or intake.name_of(found[0]),
            given=columns.asked([*(given or []), *named]),
            on=_day_of(on, now),
        )
        home = data.home()
        with runlog.recorded(home, "import", order.on, now) as record:
            with progress.shown("Importing, MB") as report:
                record.took_in(intake.take_in(home, order, now, report))
            if build:
                _read_and_build(home, now, record)
        _finish(record, as_json=as_json)


@app.command("extract")
def extract_texts(
    source: Annotated[Path, typer.Argument(metavar="IN.jsonl", help='Lines {"id", "text", ...}; "-" is stdin.')],
    to: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write. Default: stdout.")] = None,
) -> None:
    """Read texts without storing anything: JSON lines in, JSON lines out."""
    with _started():
        skills = load_skills(data.skills(data.home()))
        with extract.source(source) as lines, extract.sink(to) as file:
            for reading_of in extract.extracted(lines, skills):
                file.write(json.dumps(reading_of, ensure_ascii=False) + "\n")


@app.command("evaluate")
def evaluate_reader(
    labels: Annotated[
        Path, typer.Argument(metavar="LABELS", exists=True, dir_okay=False, help="JSON lines: doc_id, skills, facts.")
    ],
    texts: Annotated[
        Path, typer.Argument(metavar="TEXTS", exists=True, dir_okay=False, help="JSON lines as `etl extract` reads.")
    ],
    space: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE.csv", exists=True, dir_okay=False, help="Column `skill`: names the labels could have used."
        ),
    ] = None,
    to: Annotated[Path | None, typer.Option("--out", metavar="FILE.csv", help="Write the figures there, too.")] = None,
    on: OnDay = None,
) -> None:
    """How often the reader is right: precision and recall per skill, kind and fact, held against labels."""
    with _started() as now:
        scores = evaluate.evaluate(labels, texts, load_skills(data.skills(data.home())), space)
        show.scores(scores)
        if to:
            evaluate.write(scores, reading.version(data.home()).reader, _day_of(on, now), to)


@app.command()
def terms(
    least: Annotated[int, typer.Option(metavar="N", min=1, help="Only terms that so many employers name.")] = 2,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="The first so many.")] = 50,
    to: Annotated[Path | None, typer.Option("--out", metavar="FILE.csv", help="Write them there, too.")] = None,
    as_json: AsJson = False,
) -> None:
    """What requirements of ML jobs name and no skill of the list knows: the queue that grows the list.

    A term becomes a skill by a table of its own in my/skills.toml in JOBS_HOME (in data/skills.toml for everyone):

        [snorkel]
        name = "Snorkel"
        kind = "ml library"
        aliases = ["snorkel"]

    The next `etl build` reads all postings with it, those of the past as well.
    """
    with _started():
        found = unknown.queue(data.home(), least, limit)
        if to:
            unknown.write(found, to)
        if as_json:
            show.as_json([asdict(term) for term in found])
        else:
            show.terms(found)


@app.command()
def status(as_json: AsJson = False) -> None:
    """How things stand: the last run of every board, what is published, what is stale, what went away."""
    with _started():
        found = standing.status(data.home())
        if as_json:
            show.as_json(found.as_json())
            return
        show.status(found)


@app.command()
def sources(file: SourcesFile = None) -> None:
    """What is configured, and which boards wait for a source that is not written yet."""
    with _started():
        settings = config.load(data.home(), file)
        show.sources(settings, history.standing(data.home())[1])


@app.command()
def rollback() -> None:
    """Publish the build before the published one. The next build is published as always."""
    with _started() as now, runlog.recorded(data.home(), "rollback", now.date(), now) as record:
        before, record.published = publish.rollback(data.home())
        show.line(f"Published is now {record.published}, no longer {before}. Forward again: etl build.")


@guide_app.command("add")
def add_guide(
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", exists=True, dir_okay=False, help="A row an item.")],
    name: Annotated[str | None, typer.Option(help="What it is called. Default: the name of the file.")] = None,
    label: Annotated[str | None, typer.Option(help="Its name in the select box. Default: the name.")] = None,
) -> None:
    """Take in a guide of your own, in place of one added under the same name.

    Columns: `item`; and if you like `skill` (default: the item's name), `chapter`, `weight` (essential, step, trend,
    mention), `role` (demand, route, attribute), `says`, `kinds` (skills that imply the item); several with a semicolon
    between. Every row is checked first: a skill that the list lacks is named, with those nearest to it.
    """
    with _started():
        added = guides.add(file, data.home(), name, label)
        show.line(f"{added.path}: {len(added.guide.items)} items. The next etl build shows it (offline).")


@guide_app.command("list")
def list_guides() -> None:
    """Every guide, and where it stands."""
    with _started():
        for each in guides.listed(data.home()):
            whose = "your own" if each.is_own else "bundled"
            show.line(f"{each.guide.guide_id}: {each.guide.label}, {len(each.guide.items)} items, {whose}: {each.path}")


@guide_app.command("remove")
def remove_guide(name: Annotated[str, typer.Argument(metavar="NAME", help="As `etl guide list` says it.")]) -> None:
    """Take away a guide that was added."""
    with _started():
        show.line(f"{guides.remove(name, data.home())} is gone. The next etl build leaves it out (offline).")


def _read_and_build(
    home: Path, now: datetime, record: runlog.Record, *, until: date | None = None, is_sample: bool = False
) -> None:
    with adverts_of.opened(home, until) as adverts:
        with progress.shown("Reading postings") as report:
            record.read = reading.read(adverts, home, now, report)
        record.built(building.build(adverts, home, now, is_sample=is_sample))


def _fetched(home: Path, settings: Config, order: fetching.Order, now: datetime) -> fetching.Fetched:
    with progress.shown("Asking boards") as report:

        def tell(asked: fetching.Asked, done: int, total: int) -> None:
            if asked.outcome.error:
                log.warning("%s", asked.outcome.error)
            report(done, total)

        return fetching.fetch(home, settings, order, now, tell)


@contextmanager
def _started(*, log_json: bool = False) -> Iterator[datetime]:
    """Set up the log, and turn every expected error into its message and exit code."""
    progress.log_to_stderr(as_json=log_json)
    try:
        yield datetime.now(UTC)
    except tuple(runlog.EXIT_CODES) as error:
        log.error("%s", error)
        raise typer.Exit(runlog.EXIT_CODES[type(error)]) from None
    except (OSError, duckdb.Error) as error:
        log.error(
            "%s Nothing was published; the last build stands. Look at space and rights in %s.", error, data.home()
        )
        raise typer.Exit(runlog.NOT_PUBLISHED) from None


def _finish(record: runlog.Record, *, as_json: bool) -> None:
    """Say what the run came to, and leave with its exit code."""
    if as_json:
        show.as_json(record.line())
    else:
        show.record(record)
    raise typer.Exit(record.exit_code)


def _chosen(settings: Config, only: list[str] | None, more: list[str] | None) -> tuple[str, ...] | None:
    """The sources that --only names, or None for all."""
    if not only:
        if more:
            raise typer.BadParameter(
                f"unexpected words: {' '.join(more)}. To ask some sources alone write --only NAME ..."
            )
        return None
    names = tuple(name for given in [*only, *(more or [])] for name in given.split(",") if name)
    for name in names:
        if name not in settings.sources:
            raise typer.BadParameter(f"unknown source '{name}'. Known are {', '.join(settings.sources)}.")
    return names


def _user_agent(contact: str | None) -> str:
    """The name we go by, with the contact if one is set."""
    if not contact:
        log.warning("No contact is set: give sites' owners one with --contact or JOBS_CONTACT, a mail or web address.")
        return AGENT
    try:
        return user_agent(contact)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _day_of(given: datetime | None, now: datetime) -> date:
    """The day given, else today."""
    return given.date() if given else now.date()


def _month(given: str | None) -> str | None:
    """A month written YYYY-MM."""
    if given is not None:
        try:
            datetime.strptime(given, "%Y-%m")
        except ValueError:
            raise typer.BadParameter(f"'{given}' is no month. Write it as 2023-01.") from None
    return given
