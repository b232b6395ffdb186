"""The employer's own name is no skill in its advert, even where a tool has the same name."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from etl.reading.candidates import Candidate
from etl.reading.context import is_one_list
from etl.reading.searchable import lowered

# What running text leaves out of a company's name: "Snowflake Inc.", or "Databricks4.2 \u2605" with its rating.
_RATING = re.compile(r"\s*\d\.\d\s*\u2605?$")
_ENDINGS = re.compile(
    r"[\s,]+(?:inc|llc|llp|ltd|limited|gmbh|corp|corporation|co|company|ag|se|plc|s\.?a|b\.?v|pty|pvt|group|holdings?"
    r"|technolog(?:y|ies)|labs?|software|systems|solutions|institute)\.?$",
    re.IGNORECASE,
)


def names_of(company: str) -> list[str]:
    """The company's name and its shorter forms: "Snowflake Technologies, Inc." is also called "Snowflake"."""
    name = _RATING.sub("", company.partition("\n")[0].strip())
    names = []
    while len(name) > 1:
        names.append(name)
        shorter = _ENDINGS.sub("", name)
        if shorter == name:
            break
        name = shorter
    return names


def without_own(text: str, found: Sequence[Candidate], own_names: Sequence[str]) -> list[Candidate]:
    """The skills without those that only name the employer; one that stands in a list of others is a tool."""
    spans = sorted({span for name in own_names for span in _places(text, name)})
    if not spans:
        return list(found)
    own = [_span_round(name, spans) for name in found]
    return [name for i, name in enumerate(found) if own[i] is None or _is_listed(text, found, own, i)]


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Where a text spells the name with a capital letter, or just as the employer does."""
    small, sought = lowered(text), lowered(name)
    at = small.find(sought)
    while at >= 0:
        end = at + len(sought)
        is_word = not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum()
        if is_word and (text[at].isupper() or text[at:end] == name):
            yield at, end
        at = small.find(sought, end)


def _span_round(name: Candidate, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The longest place of the employer's name that holds the skill's name."""
    at = bisect_right(spans, (name.start, sys.maxsize)) - 1
    return spans[at] if at >= 0 and name.end <= spans[at][1] else None


def _is_listed(text: str, found: Sequence[Candidate], own: Sequence[tuple[int, int] | None], i: int) -> bool:
    """Whether the employer's whole name is the name of a tool and stands beside another: "Databricks or Spark"."""
    if own[i] != found[i][:2]:
        return False
    return any(
        left >= 0 and right < len(found) and own[other] is None and is_one_list(text, found[left], found[right])
        for left, right, other in ((i - 1, i, i - 1), (i, i + 1, i + 1))
    )
