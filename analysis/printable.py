"""A page to print: one HTML file that needs nothing beside it, with tables and their bars.

Whatever an advert or a person wrote is text here: every cell is escaped, nothing is loaded, and no script could run
(the file forbids itself all of that by its Content Security Policy). Nothing leads out but the address of an advert,
where a table has one, and that only by http or https.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from analysis.columns import Column, columns
from analysis.words import day

WIDTH, HEIGHT = 160, 14  # of a bar, in CSS pixels
BLUE = "#0072B2"
NUMBERS = ("number", "percent", "share", "usd", "amount")
WEB = re.compile(r"https?://([^/?#\s]+)", re.IGNORECASE)

STYLE = """
body { font: 14px/1.45 system-ui, sans-serif; color: #111; background: #fff; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem }
h1 { font-size: 1.6rem; margin: 0 0 .5rem } h2 { font-size: 1.15rem; margin: 1.8rem 0 .3rem }
p { margin: .3rem 0 } .lead { font-size: 1.1rem } .note { color: #4b5563; font-size: .85rem }
.warning { border: 2px solid #D55E00; padding: .5rem .8rem; margin: 1rem 0; font-weight: 600 }
table { border-collapse: collapse; width: 100%; font-size: .85rem }
th { text-align: left; border-bottom: 2px solid #6B7280; font-weight: 600 }
td { border-bottom: 1px solid #e5e7eb; vertical-align: top; overflow-wrap: break-word }
th, td { padding: .2rem .5rem .2rem 0 } .number { text-align: right; white-space: nowrap }
th.number { white-space: normal }
th:first-child { width: 24% } th:nth-child(2) { width: 17% } svg { display: block; min-width: 10rem }
@media (max-width: 640px) { table { display: block; overflow-x: auto } }
@media print { body { margin: 0; max-width: none; font-size: 10pt } thead { display: table-header-group }
  tr, .warning { break-inside: avoid } h2 { break-after: avoid } a { color: inherit } @page { margin: 15mm } }
"""
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report: a heading, a sentence, and a table of columns that the dictionary knows.

    bar: the columns (estimate, lower, upper end) that are also drawn, before the first of them.
    """

    title: str
    says: str
    table: pd.DataFrame
    bar: tuple[str, ...] = ()


def page(
    title: str, warning: str, says: Sequence[str], note: str, sections: Sequence[Section], ends: Sequence[str]
) -> str:
    """The file: title, a warning ("": none), sentences, what they rest on, the sections, and lines at the end."""
    body = [
        f"<h1>{escape(title)}</h1>",
        *([f'<p class="warning">{escape(warning)}</p>'] if warning else []),
        *(f'<p class="lead">{escape(sentence)}</p>' for sentence in says),
        f'<p class="note">{escape(note)}</p>',
        *(part for section in sections for part in written(section)),
        *(f'<p class="note">{escape(line)}</p>' for line in ends),
    ]
    return PAGE.format(title=escape(title), style=STYLE, body="\n".join(body))


def written(section: Section) -> Iterator[str]:
    """A section: heading, sentence, table; its bar stands before the column it draws."""
    yield f"<h2>{escape(section.title)}</h2>"
    if section.says:
        yield f"<p>{escape(section.says)}</p>"
    if section.table.empty:
        yield "<p>None.</p>"
        return
    known = [columns()[str(name)] for name in section.table]
    top = longest(section)
    heads = [f'<th{side(each)} title="{escape(each.meaning)}">{escape(each.label)}</th>' for each in known]
    yield f"<table><thead><tr>{with_bar(heads, section, '<th></th>')}</tr></thead><tbody>"
    for row in section.table.to_dict("records"):
        cells = [f"<td{side(each)}>{cell(row[each.name], each.form)}</td>" for each in known]
        drawn = f"<td>{bar([row[name] for name in section.bar], top)}</td>" if section.bar else ""
        yield f"<tr>{with_bar(cells, section, drawn)}</tr>"
    yield "</tbody></table>"


def with_bar(cells: list[str], section: Section, drawn: str) -> str:
    """The cells of a row, with the bar's before the first that it draws."""
    place = list(section.table).index(section.bar[0]) if section.bar else len(cells)
    return "".join([*cells[:place], drawn if section.bar else "", *cells[place:]])


def side(column: Column) -> str:
    """Numbers stand at the right."""
    return ' class="number"' if column.form in NUMBERS else ""


def cell(value: Any, form: str) -> str:
    """A cell as people read it; "–" where there is none."""
    if pd.isna(value) or value == "":
        return "–"
    if form == "link":
        site = WEB.match(str(value))
        return f'<a href="{escape(str(value))}" rel="noreferrer">{escape(site[1])}</a>' if site else escape(str(value))
    words: dict[str, Callable[[], str]] = {
        "number": lambda: f"{value:,.10g}", "percent": lambda: f"{value:.1f} %",
        "share": lambda: f"{100 * value:.0f} %", "usd": lambda: f"${value:,.0f}", "amount": lambda: f"{value:,.0f}",
        "day": lambda: day(value), "flag": lambda: "yes" if value else "no",
    }  # fmt: skip
    return escape(words.get(form, lambda: str(value))())


def longest(section: Section) -> float:
    """What the full width of a bar stands for: 100 per cent; of counts the largest upper end."""
    if not section.bar or columns()[section.bar[0]].form == "percent":
        return 100.0
    return float(section.table[list(section.bar)].max().max()) or 1.0


def bar(values: list[Any], top: float) -> str:
    """Estimate, lower and upper end as a pale bar from zero, a dot and a line; nothing where there is no estimate."""
    if pd.isna(values[0]):
        return ""
    at, start, end = (WIDTH * float(value) / top if pd.notna(value) else None for value in values)
    middle = HEIGHT / 2
    line = (
        f'<line x1="{start:.1f}" x2="{end:.1f}" y1="{middle}" y2="{middle}" stroke="{BLUE}" stroke-width="1.5"/>'
        if start is not None and end is not None
        else ""
    )
    return (
        f'<svg width="{WIDTH + 4}" height="{HEIGHT}" viewBox="-2 0 {WIDTH + 4} {HEIGHT}" aria-hidden="true">'
        f'<rect width="{at:.1f}" height="{HEIGHT - 4}" y="2" fill="{BLUE}" fill-opacity=".25"/>{line}'
        f'<circle cx="{at:.1f}" cy="{middle}" r="2.5" fill="{BLUE}"/></svg>'
    )
