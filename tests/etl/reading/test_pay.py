"""Pay as adverts print it: numbers, currency and period, and the sums of money that are no pay."""

import pytest

from etl.reading.pay import Pay, pay


def year(low: float, high: float, currency: str | None = "USD") -> Pay:
    return Pay(low, high, currency, "year")


def month(low: float, high: float, currency: str | None = "USD") -> Pay:
    return Pay(low, high, currency, "month")


def hour(low: float, high: float, currency: str | None = "USD") -> Pay:
    return Pay(low, high, currency, "hour")


# What a site's pay field holds, beside the countries of the job.
FIELDS = [
    ("$150,000 - $200,000", "", year(150_000, 200_000)),
    ("150k–200k", "US", year(150_000, 200_000)),
    ("$150-200K", "", year(150_000, 200_000)),
    ("$45-50,000", "", year(45_000, 50_000)),
    ("$90K/yr - $110.5K/yr", "", year(90_000, 110_500)),
    ("US$120,000.00 to US$140,000.00 a year", "", year(120_000, 140_000)),
    ("between £45,000 and £55,000", "", year(45_000, 55_000, "GBP")),
    ("c£40k -60k Bonus+ Benefits", "", year(40_000, 60_000, "GBP")),
    ("EUR 70.000 - 90.000", "", year(70_000, 90_000, "EUR")),
    ("48.000,00 € bis 60.000,00 € brutto pro Jahr", "", year(48_000, 60_000, "EUR")),
    ("45 000 - 52 000 € brut par an", "", year(45_000, 52_000, "EUR")),
    ("CHF 120'000 – 140’000", "", year(120_000, 140_000, "CHF")),
    ("kr 650 000", "NO", year(650_000, 650_000, "NOK")),
    ("650 000 kr", "SE", year(650_000, 650_000, "SEK")),
    ("20 000 - 25 000 zł brutto / mies.", "", month(20_000, 25_000, "PLN")),
    ("180-250 PLN/h", "", hour(180, 250, "PLN")),
    ("R$ 10.000 - R$ 14.000", "", month(10_000, 14_000, "BRL")),
    ("Rs 12-18 LPA", "", year(1_200_000, 1_800_000, "INR")),
    ("CTC 30 LPA", "", year(3_000_000, 3_000_000, "INR")),
    ("12 lakhs per annum", "", year(1_200_000, 1_200_000, "INR")),
    ("₹25,00,000", "", year(2_500_000, 2_500_000, "INR")),
    ("₹40,000", "", month(40_000, 40_000, "INR")),
    ("1.2 Cr", "IN", year(12_000_000, 12_000_000, "INR")),
    ("Rs. 150,000 monthly", "PK", month(150_000, 150_000, "PKR")),
    ("RMB 30k-50k/month", "", month(30_000, 50_000, "CNY")),
    ("年薪 36万-75万 RMB", "", year(360_000, 750_000, "CNY")),
    ("20-35K", "CN", month(20_000, 35_000, "CNY")),
    ("¥8,000,000 - ¥12,000,000", "JP", year(8_000_000, 12_000_000, "JPY")),
    ("60,000,000 KRW", "", year(60_000_000, 60_000_000, "KRW")),
    ("A$110,000", "", year(110_000, 110_000, "AUD")),
    ("AUD 130k + super", "", year(130_000, 130_000, "AUD")),
    ("$104477 - $117914 + 15.4% Superannuation", "AU", year(104_477, 117_914, "AUD")),
    ("C$95k - C$120k", "US", year(95_000, 120_000, "CAD")),
    ("$120-$130k CAD", "", year(120_000, 130_000, "CAD")),
    ("$95,000", "CA", year(95_000, 95_000, "CAD")),
    ("$95,000", "CA US", year(95_000, 95_000)),
    ("$95,000", "DE PL", year(95_000, 95_000)),
    ("S$8,000", "", month(8_000, 8_000, "SGD")),
    ("HK$45,000", "", month(45_000, 45_000, "HKD")),
    ("R650 000 - R750 000 per annum", "ZA", year(650_000, 750_000, "ZAR")),
    ("RM8000-9000 / 2000-2300 USD", "", month(8_000, 9_000, "MYR")),
    ("USD 8,000 monthly", "", month(8_000, 8_000)),
    ("$3,900 per month, 14 monthly salaries", "", month(3_900, 3_900)),
    ("3.000 € x 14 Gehälter", "", month(3_000, 3_000, "EUR")),
    ("$900 - $1500 per week", "", Pay(900, 1_500, "USD", "week")),
    ("£500-£600 per day", "", Pay(500, 600, "GBP", "day")),
    ("£550 p/d", "", Pay(550, 550, "GBP", "day")),
    ("$25.50 - $31.75 per hour", "", hour(25.5, 31.75)),
    ("$55hr-$62hr", "", hour(55, 62)),
    ("$73/hr. to $76/hr. on W2", "", hour(73, 76)),
    ("35–48 an hour", "US", hour(35, 48)),
    ("$56.25/hour to $173,000/year", "", year(117_000, 173_000)),  # 2,080 hours a year
    ("3.200,- tot 4.100,- euro bruto per maand", "NL", month(3_200, 4_100, "EUR")),
    ("€ 3.100 en € 3.900 per maand", "NL", month(3_100, 3_900, "EUR")),
    ("30-45K/月人民币", "", month(30_000, 45_000, "CNY")),
    ("6500/month EUR", "", month(6_500, 6_500, "EUR")),
    ("500万円～1,100万円", "", year(5_000_000, 11_000_000, "JPY")),
    ("연봉 5,500만원", "", year(55_000_000, 55_000_000, "KRW")),
    ("ZAR 45,000 - 60,000 CTC per month", "ZA", month(45_000, 60_000, "ZAR")),
    ("Stipend: ₹18,000 /month", "IN", month(18_000, 18_000, "INR")),
    ("Day rate £450 - £520", "GB", Pay(450, 520, "GBP", "day")),
    # an open end is the one figure printed
    ("up to €80k", "", year(80_000, 80_000, "EUR")),
    ("bis zu 75.000 EUR", "", year(75_000, 75_000, "EUR")),
    ("from $60/hr", "", hour(60, 60)),
    (">$100,000", "", year(100_000, 100_000)),
    ("<$40,000", "AU", year(40_000, 40_000, "AUD")),
    ("not less than $71,000 each year", "", year(71_000, 71_000)),
    ("$60,000 - $70,000 - $80,000 Annual", "", year(60_000, 80_000)),
    ("$200K+", "", year(200_000, 200_000)),
    ("$100K+ bonus", "", year(100_000, 100_000)),
    ("Min: $105,300 Mid: $131,600 Max: $157,900", "", year(105_300, 157_900)),
    # no period named: the size tells it, in the currency at hand
    ("172000-202500", "US", year(172_000, 202_500)),
    ("23.08-24.04", "US", hour(23.08, 24.04)),
    ("24-24", "US", hour(24, 24)),
    ("40000.0", "GB", year(40_000, 40_000, "GBP")),
    ("145000-170000", "", year(145_000, 170_000, None)),
    ("3,500 ETB", "", Pay(3_500, 3_500, "ETB", "month")),
    ("$800-$1,100", "", Pay(800, 1_100, "USD", None)),
    # a bare figure is in the countries' own currency
    ("130", "AU", hour(130, 130, "AUD")),
    ("65000.0", "GB", year(65_000, 65_000, "GBP")),
    # coins are no ISO currency
    ("3000-5000 USDT/month", "", month(3_000, 5_000, None)),
    # what the field says besides
    ("$102K-$167K\n(Glassdoor est.)", "US", year(102_000, 167_000)),
    ("Employer Provided Salary:$45.00 - $55.00 Per Hour", "US", hour(45, 55)),
    ("$144K – $220K • Offers Equity • Multiple Ranges", "", year(144_000, 220_000)),
    ("$120k base, $180k OTE", "", year(120_000, 120_000)),
    ("$154,960 - $149,500", "", year(149_500, 154_960)),  # ends in order
    ('{"min": 36, "max": 54, "currency": "USD", "interval": "per-hour-wage"}', "", hour(36, 54)),
    (
        '{"@type": "MonetaryAmount", "currency": "EUR", "value": {"minValue": 55000, "maxValue": 70000, '
        '"unitText": "YEAR"}}',
        "",
        year(55_000, 70_000, "EUR"),
    ),
    ('{"currency": "GBP", "value": {"value": "450", "unitText": "DAY"}}', "", Pay(450, 450, "GBP", "day")),
    # junk
    ("", "US", None),
    ("Competitive", "US", None),
    ("DOE", "US", None),
    ("0", "US", None),
    ("0-0", "US", None),
    ("130", "", None),
    ("1-2", "US", None),
    ("3-5年", "CN", None),
    ("18薪", "CN", None),
    ("Grade 7", "GB", None),
    ("13th salary", "DE", None),
    ("100% remote", "US", None),
    ("GS-12 $88,000 - $114,000 per year", "US", year(88_000, 114_000)),
    ("Pay grade 12: $85,000 - $95,000", "US", year(85_000, 95_000)),
    ("$180k OTE", "US", None),
    ("$5,000 signing bonus", "US", None),
    ("$40 per article", "US", None),
    ("$1,600 bi-weekly", "US", None),
    ("$17/yr", "US", None),
    ("$90,000,000 a year", "US", None),
    ("$4,0000-$6,0000", "US", None),
    ("401k", "US", None),
    ("Salary sacrifice $18,550 + leave loading", "AU", None),
    ("{not json", "US", None),
    ("[" * 100_000, "US", None),
]


@pytest.mark.parametrize(("said", "countries", "expected"), FIELDS)
def test_pay_field(said: str, countries: str, expected: Pay | None) -> None:
    """A pay field is read as printed; where nothing can be believed there is no pay."""
    found = pay(text="Data Engineer\n", salary_text=said, structured="", countries=tuple(countries.split()))
    assert found == expected


# A text without its title, beside the countries of the job.
TEXTS = [
    ("The salary range for this position is 150K-280K.", "US", year(150_000, 280_000)),
    (
        "Base pay ranges from $136,000/year in our lowest market up to $222,200/year in our highest.",
        "US",
        year(136_000, 222_200),
    ),
    ("Minimum pay range: USD $82,048.10/Yr. Maximum pay range: USD $146,883.36/Yr.", "US", year(82_048.10, 146_883.36)),
    ("The base range is 320,000 USD - 488,750 USD.", "US", year(320_000, 488_750)),
    ("Starts at a salary of $61,200 (Step 1) to $79,900 (Step 10).", "US", year(61_200, 79_900)),
    ("Hourly base pay\n$27—$57 USD", "US", hour(27, 57)),
    ("Pay range (rate per hour)\n$15—$60 USD", "US", hour(15, 60)),
    ("Shift: 8 hours a day, 40 hours per week. Salary: $81,000", "US", year(81_000, 81_000)),
    ("Length: 12 months. Pay rates: $50 to $70 (W2)", "US", hour(50, 70)),
    ("Wir zahlen ein Jahresgehalt von 52.000 EUR bis 61.000 EUR.", "DE", year(52_000, 61_000, "EUR")),
    ("Du bekommst 4.500 € brutto im Monat.", "DE", month(4_500, 4_500, "EUR")),
    ("Rémunération : 48-55 k€ selon profil", "FR", year(48_000, 55_000, "EUR")),
    ("London\n£75,000 + benefits\nYou will earn a salary of up to £75,000.", "GB", year(75_000, 75_000, "GBP")),
    ("USA salary range: $160,000 - $200,000 (USD)", "CA", year(160_000, 200_000)),
    ("You will earn a competitive salary (to £85k) plus benefits and a bonus.", "GB", year(85_000, 85_000, "GBP")),
    ("Remote, Full TimeUp to £25,000 per annum", "GB", year(25_000, 25_000, "GBP")),
    ("Permanent\nUp to £60,000 dependent on experience", "GB", year(60_000, 60_000, "GBP")),
    ("Salary Low\nUSD $66,000.00/Yr.\nSalary High\nUSD $91,000.00/Yr.", "US", year(66_000, 91_000)),
    ("Full time\n$89, 600 - $106,400 + super", "AU", year(89_600, 106_400, "AUD")),
    ("Required pay scale: $65-75/hour Job summary: our client builds ships", "US", hour(65, 75)),
    ("Competitive salary up to £70,000Equity and bread", "GB", year(70_000, 70_000, "GBP")),
    ("London office - 45k-55k p/annum", "GB", year(45_000, 55_000, "GBP")),
    ("READING (remote)\nUP TO £60,000\nWe work with a leading lender", "GB", year(60_000, 60_000, "GBP")),
    ("Remote\napprox. £65,000 (neg.) + other great benefits", "GB", year(65_000, 65_000, "GBP")),
    ("Austin 140-170k + great benefits. We build.", "US", year(140_000, 170_000)),
    ("Berlin\nappx. €63k\nWe plan bus routes.", "DE", year(63_000, 63_000, "EUR")),
    ("Up to £72k plus car allowance of £4k", "GB", year(72_000, 72_000, "GBP")),
    ("$125,000 + 11% super", "AU", year(125_000, 125_000, "AUD")),
    ("Rate: 55-60/hr on W2", "US", hour(55, 60)),
    ("Pay rate: 45/hr", "US", hour(45, 45)),
    ("Budget: $70-$80/hr", "US", hour(70, 80)),
    ("Budget: 18 LPA at most", "IN", year(1_800_000, 1_800_000, "INR")),
    ("Stipend: $1,400/month", "US", month(1_400, 1_400)),
    ("Day rate: £450-500", "GB", Pay(450, 500, "GBP", "day")),
    ("Bruttogehalt von € 2.900,- bis € 3.600,- monatlich", "AT", month(2_900, 3_600, "EUR")),
    ("Seed stage ($4M raised), $140-180K", "US", year(140_000, 180_000)),
    ("Salary: $85,000, paid bi-weekly", "US", year(85_000, 85_000)),
    # whose dollars
    ("US salary range: $140,000 - $170,000", "CA", year(140_000, 170_000)),
    ("Canada pay range: $120,000 - $150,000", "CA US", year(120_000, 150_000, "CAD")),
    ("US: $150,000 - $180,000; Canada: CA$130,000 - CA$160,000", "CA", year(130_000, 160_000, "CAD")),
    ("Remote US/Canada: $150,000 - $170,000", "CA US", year(150_000, 170_000)),
    # of several the base, the first, the countries' own
    ("OTE $220k-$260k, base salary $120k-$150k", "US", year(120_000, 150_000)),
    ("SF/NYC: $180k-$220k; other US: $160k-$200k", "US", year(180_000, 220_000)),
    ("US salary: $150k-$180k. UK salary: £80k-£95k.", "GB", year(80_000, 95_000, "GBP")),
    ("Fixum: 60.000 € - 70.000 €, Zielgehalt: 75.000 € - 80.000 €", "DE", year(60_000, 70_000, "EUR")),
    ("£60,000 - £75,000\nLondon\nPotential to earn up to £90,000 with options", "GB", year(60_000, 75_000, "GBP")),
    # levels of one job are one range
    (
        "Pay range:\nBaker/Level I: $50,000 - $60,000 a year\nBaker/Level II: $58,000 - $70,000 a year",
        "US",
        year(50_000, 70_000),
    ),
    (
        "Pay: Level 1: $50,000 - $60,000. The bonus of the senior level is $90,000 - $95,000.",
        "US",
        year(50_000, 60_000),
    ),
    # a range without any word of pay; beside extras
    ("Flotsam | Engineer | Remote | $140k–$180k + 0.5% equity", "", year(140_000, 180_000)),
    ("Compensation of salary and equity: $150,000 – $250,000", "US", year(150_000, 250_000)),
    ("Comp: $100-130k + 10-15K bonus", "US", year(100_000, 130_000)),
    ("Summer stipend\n$36/hour", "US", hour(36, 36)),
    # sums that are no pay
    ("Referral bonus of $2,000 - $5,000", "US", None),
    ("Sign-on bonus: $5,000 - $10,000", "US", None),
    ("Life insurance of $50,000 - $100,000", "US", None),
    ("Earn up to $60 per task", "US", None),
    ("Late trains bring penalties of $1,000 per hour", "US", None),
    ("Salary: competitive, with 10-40 hour weeks", "US", None),
    ("Wellness stipend: $100/month", "US", None),
    ("We raised a $26m Series B led by two funds.", "US", None),
    ("Backed with $120M in funding, valued at $1.5B.", "US", None),
    ("A seed round of $2.5M - $3M is closed.", "US", None),
    ("We move over $50B annually for 3M customers.", "US", None),
    ("A bank with $3,100,000,000 in assets and revenue of $90,000 a day.", "US", None),
    ("Sign-on bonus: $10,000 to begin with", "US", None),
    ("$5,000 sign-on bonus, 401k match up to $4,000 per year", "US", None),
    ("Refer a friend: you could earn up to £1,500 for referring them", "GB", None),
    ("Yearly learning budget (2,000 EUR) and €500 for your home office", "DE", None),
    ("Gesundheitsbudget von 600€ pro Jahr", "DE", None),
    ("Zusätzlich zum Gehalt erhältst du monatlich 50 € netto auf eine Karte.", "DE", None),
    ("Tuition reimbursement of up to $5,250 per year; HSA match: $500 a year", "US", None),
    ("Salary packaging of up to $18,550 on rent", "AU", None),
    ("$25,000 employer paid basic life insurance", "US", None),
    ("Meal allowance of $20 per day and £90 per month for public transport", "GB", None),
    ("Close deals of $100k-$500k", "US", None),
    ("You own a budget of $200,000 - $400,000.", "US", None),
    ("On-target earnings: $200,000", "US", None),
    ("Pay: $225K–$335K OTE", "US", None),
    ("Sorter-2 works on 100k+ stars, 40M+ users, 10,000 sites, in 2023 and 2024", "US", None),
    ("Systems engineer (R4539), salary competitive", "US", None),
    ("An established user base of 200k+ users", "US", None),
    ("Occasionally you move 5 - 40 pounds.", "US", None),
    ("We once gave away £60,000\nWe are kind.", "GB", None),
    ("Bring a friend and you will earn at least $500.", "US", None),
    ("Apply at jobs.example/zRYx3w/pay", "US", None),
    ("Annual salary $0.00 - $0.00", "US", None),
    ("", "US", None),
]


@pytest.mark.parametrize(("text", "countries", "expected"), TEXTS)
def test_pay_told_in_the_text(text: str, countries: str, expected: Pay | None) -> None:
    """Of the sums a text names, the one that its words call the job's base pay is its pay, and no other sum is."""
    found = pay(text=f"Engineer\n{text}", salary_text="", structured="", countries=tuple(countries.split()))
    assert found == expected


def test_pay_told_in_the_title() -> None:
    """A sum in the title needs no other word; a number beside it is no part of it."""
    found = pay(text="Sorter-2 - $21.29 per hour\nYou sort.", salary_text="", structured="", countries=("US",))
    assert found == hour(21.29, 21.29)
    found = pay(text="Analyst, £60k\nYou count.", salary_text="", structured="", countries=("GB",))
    assert found == year(60_000, 60_000, "GBP")


STRUCTURED = [
    ("200000-270000 USD per-year-salary", "US", year(200_000, 270_000)),
    ("45.50-60 USD per-hour-wage", "US", hour(45.5, 60)),
    ("90000-110000 EUR annual", "", year(90_000, 110_000, "EUR")),
    ("400-450 GBP daily", "", Pay(400, 450, "GBP", "day")),
    ("11700-11700 USD 1 MONTH", "US", month(11_700, 11_700)),
    ("50000- USD", "US", year(50_000, 50_000)),
    ("-60000 EUR 1 YEAR", "DE", year(60_000, 60_000, "EUR")),
    ("137000-240000 USD; 90000-110000 GBP", "US", year(137_000, 240_000)),
    ("137000-240000 USD; 90000-110000 GBP", "GB", year(90_000, 110_000, "GBP")),
    ("10000-20000 USD one-time; 80000-90000 USD 1 YEAR", "US", year(80_000, 90_000)),
    ("2400-3000 USD 2 WEEK", "US", None),
    ("2400-3000 USD bi-week-salary", "US", None),
    ("0-0 USD 1 YEAR", "US", None),
    ("", "US", None),
]


@pytest.mark.parametrize(("said", "countries", "expected"), STRUCTURED)
def test_structured_pay(said: str, countries: str, expected: Pay | None) -> None:
    """Posting.pay is read as the sources write it; a period that is none of ours is not read."""
    assert pay(text="", salary_text="", structured=said, countries=tuple(countries.split())) == expected


WHO_SPEAKS_FIRST = [
    ("90000-95000 USD 1 YEAR", "$80K - $85K", "Salary: $70,000 - $75,000", year(90_000, 95_000)),
    ("", "$80K - $85K", "Salary: $70,000 - $75,000", year(80_000, 85_000)),
    ("", "Competitive", "Salary: $70,000 - $75,000", year(70_000, 75_000)),
    ("", "$80K - $85K (Glassdoor est.)", "Salary: $70,000 - $75,000", year(70_000, 75_000)),
    ("", "$80K - $85K (Glassdoor est.)", "Salary: competitive", year(80_000, 85_000)),
    ("", "70000.0", "Salary: $70,000 - $75,000", year(70_000, 75_000)),  # half of the range
    ("", "60000.0", "Salary: $70,000 - $75,000", year(60_000, 60_000)),
    ("", "$70K - $75K", "Salary: $69,750 - $75,400", year(69_750, 75_400)),  # the site prints thousands
    ("", "$70K - $75K", "Salary: $72,750 - $75,400", year(70_000, 75_000)),
    ("", "$60,001 - $80,000", "Salary: $70,000 - $75,000", year(70_000, 75_000)),  # a bracket of the site
    ("", ">$100,000", "Salary: $120,000 - $130,000", year(120_000, 130_000)),
    ("", ">$100,000", "Salary: competitive", year(100_000, 100_000)),
]


@pytest.mark.parametrize(("structured", "salary_text", "text", "expected"), WHO_SPEAKS_FIRST)
def test_who_speaks_first(structured: str, salary_text: str, text: str, expected: Pay) -> None:
    """Structured pay goes before the pay field, this before the text; a site's own estimate or bracket comes last."""
    found = pay(text=f"Engineer\n{text}", salary_text=salary_text, structured=structured, countries=("US",))
    assert found == expected


HOSTILE = [
    "1",
    "$1 ",
    "$1-",
    "$1(",
    "1.1,",
    "salary $1 ",
    "$100m to ",
    "up to ",
    "$0.5 gross gross ",
    '{"a":',
    "[",
    "$ \n",
]


@pytest.mark.parametrize("part", HOSTILE)
def test_hostile_text(part: str) -> None:
    """Five megabytes of anything are read in linear time, and hold no pay that could be believed."""
    text = part * (5_000_000 // len(part))
    assert pay(text=text, salary_text=text, structured=text, countries=("US",)) is None
