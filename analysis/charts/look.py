"""How every figure looks: colours, forms, and what the browser may do with it."""

import html
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

Row = Mapping[Hashable, Any]  # one row of a table, by column

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


@dataclass(frozen=True, slots=True)
class Look:
    """How a figure is drawn: for a dark or a light page, for a narrow window (names above the bars) or a wide one."""

    is_dark: bool = False
    is_narrow: bool = False

    @property
    def guide(self) -> str:
        """Colour of what the guide teaches."""
        return "#56B4E9" if self.is_dark else "#0072B2"

    @property
    def other(self) -> str:
        """Colour of what it does not."""
        return "#E69F00" if self.is_dark else "#D55E00"

    @property
    def context(self) -> str:
        """Colour of whatever is neither."""
        return "#9CA3AF" if self.is_dark else "#6B7280"

    @property
    def text(self) -> str:
        """Colour of names and values."""
        return "#F3F4F6" if self.is_dark else "#1F2937"


def small(text: str, size: int, look: Look) -> str:
    """Escaped text in a smaller, paler letter."""
    return f"<span style='color:{look.context};font-size:{size}px'>{html.escape(text)}</span>"
