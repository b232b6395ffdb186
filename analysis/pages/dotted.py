"""Rows of dots on a page: the first twenty, and a button for more."""

import pandas as pd
import streamlit as st

from analysis.charts.dots import Axis, dots, in_words
from analysis.pages.figures import figure
from analysis.pages.parts import FIRST_ROWS, show_more


def rows(marks: pd.DataFrame, axis: Axis, headline: str, key: str) -> None:
    """The first rows of marks as charts.dots.dots draws them."""
    key = f"{key}-shown"
    first = marks.head(st.session_state.get(key, FIRST_ROWS))
    figure(lambda look: dots(first, axis, look), in_words(first, headline), key)
    if left := min(len(marks) - len(first), FIRST_ROWS):
        st.button(f"Show {left} more", key=f"{key}-more", on_click=show_more, args=(key,))
