"""Signatures: the same words give the same marks, whatever stands round and between them."""

import pytest

from etl.reading.likeness import marks, signature

BODY = (
    "You will design experiments for our route planner, train models that predict when a parcel arrives, "
    "and watch them in production together with the drivers who depend on them. Your forecasts decide which van leaves "
    "first. You have worked with time series before. "
)
SAME = [
    ("another title", "Engineer\n" + BODY, "Senior Engineer\n" + BODY),
    ("line breaks", "T\n" + BODY, "T\n" + BODY.replace(", ", ",\n")),
    ("words joined where a break was lost", "T\n" + BODY, "T\n" + BODY.replace(". ", ".")),
    ("letter case and bullets", "T\n" + BODY, "T\n• " + BODY.upper()),
    ("amounts", "T\n" + BODY + "Pay: 50,000", "T\n" + BODY + "Pay: 72,500"),
    ("quotes", "T\n" + BODY + "It's", "T\n" + BODY + "It’s"),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_what_makes_no_difference(one: str, other: str) -> None:
    """Sources disagree on markup, titles and the look of a text; its words decide."""
    assert signature(one) == signature(other) != b""


def test_a_cut_text_has_marks_of_the_whole() -> None:
    """Every mark of a beginning is a mark of the whole text: a text cut at 4,000 characters is known again."""
    whole, cut = marks(signature("T\n" + BODY + "More follows here.")), marks(signature("T\n" + BODY))
    assert set(cut) < set(whole)


def test_other_words_have_no_mark_in_common() -> None:
    """Two texts on the same subject in other words share nothing."""
    other = "T\nWe build pricing for insurance and need someone who explains a forecast to people who never met one."
    assert not set(marks(signature("T\n" + BODY))) & set(marks(signature(other)))


@pytest.mark.parametrize("text", ["", "Title only", "T\n", "T\n" + "1234567890 " * 9, "T\n" + "\n" * 100_000])
def test_nothing_to_mark(text: str) -> None:
    """The title and what is no letter give no marks."""
    assert signature(text) == b""


def test_a_short_text_has_one_mark() -> None:
    """Two short texts are equal or are not: a part of so little proves nothing."""
    assert signature("T\nWe use PyTorch.") == signature("U\nwe use PyTorch")
    assert len(signature("T\nWe use PyTorch.")) == 4
    assert signature("T\nWe use PyTorch.") != signature("T\nWe use PyTorch at sea.")


@pytest.mark.parametrize(
    "text", ["T\n" + "x" * 5_000_000, "T\n" + "我们招聘机器学习工程师" * 50, "T\n" + "\ud800 lone surrogate" * 9]
)
def test_any_text_has_a_signature(text: str) -> None:
    """Marks are distinct and ascending for hostile texts too; only the beginning of a huge one is looked at."""
    found = marks(signature(text)).tolist()
    assert found == sorted(set(found))
    assert len(found) < 10_000
