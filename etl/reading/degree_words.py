"""How degrees and fields of study are written."""

# Two letters are a degree only where a degree stands: not "MS Office", "Boston, MA", "the BA writes stories".
_BESIDE = (
    r"(?=['’]?s?\.? ?(?:/ ?[BMP]|or$|,? (?:and/)?or\s(?:[BMP]|an? [BMmPp]|higher|equiv|relat|adv)|degree|in (?!the\b"
    r"|an? [a-z]+ role)[A-Z]|in an? |in (?:comp|stat|math|eng|phys|data|econ|any|quant|relat)"
    r"|& ?[BMP]|(?:\+|plus) ?\d|\d{1,2}(?:\+|-| ?y)|and \d|(?:strongly )?preferred|required|with \d|\(or\b"
    r"|, ?(?:MS|PhD|Ph\.D|MBA|M\.S|[Mm]aster'?s?)\b|-level))"
)
# "Master" alone is a word of many trades: "customer master and master data".
_AFTER_MASTER = (
    r"['’]?(?= ?(?:degree|in (?!the\b|our\b)|(?:and/)?or (?:an? )?(?:ph|Ph|PH|doc|high|equiv|above)|/ ?(?:[Pp]h|PH"
    r"|[Dd]oc|[Bb]ach|[Dd]ip)|,? (?:and|&) P[hH]|, ?P[hH]"
    r"|level|preferred|required|graduate))"
)
_AFTER_MASTERS = r"(?= ?(?:degree|in\b|(?:and/)?or\b|/|[,)(+.&-]|$|\n|preferred|required|level|and |with |from |\d))"
# How each level is written; of several at one place the upper row counts.
SPELLINGS = {
    "none": (
        r"(?i:high[ -]?school|\bGED\b|(?<!post[ -])secondary (?:school|education)|\bassociate(?:s['’]"
        r"|[^\w\s]?s)?(?: level)? degree|\b(?:2|two)[ -]year (?:\w+ )?degree|\bassociate['’]s\b|\bassociates (?:or"
        r"|in)\b)",
    ),
    "phd": (
        r"(?i:(?<![a-z])ph\. ?d\b\.?|(?<![a-z])phd(?![a-z])|\bd\.?phil\b)|(?<=[a-z])PhD",
        r"(?i:(?<!post)(?<!post[- ])doctora(?:te\b|l)|doctor of philosophy)",
    ),
    "master": (
        r"(?<!crum )(?<!RUM )(?:\bMASTER|\b[Mm]aster|(?<=[a-z])(?<!Scrum)Master)(?:['’´`‘]s\b|[Ss]\b"
        + _AFTER_MASTERS
        + "|"
        + _AFTER_MASTER
        + ")",
        r"\b[Mm]aster of (?i:science|arts|eng|bus|tech|comp|stat|data|appl|public)",
        r"\b[Mm]asters (?i:degree)",
        r"(?i:(?:advanced|(?<!under)(?<!under[ -])graduate|higher|post-?graduate)"
        r"(?:[ -](?:level|technical|university|academic|quantitative|scientific|engineering|college"
        r"|stem)){0,3} degree)(?!s? of)",
        r"\bM\.? ?S\.?c\b|\bM[Ss]c\b|\bM(?:\.S\.|\.S\b|\.A\.|\.B\.A\b|\.E\.|\. ?Eng\b|Eng\b|\. ?Tech\b|[Tt]ech\b"
        r"|Phil\b|Math\b|CA\b|BA\b|PH\b|PA\b|PP\b)",
        r"(?<=/)M[SA]\b|(?:\bMS|(?<!, )\bMA)" + _BESIDE,
    ),
    "bachelor": (
        r"(?i:bachelor)(?:['’´`‘]?[sS]\b|\b)|(?i:(?<!post[ -])baccalaureate)",
        r"(?i:under[ -]?graduate(?: level)?(?: or (?:post-?)?graduate)? degree|(?:4|four)[ -]years? (?:\w+ )?degree)",
        r"\bB\.? ?S\.?c\b|\bB[Ss]c\b|\bB(?:\.S\.|\.S\b|\.A\.|\.B\.A\b|\.E\.|\. ?Eng\b|Eng\b|\. ?Tech\b|[Tt]ech\b|CA\b"
        r"|BA\b|\.? ?Com\b)",
        r"(?<=/)B[SA]\b|(?<!, )\bB[SA]" + _BESIDE + r"|\bBE(?=/[BM]|,? ?/ ?B| degree| or B|, ?[BM])",
    ),
    "degree": (r"(?i:degree)(?!s? (?:to which|of (?i:(?!science|arts|eng|bach|mast|doct))))",),
}

# Fields of study and how they are written; capitals only where the word is written in capitals.
FIELDS = {
    "Computer Science": (
        "computer science; computer sciences; computing science; computer sci; comp sci; informatics; computing; CS"
    ),
    "Computer Engineering": "computer engineering",
    "Software Engineering": "software engineering; software development",
    "Electrical Engineering": "electrical engineering; electrical; electrical and computer engineering; EE; ECE",
    "Electronics": "electronics; electronic engineering; electronics engineering",
    "Mechanical Engineering": "mechanical engineering; mechanical",
    "Industrial Engineering": "industrial engineering; industrial and systems engineering; industrial",
    "Systems Engineering": "systems engineering",
    "Chemical Engineering": "chemical engineering",
    "Biomedical Engineering": "biomedical engineering; bioengineering",
    "Civil Engineering": "civil engineering",
    "Aerospace Engineering": "aerospace engineering; aerospace; aeronautical engineering",
    "Data Science": "data science; data sciences",
    "Data Analytics": "data analytics; business analytics; analytics; data analysis",
    "Data Engineering": "data engineering",
    "Machine Learning": "machine learning; ML",
    "Artificial Intelligence": "artificial intelligence; AI; A.I",
    "Robotics": "robotics",
    "Statistics": (
        "statistics; statistic; biostatistics; statistical science; statistical sciences; applied statistics; stats"
    ),
    "Mathematics": (
        "mathematics; math; maths; applied mathematics; applied math; mathematical science; mathematical sciences"
    ),
    "Physics": "physics; applied physics; physical science; physical sciences",
    "Economics": "economics; econometrics; econ",
    "Operations Research": "operations research; operational research; operation research",
    "Information Technology": "information technology; information technologies; IT",
    "Information Systems": (
        "information systems; information system; management information systems; computer information systems; MIS"
    ),
    "Information Science": "information science; information sciences",
    "Engineering": "engineering",
    "Bioinformatics": "bioinformatics; bio-informatics; computational biology",
    "Biology": (
        "biology; biological science; biological sciences; life science; life sciences; biochemistry; biotechnology"
    ),
    "Chemistry": "chemistry",
    "Neuroscience": "neuroscience; cognitive science; neurosciences",
    "Linguistics": "linguistics; computational linguistics",
    "Psychology": "psychology",
    "Social Sciences": "social science; social sciences; sociology; political science; behavioral science",
    "Geography": "geography; geographic information systems; geospatial science",
    "Finance": "finance; financial engineering; quantitative finance",
    "Accounting": "accounting; accountancy",
    "Actuarial Science": "actuarial science; actuarial sciences; actuarial",
    "Business": "business administration; business management; business; commerce",
    "Marketing": "marketing",
    "Public Health": "public health; epidemiology; health informatics",
    "Design": "graphic design; interaction design; design",
    "Communications": "communications; journalism",
    "STEM": "STEM",
}
