"""A company name as an identity."""

import pytest

from etl.adverts import employer, without_rating

NAMES = [
    ("Example", "example"),
    ("EXAMPLE Ltd.", "example"),
    ("Example, Inc.", "example"),
    ("Example Labs GmbH", "example labs"),
    ("Example Holding Co., Ltd", "example holding"),
    ("Example Ltd\n3.9", "example"),
    ("Example 4.1 ★", "example"),
    ("Example Ltd 3.9", "example"),
    ("Example 5.0 ★", "example"),
    ("Web 2.0", "web 2.0"),
    ("Ｅｘａｍｐｌｅ", "example"),
    ("  Two   Words ", "two words"),
    ("Cohere", "cohere"),
    ("SA", "sa"),
    ("", None),
    (" . ", None),
    ("Confidential", None),
    ("Private Client", None),
]


@pytest.mark.parametrize(("company", "expected"), NAMES)
def test_employer(company: str, expected: str | None) -> None:
    """Case, legal form and rating make no other employer; what is left of a name does."""
    assert employer(company) == expected


PRINTED = [
    ("Example Ltd", "Example Ltd"), ("Example Ltd\n3.9", "Example Ltd"), ("Example 4.1 ★", "Example"),
    ("Example4.5 ★", "Example"), ("Web 2.0", "Web 2.0"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("company", "expected"), PRINTED)
def test_a_rating_is_no_part_of_a_name(company: str, expected: str) -> None:
    """What a review site prints behind a name is not shown; all else of it is, as printed."""
    assert without_rating(company) == expected
