"""Which type of employment an advert offers."""

import pytest

from etl.reading.employment import employment_type

EXAMPLES = [
    # the site's own field, in the words of many sites
    ("FullTime", "Data Engineer", "", "full_time"),
    ("Full-time: Remote", "Data Engineer", "", "full_time"),
    ("Regular Full Time (Salary)", "Data Engineer", "", "full_time"),
    ("Permanent", "Data Engineer", "", "full_time"),
    ("part_time", "Data Engineer", "", "part_time"),
    ("Intern", "Data Engineer", "", "internship"),
    ("Contractor", "Data Engineer", "", "contract"),
    ("contract_to_hire", "Data Engineer", "", "contract"),
    ("Freelancer (Hourly Rate)", "Data Engineer", "", "freelance"),
    ("Temporary", "Data Engineer", "", "temporary"),
    ("Temporary full time", "Data Engineer", "", "temporary"),
    ("Full-time / Contract", "Data Engineer", "", "full_time"),
    ("Moonshot Programme", "Data Engineer", "", None),
    ("Vollzeit", "Data Engineer", "", "full_time"),
    ("", "Data Engineer", "是否全职：Yes", "full_time"),
    # the field goes before title and text, the title before the text
    ("Full-time", "ML Intern", "This is a part-time position.", "full_time"),
    ("", "ML Intern", "This is a full-time position.", "internship"),
    ("", "Data Scientist (Contract)", "", "contract"),
    ("", "Data Scientist - 12 Month Fixed Term", "", "contract"),
    ("", "Contract Manager", "You negotiate every contract with suppliers.", None),
    ("", "Analyst, Contract & Rebates", "", None),
    ("", "Internal Tools Engineer", "", None),
    ("", "Werkstudent Data Science (m/w/d)", "", "internship"),
    ("", "Co-op, Robotics", "", "internship"),
    ("", "AI Trainer (Freelance, Remote)", "", "freelance"),
    ("", "Part-Time Tutor", "", "part_time"),
    # the text, where it says what this job is
    ("", "Data Engineer", "Employment type\nFull-time\nJob function", "full_time"),
    ("", "Data Engineer", "Job Type: Contract Location: Lagos", "contract"),
    ("", "Data Engineer", "Position: Full-time", "full_time"),
    ("", "Data Engineer", "This is a temporary contractor role.", "contract"),
    ("", "Data Engineer", "Duration: 12+ months contract", "contract"),
    ("", "Data Engineer", "A 6-month contract in Leeds.", "contract"),
    ("", "Data Engineer", "We are hiring for a full-time, remote role.", "full_time"),
    ("", "Data Engineer", "Norvane | Data Engineer | Full-time | Oslo", "full_time"),
    ("", "Data Engineer", "Data Engineer Remote · Full-time We plan bus routes.", None),
    ("", "Data Engineer", "• Full Time Permanent\n• Free lunch", "full_time"),
    ("", "Data Engineer", "Full-time or not: Yes", "full_time"),
    ("", "Data Engineer", "Type: Full-Time or Part-Time", "full_time"),
    ("", "Data Engineer", "a full-time position; contract-to-hire", "contract"),
    ("", "Data Engineer", "Job types: Full-time, Contract", "full_time"),
    ("", "Data Engineer", "Omfattning: Heltid, dagtid", "full_time"),
    ("", "Data Engineer", "Full-time or not: Full-time", "full_time"),
    ("", "Data Engineer", "Duration: 12+ Months", "contract"),
    ("", "Data Engineer", "A 3-month engagement at a shipyard.", "contract"),
    ("", "Data Engineer", "*****FIXED TERM CONTRACT*****", "contract"),
    ("", "Data Engineer", "We are now contract-to-hire.", "contract"),
    # words that say nothing of it
    ("", "Data Engineer", "Part time/summer job experience is welcome.", None),
    ("", "Data Engineer", "You settle prices, terms, contracts.", None),
    ("", "Data Engineer", "Smart contract\nCoins", None),
    ("", "Data Engineer", "Type: Permanent", None),  # of how many hours, it does not say
    ("", "Data Engineer", "Internship duration: 3 months", None),
    ("", "Data Engineer", "All full-time employees get health insurance.", None),
    ("", "Data Engineer", "Federal contractor. You review each contract.", None),
    ("", "Data Engineer", "This is not a contract position.", None),
    ("", "Data Engineer", "Prior technical internship or data experience.", None),
    ("", "Data Engineer", "", None),
]


@pytest.mark.parametrize(("said", "title", "text", "expected"), EXAMPLES)
def test_employment_type(said: str, title: str, text: str, expected: str | None) -> None:
    """Field, then title, then a plain statement about this job; else unknown."""
    assert employment_type(said, title, text) == expected
