"""A figure on a page, in the forms that fit: the wide and the narrow one, or on a phone the narrow one alone."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis.charts.look import CONFIG, Look
from analysis.pages.parts import looks


def figure(draw: Callable[[Look], Any], words: str, key: str) -> None:
    """What draw makes of each look; words stand for it where it cannot be seen."""
    forms = looks()
    for look in forms:
        form = "narrow" if look.is_narrow else "wide"
        with st.container(key=f"{form}-{key}" if len(forms) > 1 else f"only-{key}"):
            st.plotly_chart(draw(look), config=CONFIG, key=f"{key}-{form}", alt=words)
