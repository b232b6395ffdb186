"""The one cache: an open build, and every answer it has given."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

import duckdb
import streamlit as st

import data
from analysis import warehouse
from analysis.selection import Selection
from analysis.warehouse import Build

P = ParamSpec("P")
T = TypeVar("T")
Cursor = duckdb.DuckDBPyConnection

CURRENT = "published_build"


@st.cache_resource(max_entries=1, show_spinner=False)
def connection(path: str) -> Cursor:
    """The open published build. A newer one takes its place; the older file is free once its last cursor is gone.

    Nothing closes it by hand: that would cut off a page that is still asking.
    """
    return warehouse.connect(Path(path))


@st.cache_data(max_entries=512, show_spinner=False)
def answer(path: str, _question: Callable[..., Any], name: str, *values: Any, **named: Any) -> Any:
    """What the build in this file answers. Its key is path, name and values; the question itself is no key."""
    return _question(connection(path).cursor(), *values, **named)


def hold() -> None:
    """Look which build is published now and hold this run of the page to it. Raises NoBuildError."""
    st.session_state[CURRENT] = str(warehouse.published(data.home()))


def home() -> Path:
    """The home of the build this run is held to: the real one or the sample's."""
    return Path(st.session_state[CURRENT]).parent.parent


def cursor() -> Cursor:
    """A cursor of the build this run is held to, for answers that no cache may hold."""
    return connection(st.session_state[CURRENT]).cursor()


def build() -> Build:
    """What the build this run is held to says of itself."""
    return ask(warehouse.describe)


def ask(question: Callable[Concatenate[Cursor, P], T], *values: P.args, **named: P.kwargs) -> T:
    """The answer of a function of analysis to these values, from the build this run is held to."""
    name = f"{question.__module__}.{question.__qualname__}"
    found: T = answer(st.session_state[CURRENT], question, name, *values, **named)
    return found


def load(
    question: Callable[Concatenate[Cursor, Selection, P], T], selection: Selection, *values: P.args, **named: P.kwargs
) -> T:
    """The answer for the selected jobs."""
    return ask(question, selection, *values, **named)
