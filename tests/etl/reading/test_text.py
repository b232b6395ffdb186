"""HTML and plain text become clean lines; evidence is one sentence of them."""

import pytest

from etl.reading.text import LONGEST_EVIDENCE, one_line, plain_text, sentence, with_title

BODIES = [
    ("", ""),
    ("   \n ", ""),
    ("Plain words.\nSecond line.", "Plain words.\nSecond line."),
    ("One\r\ntwo\rthree", "One\ntwo\nthree"),
    ("<p>One</p><p>Two</p>", "One\nTwo"),
    ("<ul><li>Python</li><li>SQL</li></ul>", "Python\nSQL"),
    ("<ul><li>Python<li>SQL</ul>", "Python\nSQL"),
    ("First<br>second<br/>third", "First\nsecond\nthird"),
    ("<h3>Skills</h3>Python<div>Go</div>", "Skills\nPython\nGo"),
    ("<table><tr><td>Rust</td><td>Java</td></tr></table>", "Rust\nJava"),
    ("<p>Py<b>Tor</b>ch</p>", "PyTorch"),
    ("<p>a line\nbroken in the source</p>", "a line broken in the source"),
    ("Bold <b>word</b>\nnext line", "Bold word\nnext line"),
    ("<p>See</p><script>if (a < b) { Python }</script><style>p { color: red }</style><p>you</p>", "See\nyou"),
    ("<p>One</p><!-- Python <p>hidden</p> --><p>Two</p>", "One\nTwo"),
    ("<p>One</p><script>never closed", "One"),
    ("<p class=\"lead\" data-x='1'>Hello</p>", "Hello"),
    ("<P>loud</P><BR>tags", "loud\ntags"),
    ("R&amp;D &lt;b&gt; &#39;quoted&#39; &eacute;", "R&D 'quoted' é"),
    ("&lt;p&gt;escaped&lt;/p&gt;&lt;p&gt;twice &amp;amp; more&lt;/p&gt;", "escaped\ntwice & more"),
    ("AT&T and R&D", "AT&T and R&D"),
    ("salary < 100 and > 50", "salary < 100 and > 50"),
    ("a List<String> & a vector<int>", "a List<String> & a vector<int>"),
    ("non\u00a0breaking\u2003space", "non breaking space"),
    ("Py\u200bthon \ufeffSQL\u00ad", "Python SQL"),
    ("\u202eright\u202c to \u2066left\u2069", "right to left"),
    ("nul\x00 and bell\x07", "nul and bell"),
    ("re\u0301sume\u0301", "résumé"),
    ("lone \ud800 surrogate", "lone \ufffd surrogate"),
    ("many    blanks  \n\n\n  and lines", "many blanks\nand lines"),
    ('{"skills": "<p>Python</p>"}', '{"skills": "\nPython\n"}'),
    ("🚀 launch", "🚀 launch"),
]


@pytest.mark.parametrize(("body", "expected"), BODIES)
def test_plain_text(body: str, expected: str) -> None:
    """Blocks are lines, inline tags join, scripts vanish, and plain text stays as it is."""
    assert plain_text(body) == expected


def test_one_line() -> None:
    """A title is one line, whatever the site put into it."""
    assert one_line("Data&nbsp;Scientist<br>\n(m/f/d)") == "Data Scientist (m/f/d)"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Data Scientist", "We need you.", "Data Scientist\nWe need you."),
        ("Data Scientist", "DATA SCIENTIST\nWe need you.", "DATA SCIENTIST\nWe need you."),
        ("Data Scientist", "", "Data Scientist"),
        ("", "We need you.", "We need you."),
        ("", "", ""),
    ],
)
def test_with_title(title: str, body: str, expected: str) -> None:
    """The title opens the text once."""
    assert with_title(title, body) == expected


SENTENCES = [
    ("We use Python. You like it.", "Python", "We use Python."),
    ("Hello. We use Python! You like it.", "Python", "We use Python!"),
    ("One line\nwith Python here\nand more", "Python", "with Python here"),
    ("Know tools, e.g. Python, and more. Bye.", "Python", "Know tools, e.g. Python, and more."),
    ("Skills: • SQL • Python • Go", "Python", "Python"),
    ("We run Python vs. Java in the U.S. and abroad. Bye.", "Python", "We run Python vs. Java in the U.S. and abroad."),
    ("Python", "Python", "Python"),
    ("Ask us. Python.", "Python", "Python."),
]


@pytest.mark.parametrize(("text", "surface", "expected"), SENTENCES)
def test_sentence(text: str, surface: str, expected: str) -> None:
    """Evidence is the sentence round the name, not its neighbours."""
    start = text.index(surface)
    left, right = sentence(text, start, start + len(surface))
    assert text[left:right] == expected


def test_long_sentences_are_cut_at_spaces() -> None:
    """Evidence stays short and whole-worded however long a line is."""
    text = "word " * 200 + "Python " + "more " * 200
    start = text.index("Python")
    left, right = sentence(text, start, start + 6)
    assert right - left <= LONGEST_EVIDENCE
    assert set(text[left:right].split()) == {"word", "Python", "more"}
