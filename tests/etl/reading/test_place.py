"""Where the work is done: locations as sites write them, structured fields, titles and running text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from data.geonames import folded, table
from etl.reading.place import Whereabouts, whereabouts
from etl.reading.sections import parts

# location -> places, countries, work mode
LOCATIONS = [
    ("", (), "", None),
    ("San Francisco, CA", ("San Francisco, CA",), "US", None),
    ("San Francisco, California, United States", ("San Francisco, CA",), "US", None),
    ("Austin TX 78701", ("Austin, TX",), "US", None),
    ("austin, tx", ("Austin, TX",), "US", None),
    ("US, CA, Santa Clara", ("Santa Clara, CA",), "US", None),
    ("US CA Santa Clara", ("Santa Clara, CA",), "US", None),
    ("New York, NY 10018 (Clinton area)", ("New York, NY",), "US", None),
    ("Redmond, WA 98052 (SE Redmond area)", ("Redmond, WA",), "US", None),
    ("Dimondale, MI", ("Dimondale, MI",), "US", None),
    ("NYC or SF", ("New York, NY", "San Francisco, CA"), "US", None),
    ("LA", ("Los Angeles, CA",), "US", None),
    ("New Orleans, LA", ("New Orleans, LA",), "US", None),
    ("Washington D.C. Metro Area", ("Washington, DC",), "US", None),
    ("Research Triangle", ("Research Triangle",), "US", None),
    ("Bay Area (Mountain View), CA", ("San Francisco Bay Area, CA",), "US", None),
    ("Greater Boston", ("Boston",), "US", None),
    ("Greater Seattle Area, WA or Bay Area, CA", ("Seattle, WA", "San Francisco Bay Area, CA"), "US", None),
    ("Dallas-Fort Worth Metroplex", ("Dallas-Fort Worth",), "US", None),
    ("Buffalo-Niagara Falls Area", ("Buffalo",), "US", None),
    ("301 Alder Drive, Marlton, NJ", ("Marlton, NJ",), "US", None),
    # one name, several places
    ("London", ("London",), "GB", None),
    ("London, ON", ("London, ON",), "CA", None),
    ("Paris, TX", ("Paris, TX",), "US", None),
    ("Malta, NY", ("Malta, NY",), "US", None),
    ("Cambridge", ("Cambridge",), "GB", None),
    ("Cambridge, MA", ("Cambridge, MA",), "US", None),
    ("Remote; Cambridge; US", ("Cambridge",), "US", "remote"),
    ("Birmingham", ("Birmingham",), "GB", None),
    ("Birmingham, AL", ("Birmingham, AL",), "US", None),
    ("San Jose", ("San Jose",), "US", None),
    ("Georgia", ("Georgia",), "US", None),
    ("Atlanta, Georgia, United States", ("Atlanta, GA",), "US", None),
    ("Tbilisi, Georgia", ("Tbilisi",), "GE", None),
    ("Armenia, Georgia, Poland", ("Armenia", "Georgia", "Poland"), "AM GE PL", None),
    ("Ireland, Spain", ("Ireland", "Spain"), "ES IE", None),
    ("Amsterdam, New York, United States", ("Amsterdam, NY",), "US", None),
    ("London, New York", ("London", "New York"), "GB US", None),
    ("New York, Boston", ("New York", "Boston"), "US", None),
    ("London, Ontario", ("London, ON",), "CA", None),
    ("Georgia, Tbilisi", ("Tbilisi",), "GE", None),
    ("Münster (NRW)", ("Münster", "NRW"), "DE", None),
    # codes by context
    ("IN-KA-Bengaluru", ("Bengaluru",), "IN", None),
    ("CA, Toronto", ("Toronto",), "CA", None),
    ("IN-MH-Pune", ("Pune",), "IN", None),
    ("Chennai, TN", ("Chennai",), "IN", None),
    ("Nashville, TN", ("Nashville, TN",), "US", None),
    ("Florianópolis, SC", ("Florianópolis",), "BR", None),
    ("EAST ARM, QLD", ("East Arm",), "AU", None),
    ("SYDNEY NSW AUSTRALIA", ("Sydney",), "AU", None),
    ("CA", ("California",), "US", None),
    ("US / CA", ("United States", "Canada"), "CA US", None),
    ("Vancouver, CA", ("Vancouver",), "CA", None),
    ("Berlin, DE", ("Berlin",), "DE", None),
    ("Wilmington, DE", ("Wilmington, DE",), "US", None),
    ("Glasgow, DE", ("Glasgow, DE",), "US", None),
    ("DE - Berlin", ("Berlin",), "DE", None),
    ("Bangalore, IN", ("Bangalore",), "IN", None),
    ("Fishers, IN", ("Fishers, IN",), "US", None),
    ("Tel Aviv, IL", ("Tel Aviv",), "IL", None),
    ("Zürich, CH", ("Zürich",), "CH", None),
    ("St. John's, NL", ("St. John's, NL",), "CA", None),
    ("Perth, WA", ("Perth",), "AU", None),
    ("南山区 / 深圳", ("深圳",), "CN", None),
    ("Spokane, WA", ("Spokane, WA",), "US", None),
    ("GB / DE / NO / Remote (GB; DE; NO)", ("United Kingdom", "Germany", "Norway"), "DE GB NO", "remote"),
    # names in other languages, other spellings
    ("München", ("München",), "DE", None),
    ("Köln", ("Köln",), "DE", None),
    ("Wien", ("Wien",), "AT", None),
    ("Praha", ("Praha",), "CZ", None),
    ("Warszawa", ("Warszawa",), "PL", None),
    ("Bengaluru", ("Bengaluru",), "IN", None),
    ("CDMX", ("Mexico City",), "MX", None),
    ("上海、深圳", ("上海", "深圳"), "CN", None),
    ("深圳宝安区 / 远程", ("深圳",), "CN", "remote"),
    ("SÃ£o Paulo", ("São Paulo",), "BR", None),
    ("Heidelberg, Baden-Württemberg, Deutschland", ("Heidelberg",), "DE", None),
    ("Lisboa, Lisbon, Portugal", ("Lisboa",), "PT", None),
    ("Gurgaon, Gurgaon, Haryana, India", ("Gurgaon",), "IN", None),
    ("Shrewsbury, Shropshire, England", ("Shrewsbury",), "GB", None),
    ("SYDNEY NSW", ("Sydney",), "AU", None),
    ("Mülheim an der Ruhr", ("Mülheim an der Ruhr",), "DE", None),
    ("Bishop's Stortford", ("Bishop's Stortford",), "GB", None),
    ("莫斯科；中国", ("莫斯科", "China"), "CN RU", None),
    ("Tyne And Wear", ("Tyne And Wear",), "GB", None),
    ("Thessaloniki, Central Macedonia, Greece", ("Thessaloniki",), "GR", None),
    ("bundesweit", (), "DE", None),
    ("PAN India", (), "IN", None),
    ("Holland", ("Netherlands",), "NL", None),
    ("Kösching", ("Kösching",), "", None),  # too small to be known
    # larger first
    ("China, Shanghai", ("Shanghai",), "CN", None),
    ("Mexico - Mexico City", ("Mexico City",), "MX", None),
    ("Hamburg (Germany)", ("Hamburg",), "DE", None),
    ("Berlin-Mitte", ("Berlin",), "DE", None),
    # words that are no place
    ("Mobile Metropolitan Area", ("Mobile",), "US", None),
    ("Office Munich + Mobile Work", ("Munich",), "DE", None),
    ("München Central Tower", ("München",), "DE", None),
    ("Berlin, Germany + 3 more", ("Berlin",), "DE", None),
    ("United States (+25 others)", ("United States",), "US", None),
    ("Multiple locations", (), "", None),
    ("N/A", (), "", None),
    # regions
    ("DACH", (), "AT CH DE", None),
    ("UK&I", (), "GB IE", None),
    ("Remote (North America)", (), "CA US", "remote"),
    ("Remote - EMEA", (), "", "remote"),
    ("Europe", (), "", None),
    # modes
    ("Remote", (), "", "remote"),
    ("Remote - US", ("United States",), "US", "remote"),
    ("US-Remote", ("United States",), "US", "remote"),
    ("Remote (UK or Germany)", ("United Kingdom", "Germany"), "DE GB", "remote"),
    ("Remote - Anywhere in the U.S.", ("United States",), "US", "remote"),
    ("Munich or Remote (Germany)", ("Munich",), "DE", "remote"),
    ("SEA | Remote US only", ("Seattle, WA",), "US", "remote"),
    ("Remote-Friendly (Travel Required) | Denver, CO | Miami, FL", ("Denver, CO", "Miami, FL"), "US", "remote"),
    ("Palo Alto, CA or Remote US", ("Palo Alto, CA",), "US", "remote"),
    ("London / Berlin / Remote", ("London", "Berlin"), "DE GB", "remote"),
    ("Hybrid - Austin, TX", ("Austin, TX",), "US", "hybrid"),
    ("Hybrid remote in Boston, MA", ("Boston, MA",), "US", "hybrid"),
    ("London (2 days in office)", ("London",), "GB", "hybrid"),
    ("Seattle, WA | ONSITE (3 days/week)", ("Seattle, WA",), "US", "hybrid"),
    ("Oslo (HYBRID / ONSITE)", ("Oslo",), "NO", "hybrid"),
    ("Onsite, San Francisco + remote for some roles", ("San Francisco",), "US", "onsite"),
    ("Porto | NO REMOTE", ("Porto",), "PT", "onsite"),
    ("Porto (no remote)", ("Porto",), "PT", "onsite"),
    ("Anywhere", (), "", "remote"),
    ("  Anywhere  ", (), "", "remote"),
    ("Madrid (híbrido)", ("Madrid",), "ES", "hybrid"),
    ("Lyon (télétravail)", ("Lyon",), "FR", "remote"),
    ("Home based - EMEA", (), "", "remote"),
    ("Virtual - US", ("United States",), "US", "remote"),
    ("Porto (hybrid, no remote)", ("Porto",), "PT", "hybrid"),
]

# location, country, work_mode as the site's structured fields say them
FIELDS = [
    ("", "US", "", (), "US", None),
    ("", "de", "", (), "DE", None),
    ("", "DEU", "", (), "DE", None),
    ("", "Germany", "", (), "DE", None),
    ("", "IN", "", (), "IN", None),
    ("Remote", "CA", "Remote", (), "CA", "remote"),
    ("Dublin", "US", "", ("Dublin",), "US", None),  # the one in Ohio
    ("Birmingham", "United States", "OnSite", ("Birmingham",), "US", "onsite"),
    ("New York, NY; London", "United States", "", ("New York, NY", "London"), "GB US", None),
    ("Berlin", "DE", "on-site", ("Berlin",), "DE", "onsite"),
    ("Berlin", "DE", "Hybrid", ("Berlin",), "DE", "hybrid"),
    ("Remote (US)", "", "Hybrid", ("United States",), "US", "hybrid"),
    ("", "", "TELECOMMUTE", (), "", "remote"),
    ("Madrid", "", "HYBRID, REMOTE", ("Madrid",), "ES", "remote"),
    ("Madrid (no remote)", "", "remote", ("Madrid",), "ES", "onsite"),
    ("Madrid", "", "unspecified", ("Madrid",), "ES", None),
]

# a title, or the first line of a post, where no location is given
TITLES = [
    ("ML Engineer (Remote)", (), "", "remote"),
    ("ML Engineer (Remote, Germany)", ("Germany",), "DE", "remote"),
    ("Data Scientist - Eden Prairie, MN", ("Eden Prairie, MN",), "US", None),
    ("Robotics EngineerSan Carlos,CA", ("San Carlos, CA",), "US", None),
    ("Analyst (Position located in Leeds, United Kingdom)", ("Leeds",), "GB", None),
    ("Remote Sensing Scientist", (), "", None),
    ("Route planner - hybrid role (onsite and remote)", (), "", "hybrid"),
    ("Hybrid Cloud Engineer", (), "", None),
    ("Engineer - Mobile", (), "", None),
    ("Nimbus Paris | ML Engineer | Berlin or REMOTE (EU) | Full-time", ("Berlin",), "DE", "remote"),
    ("Nimbus | Engineer (ML) | NYC & SF | HYBRID / ONSITE", ("New York, NY", "San Francisco, CA"), "US", "hybrid"),
    ("Nimbus | Lisbon, Portugal | REMOTE (preferably hybrid) | Core Team", ("Lisbon",), "PT", "remote"),
    ("Nimbus | ONSITE | 5 roles", (), "", "onsite"),
    ("[深圳] Nimbus 诚聘 工程师", ("深圳",), "CN", None),
]  # fmt: skip

# what a text says of the mode; the location is a city alone
MODES = [
    ("You will train models.", None),
    ("This role is fully remote.", "remote"),
    ("Location: Remote", "remote"),
    ("This position can be based remotely. A hybrid arrangement in our lab is possible too.", "remote"),
    ("We are a remote-first company.", "remote"),
    ("You can work from anywhere in the country.", "remote"),
    ("Remote or hybrid, as you like.", "remote"),
    ("You can work fully remotely, or choose a hybrid week.", "remote"),
    ("Telecommute from any state permitted.", "remote"),
    ("We follow a hybrid schedule near our hubs. Otherwise, this role is remote.", "remote"),
    ("This is a hybrid position with 2 days onsite and 3 days remote.", "hybrid"),
    ("Hybrid (3 days in office).", "hybrid"),
    ("You come into our office three days a week.", "hybrid"),
    ("Able to be on-site 3-4 days a week.", "hybrid"),
    ("In-office attendance once or twice per week is required.", "hybrid"),
    ("You may work from home two days per week.", "hybrid"),
    ("Flexible home office option.", "hybrid"),
    ("Flexible Arbeitszeiten und hybrides Arbeiten", "hybrid"),
    ("A blend of remote and on-site work.", "hybrid"),
    ("Hybrid: 2 days a week in our nice office", "hybrid"),
    ("Flexible hours, remote-Anteile and a modern office", "hybrid"),
    ("Telecommuting permitted up to 40% of the week.", "hybrid"),
    ("Engineer Paris Research / Full-time / Hybrid Apply now", "hybrid"),
    ("You can work from our Lisbon office on a hybrid basis. Choose fully remote or a hybrid mix.", "hybrid"),
    ("We also offer a hybrid week in our lab office. This role is fully remote.", "remote"),
    ("* Remote and in-person options", "hybrid"),
    ("80% remote working", "hybrid"),
    ("Remote work from home a couple of times per week is fine.", "hybrid"),
    ("Tuesday-Thursday onsite hybrid", "hybrid"),
    ("We are seeking a remote full-time counter of rolls.", "remote"),
    ("95% remote working", "remote"),
    ("The firm pays a work-from-home allowance to those in Paris or remotely across France", "remote"),
    ("Join our remote team.", "remote"),
    ("Paris preferred (Lyon, or remote)", "remote"),
    ("The option to work remotely within France", "remote"),
    ("We are a fully distributed company.", "remote"),
    ("Télétravail à 100 %", "remote"),
    ("Deux jours de télétravail", "hybrid"),
    ("Modelo híbrido de teletrabajo", "hybrid"),
    ("Möjlighet till distansarbete", "hybrid"),
    ("Homeoffice-Regelung und Obst", "hybrid"),
    ("Berlin, 3 Tage pro Woche vor Ort, 2 Tage Homeoffice", "hybrid"),
    ("This job is 100% onsite.", "onsite"),
    ("We are an office-first company; we do not offer remote-only roles.", "onsite"),
    ("Ability to work on-site and to smile", "onsite"),
    ("An in-person student internship", "onsite"),
    ("In office workplace", "onsite"),
    ("We are looking to build an onsite team of scientists.", "onsite"),
    ("We would prefer onsite.", "onsite"),
    ("Remote to start due to COVID, then onsite in Paris", "onsite"),
    ("The role is 100% remote, but when COVID allows you may visit.", "remote"),
    ("This role requires working onsite at our lab five days a week.", "onsite"),
    ("This is not a remote position.", "onsite"),
    ("You are onsite full-time; hybrid and remote work will not be considered.", "onsite"),
    ("You come in for in-person collaboration (3 days a week); we have no remote-only roles.", "hybrid"),
    ("Benefits include sick pay and a work from home stipend.", None),
    ("Automation Consultant Remote · Full-time Harbourline schedules work crews.", "remote"),
    ("We do not offer remote roles.", "onsite"),
    ("Remote Type:\nOn-Site", "onsite"),
    ("Work Location: In person", "onsite"),
    ("Work Remotely:\nNo", "onsite"),
    ("In-office five days.", "onsite"),
    ("Working conditions\nOffice environment", "onsite"),
    ("This job is hybrid and sits in Paris (not remote).", "hybrid"),
    ("Not eligible for remote or hybrid work.", "onsite"),
    ("We can't do remote.", "onsite"),
    ("Unfortunately we cannot consider remote candidates.", "onsite"),
    ("Remote work isn't available.", "onsite"),
    ("No option to work remotely.", "onsite"),
    ("This role cannot be performed remotely.", "onsite"),
    ("The job is not suitable for remote working.", "onsite"),
    ("Mostly in-office with some leeway.", "onsite"),
    ("Remotely from France.", "remote"),
    ("Telework may be authorized.", "remote"),
    ("Remote? No", "onsite"),
    ("Remote? Yes", "remote"),
    ("- Remote or not: 否", "onsite"),
    ("Onsite (no hybrid).", "onsite"),
    ("You work in-office 3x per week.", "hybrid"),
    ("You are on site several days a week.", "hybrid"),
    ("We meet in the office on Mondays and Wednesdays.", "hybrid"),
    ("In the office Tue-Thu.", "hybrid"),
    ("Work from home on Fridays.", "hybrid"),
    ("Part remote, part on-site.", "hybrid"),
    ("Flexible WFH policy.", "hybrid"),
    ("Distansarbete möjligt.", "hybrid"),
    ("Modalidad híbrida.", "hybrid"),
    ("With the opportunity for some home working.", "hybrid"),
    ("Mobiles Arbeiten und Obst", "hybrid"),
    ("This is a home-based role with travel.", "remote"),
    ("This is a work-from-home job.", "remote"),
    ("Arbeiten vor Ort in der Werft.", "onsite"),
    ("Modalidad presencial.", "onsite"),
    ("This is a part-time remote position.", "remote"),
    ("Kilnwater, Paris, on-site full-time permanent", "onsite"),
    ("It could be full-time remote.", "remote"),
    ("On-site or remote.", "remote"),
    ("Work remotely, hybrid, or in the office.", "remote"),
    ("Remote OK.", "remote"),
    ("Remote with a visit to our workshop every quarter.", "remote"),
    ("Remote (anywhere in France).", "remote"),
    ("We're open to remote for the right person.", "remote"),
    ("We're a remote team spread over twelve countries.", "remote"),
    ("#remote", "remote"),
    ("We are an in-person company.", "onsite"),
    ("You'll work in person with the crew.", "onsite"),
    ("You report to the office daily.", "onsite"),
    ("The job is based on site at the harbour.", "onsite"),
    ("Based in Paris and with in-office ways of working.", "onsite"),
    ("Normal office environment.", "onsite"),
    # what says nothing of this job
    ("We build tools for remote work.", None),
    ("Our platform enables hybrid work for shipyards.", None),
    ("Our remote-friendly planning software", None),
    ("Public, private, and hybrid clouds; shared hybrid environments.", None),
    ("You collaborate remotely.", None),
    ("A hotel that feels like a home away from home", None),
    ("During this time of working remotely we grew closer.", None),
    ("If you live in Lyon and this role is a remote role, ask us about pay.", None),
    ("Remote (digital) interview by telephone", None),
    ("A remote workshop is part of the process; we pay home office costs.", None),
    ("Many of our roles are open to remote candidates.", None),
    ("The crew has regular onsite collaboration sessions.", None),
    ("You feel at home working with maps.", None),
    ("[add perks like remote flexibility]", None),
    ("Experience with remote sensing and remote teams.", None),
    ("You debug remotely deployed systems.", None),
    ("Our hybrid cloud runs hybrid models of hybrid propulsion.", None),
    ("On-site gym, on-site childcare and a home office stipend.", None),
    ("In-person interviews and on-site visits at customers.", None),
    ("Because of the pandemic the team works remotely.", None),
    ("You talk on a daily basis with our office in Taiwan.", None),
    ("Microsoft Office environment skills", None),
    ("You enjoy virtual and in-person events.", None),
    ("We give you $700 to set up your home office.", None),
    ("A hybrid builder on hybrid engineering teams for a hybrid workforce", None),
    ("You support local and remote users with parking on-site.", None),
    ("Vaccination is required for in-person roles.", None),
    ("Members of the team are located remotely and locally.", None),
]

# what a text says of the place: location, text -> places, countries
STATEMENTS = [
    ("", "Location: Oslo", ("Oslo",), "NO"),
    ("", "Job Location: Houston, TX 77002\nDuration: long", ("Houston, TX",), "US"),
    ("", "You will be based in our Paris office.", ("Paris",), "FR"),
    ("", "Candidates must reside in the US.", ("United States",), "US"),
    ("", "You are authorized to work in Canada.", ("Canada",), "CA"),
    ("", "US work authorization is needed.", ("United States",), "US"),
    ("", "You are authorized to work for any employer in Canada.", ("Canada",), "CA"),
    ("", "This role can be done remotely within Canada.", ("Canada",), "CA"),
    ("", "Remote, must be based in Germany.", ("Germany",), "DE"),
    ("Remote", "The offer is available from: California (USA)", ("California",), "US"),
    ("Nashua, NH", "This role can be done remotely in the US, Canada, Wales or Spain.", ("Nashua, NH",), "CA ES GB US"),
    ("Toronto, Ontario, Canada", "Hybrid work in Toronto and NYC offices", ("Toronto, ON",), "CA US"),
    ("Remote", "Candidates based in the UK, Poland or Serbia.", ("United Kingdom", "Poland", "Serbia"), "GB PL RS"),
    ("Cambridge", "Location: Cambridge, MA", ("Cambridge",), "US"),
    ("", "We have a 401(k) plan.", (), "US"),
    ("", "Dental insurance\nVision insurance", (), "US"),
    # places that are not the job's
    ("", "Our company has offices in London and Tokyo.", (), ""),
    ("", "We are based in Vienna.", (), ""),
    ("", "You report to the manager based in Singapore.", (), ""),
    ("Berlin", "Based in San Juan, we build robots.", ("Berlin",), "DE"),
    # codes that Australia shares: the town and the text tell
    ("NARROGIN, WA", "Superannuation is paid.", ("Narrogin",), "AU"),
    ("EDINBURGH, SA", "You work in Australia.", ("Edinburgh",), "AU"),
    ("Virginia, SA", "Superannuation is paid.", ("Virginia",), "AU"),
    ("DARWIN CITY, NT", "You work in Australia.", ("Darwin City",), "AU"),
    ("Yellowknife, NT", "We have an office in Australia.", ("Yellowknife, NT",), "CA"),
    ("Seattle, WA", "We have an office in Australia.", ("Seattle, WA",), "US"),
    ("Riyadh, SA", "We have an office in Australia.", ("Riyadh",), "SA"),
    ("Remote", "We have a 401(k) plan.", (), ""),
    ("Lyon", "Location: Fully Remote", ("Lyon",), "FR"),
]  # fmt: skip


def read(*, location: str = "", country: str = "", work_mode: str = "", title: str = "", text: str = "") -> Whereabouts:
    return whereabouts(
        location=location, country=country, work_mode=work_mode, title=title, text=text, parts=parts(text)
    )


@pytest.mark.parametrize(("location", "places", "countries", "mode"), LOCATIONS)
def test_a_location_gives_places_countries_and_mode(
    location: str, places: tuple[str, ...], countries: str, mode: str | None
) -> None:
    """A code or a name means what the names beside it allow; a wide region names no country, a city alone no mode."""
    assert read(location=location) == Whereabouts(places, tuple(countries.split()), mode)


@pytest.mark.parametrize(("location", "country", "work_mode", "places", "countries", "mode"), FIELDS)
def test_structured_fields(
    location: str, country: str, work_mode: str, places: tuple[str, ...], countries: str, mode: str | None
) -> None:
    """The site's country tells which of two namesakes is meant and fills a gap; its work mode goes before the text."""
    found = read(
        location=location, country=country, work_mode=work_mode, text="This role is fully remote." * bool(mode)
    )
    assert found == Whereabouts(places, tuple(countries.split()), mode)


@pytest.mark.parametrize(("title", "places", "countries", "mode"), TITLES)
def test_titles(title: str, places: tuple[str, ...], countries: str, mode: str | None) -> None:
    """Without a location the title's segments speak, but for the company's name and for words of the trade."""
    assert read(title=title, text=title) == Whereabouts(places, tuple(countries.split()), mode)


@pytest.mark.parametrize(("text", "mode"), MODES)
def test_the_plainest_statement_about_the_job_gives_the_mode(text: str, mode: str | None) -> None:
    """Statements about the job go before perks and company talk; what has other meanings says nothing."""
    assert read(location="Paris", text=f"Engineer\n{text}").work_mode == mode


@pytest.mark.parametrize(("location", "text", "places", "countries"), STATEMENTS)
def test_plain_statements_of_a_text_give_places(
    location: str, text: str, places: tuple[str, ...], countries: str
) -> None:
    """A text fills a gap and widens a location only where it speaks of the job, not of the company's offices."""
    found = read(location=location, text=f"Engineer\n{text}")
    assert (found.places, found.countries) == (places, tuple(countries.split()))


def test_a_village_behind_a_german_title_is_german() -> None:
    """ "(m/w/d)" tells the country of a place that the list does not know."""
    found = read(location="Kösching", title="Bäcker (m/w/d)", text="Bäcker (m/w/d)")
    assert found == Whereabouts(("Kösching",), ("DE",), None)


def test_anywhere_is_where_a_search_engine_knows_no_place() -> None:
    """Title and text go before a location of "Anywhere"."""
    assert read(location=" Anywhere ", title="Analyst (Hybrid)", text="Analyst (Hybrid)").work_mode == "hybrid"


def test_a_flattened_page_repeats_the_title_before_its_places() -> None:
    """Pages whose breaks are lost give "Title Paris / London Research / Full-time"."""
    title = "Applied Scientist"
    found = read(location="Paris", title=title, text=f"{title}\n{title} Paris / London / Lausanne Research Apply")
    assert found == Whereabouts(("Paris",), ("CH", "FR", "GB"), None)


@given(st.text(max_size=200), st.text(max_size=30), st.text(max_size=200))
def test_any_text_is_read(location: str, country: str, text: str) -> None:
    """Whatever stands in the fields, codes are sorted, two capitals each, and no place is empty."""
    found = read(location=location, country=country, work_mode=location, title=location, text=text)
    assert list(found.countries) == sorted(set(found.countries))
    assert all(len(code) == 2 and code.isupper() for code in found.countries)
    assert all(found.places)
    assert found.work_mode in {None, "remote", "hybrid", "onsite"}


HOSTILE = [
    "location: ",
    "remote ",
    "in the office 3 days, ",
    "A" * 50,
    "based in Paris, ",
    "(",
    "U.S.",
    ", CA",
    "eligib",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_does_not_grow_faster_than_the_text(piece: str) -> None:
    """A hostile location, title or text of a megabyte is read within a second; an advert needs a ten-thousandth."""
    hostile = piece * (1_000_000 // len(piece))
    read(location="x")  # loads the gazetteer
    before = time.process_time()
    read(location=hostile, country=hostile, work_mode=hostile, title=hostile, text=hostile)
    assert time.process_time() - before < 5


CITIES = [
    {"name": "Ålø", "countrycode": "NO", "population": 900_000, "alternatenames": ["Aloe", "ALO", "Ало", "alou"]},
    {"name": "Alo", "countrycode": "US", "population": 100_000, "alternatenames": ["Halo Town"]},
    {"name": "Alo", "countrycode": "GB", "population": 20_000, "alternatenames": []},
]


def test_the_table_of_cities_keeps_the_largest_and_its_like() -> None:
    """A namesake below a tenth of the largest city is left out; other names are kept of large cities alone."""
    assert table(CITIES) == {"alo": "+NO US", "aloe": "+NO"}


def test_the_bundled_cities_are_sorted_folded_names_with_countries() -> None:
    """cities.tsv is what data/geonames.py writes: one line a name, in order, looked up by its folded form."""
    lines = [line.split("\t") for line in data.cities().read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    names = [name for name, _ in lines]
    assert names == sorted(set(names))
    assert [name for name in names if folded(name) != name] == []
    assert [said for _, said in lines if not all(len(code) == 2 for code in said.removeprefix("+").split())] == []
