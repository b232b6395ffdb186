"""A company name as an identity."""

import pytest

from etl.adverts import employer

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
