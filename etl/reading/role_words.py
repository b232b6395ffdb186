"""The words that titles use for each kind of role, in the languages the adverts come in."""


def any_of(*alternatives: str) -> str:
    """One pattern that matches any of several."""
    return f"(?:{'|'.join(alternatives)})"


BUILDER = any_of(
    r"engineer\w*",
    "developers?",
    "architects?",
    r"ar[ckq]+hite[kc]t\w*|arquitet[oa]|arkitekt\w*",
    r"programmers?(?!\w)",
    r"ingenieur\w*",
    "ingénieure?s?",
    r"ingenjör\w*",
    r"ingegner[ei]",
    r"inżynier\w*",
    r"entwickler\w*",
    "utvecklare",
    "ontwikkelaars?",
    r"inge[nñ]ier[oa]s?",
    r"engenheir[oa]",
    r"développeu\w+",
    r"desarrollador\w*",
    r"desenvolvedor\w*",
    r"sviluppat\w+",
    r"programist\w+",
    r"programador\w*",
    r"programmierer\w*",
    "programmerare",
)
LEARNING = any_of(
    "machine[ -]?learning",
    "deep[ -]?learning",
    "reinforcement learning",
    r"(?<![\w.])(?:ai ?/ ?)?ml(?: ?/ ?ai)?(?!\w)",
    r"(?<!\w)(?:mle|aiml|nlp|nlu|rl)(?!\w)",
    "natural language",
    "(?:computer|machine)[ -]vision|machine perception",
    "maschinelle[sn]? lernen",
    "maskininlärning",
    "apprentissage automatique",
    "apprendimento automatico",
    "aprendizaje autom[aá]tico",
    "aprendizado de máquina",
    "uczeni[ae] maszynowego",
)
INTELLIGENCE = any_of(
    r"(?<![\w.])a\.?i\.?(?!\w)",  # not the tail of a domain: "standard.ai"
    r"(?<!\w)(?:ki|ia)(?!\w)",
    "artificial intelligence",
    "künstliche[rn]? intelligenz",
    "intelligence artificielle",
    "intelligenza artificiale",
    "intelig[eê]ncia artificial",
    "sztucznej inteligencji",
    "kunstmatige intelligentie",
    r"gen(?:erative)?[ -]?ai(?!\w)",
    "generative",
    "agentic",
    r"(?<!\w)llms?(?!\w)",
    "large language models?",
)
OURS = any_of(LEARNING, INTELLIGENCE)
NEAR = r"[\w .&/+()-]{0,40}?"
_DATA_WORK = r"(?:big )?data(?: (?:platform|infra\w*|pipelines?|warehous\w+|engineering|ingestion|architecture))?"
# "Data Center Engineer", "Data Protection Analyst" work on something else.
_NO_DATA_WORK = (
    r"(?! ?-?(?:cent|entry|link|security|protection|privacy|compliance|communication|storage|recovery|scien))"
)

# The family whose pattern stands first in the title is the role; of several at one place the upper row counts.
FAMILIES = {
    "other": any_of(
        r"\bai (?:trainer|training|tutor)\b|\A.{1,99}\bai (?:trainer|tutor)\b",  # "Data Architect - AI Trainer"
        r"\bsales engineer",
        # who teaches, hires for or sells a field does not work in it: "Data Science Recruiter"
        rf"(?:\bdata science|\b(?:data )?analytics|{LEARNING}|{INTELLIGENCE}) (?:recruit\w+|sourcer|resourcer"
        r"|instructor|teacher|professor|lecturer|coach|writer|editor|sales|account|marketing|transformation|strateg\w+|governance"
        r"|policy|content|creative|video)\b",
        # who asks people and markets, runs trials or designs is no research scientist: "User Researcher"
        r"\b(?:user|ux|experience|design|market|consumer|product|legal|prospect|talent|sales|clinical)(?: & \w+)?"
        r" research|\bresearch(?:er)?,? (?:ux|user)|\bdesigners?\b",
    ),
    "product_manager": any_of(
        r"\bproduct (?:manager|owner|lead|management)\b",
        r"\b(?:head|director|vp) of product\b|\bchief product\b",
        r"\btechnical product manager\b",
        r"产品经理",
        r"\bproduktmanager\w*|\bgerente de producto?\b|\bproductmanager\b|\bproduktägare\b",
    ),
    "research_scientist": any_of(
        r"\b(?:research(?:er)?|applied)(?: (?:ai|ml|machine learning))? scientists?\b",
        r"\bapplied science (?:intern|manager)",
        r"\bresearch (?:engineer(?!\w*[ ,/-]+applied ai\b)|fellow)",
        r"\bpost-?do[ck]",
        r"\b(?:quant\w*|computational|undergraduate|graduate) research(?:er)?s?\b(?! (?:analyst|admin|coord|data))",
        r"\b(?:bio|chem)informatics (?:research )?scientist|\bcomputational (?:\w+ )?(?:scientist|biologist|chemist"
        r"|linguist|associate)|\b(?:bio|chem)informatician",
        r"\bresearchers?\b|研究员",
        rf"{LEARNING}(?: {INTELLIGENCE})? (?:research|scientist)",
        rf"{INTELLIGENCE}(?:/ml)?\)? (?:research|scientist)",
        rf"\bscientist\w*,? (?:in )?{OURS}",
        rf"\bresearch\w*(?: specialist)?[ ,-]+{OURS}",
    ),
    "mlops_engineer": any_of(
        r"\b(?:ml|llm|ai)[ -]?ops\b",
        r"\b(?:machine learning|ml) op(?:s|erations?)\b",
        rf"{OURS} (?:platforms?|infra\w*|systems|compute)\b",
    ),
    "data_scientist": any_of(
        r"\bdata[ -]?(?:(?:senior|sr|lead|principal|staff) )?scien\w+",
        r"\bdecision scientist",
        r"\b(?:bio)?statistician",
        r"\bdatenwissenschaft\w+",
        r"\bdatawetenschapp\w+",
        r"\bcient[ií]fic[oa] de da[dt]os",
        r"\bcientista de dados",
        r"\bscientifique des données",
        r"\bscienziat[oa] dei dati",
    ),
    "data_engineer": any_of(
        rf"\bdata{_NO_DATA_WORK}(?! analyst)(?: \w+)?[ /&-]*{BUILDER}\b|\bdata eng\b",
        r"\b(?:etl|elt|big ?data|snowflake|databricks|hadoop|data warehouse|(?:py)?spark|kafka|airflow|dbt|informatica"
        r"|datastage|ssis)\b"
        rf"[\w /,&-]{{0,25}}?{BUILDER}\b",
        rf"\banalytics[ -]{BUILDER}\b",
        rf"{BUILDER}(?:, | - | – |: | \(|[ /]){_DATA_WORK}(?=$|[ ,)(/-])(?! (?:scien|anal|cent|base|visual))",
        r"\bdataops\b|\bdata modell?er\b|\bdata (?:engineering|platform)\b",
        r"\bdata warehous\w+ (?:manager|lead|consultant|specialist|administrator)|大数据|数据(?:仓库|平台|开发|工程)",
        rf"\bdatabase {BUILDER}\b",
        r"\bdat(?:en|a)ingen(?:ieur|jör)",
        rf"{BUILDER} (?:de |dei |di |of )?(?:datos|dados|données|dati|danych)\b",
    ),
    "data_analyst": any_of(
        r"\bdata (?:analyst|analytics|analysis)",
        rf"\bdata{_NO_DATA_WORK}(?:[ /]| (?:and|&) )\w+(?: \w+)?[ -]analysts?\b",
        r"\b(?:bi|analytics|insights?|business intelligence|reporting|product|quantitative|sql|power ?bi|tableau|web)"
        r"(?: & \w+)?[ -](?:data )?anal\w+",
        r"\b(?:bi|business intelligence|power ?bi)\b(?!&)|\bbi-\w*utvecklare|\btableau[ -](?:developer|engineer"
        r"|specialist|consultant|manager|lead|architect)",
        r"\banalytics (?:(?:&|and) \w+ )?(?:manager|lead|consultant|specialist|associate|intern|internship)\b",
        r"\b(?:head|director|manager)(?: of|,) (?:\w+ (?:& |and )?){0,2}analytics\b",
        r"\b(?:intern(?:ship)?|praktikum|working student|werkstudent)\b[\w ,&–-]{0,30}\banalytics\b",
        rf"\bdata(?: (?:&|and))? (?:visuali[sz]ation|reporting|insights?|analytics(?! {BUILDER}))\b|数据分析",
        r"\banalyst(?: [iv]+)?(?:, | - | – |/)(?:[\w&]+ ){0,3}(?:business intelligence|bi|data(?! (?:scien"
        r"|engin))|analytics|insights)\b",
        r"\bdatenanaly(?:st|se)|\bdata-?analist|\bdataanalytiker",
        r"\banal[iy]st[ae] (?:de |dei |di )?(?:datos|dados|données|dati)\b|\banalityk\w* danych",
    ),
    "ml_engineer": any_of(
        rf"{LEARNING}{NEAR}{BUILDER}", rf"{BUILDER} (?:de |di )?{LEARNING}", r"(?<!\w)mle(?!\w)|算法工程师"
    ),
    "ai_engineer": any_of(
        rf"{INTELLIGENCE}{NEAR}{BUILDER}",
        rf"{BUILDER} (?:en |de |in |i |di )?(?:ia|ki)\b|\b(?:system)?utvecklare inom ai\b",
        rf"{BUILDER} \((?:[^()]*[ ,/])?{INTELLIGENCE}\)",
        rf"{INTELLIGENCE}[ -](?:(?:automation|solutions?|implementation|integration|operations|adoption) )?"
        r"(?:specialist|consultant|konsult|berater|expert|builder|intern|internship|automation)\b",
        r"(?:ai|llm|agent|大模型)(?:应用|产品)?(?:开发|交付)?工程师|ai开发",
        rf"{BUILDER}(?:, | - | – | \(){INTELLIGENCE}(?=$|[,)(|]| [-–])",
        rf"{INTELLIGENCE}[ -]?(?:entwicklung|utveckling)",
        r"\bprompt engineer",
        r"\bresearch engineer\w*[ ,/-]+applied ai\b",
        r"\b(?:applied|head of) ai\b(?! (?:research|scien))",
    ),
}
# What is left is software: "Python/AI Developer" and "SWE, Machine Learning" are more than that.
_SOFTWARE_WORDS = any_of(
    "software",
    "back[ -]?end",
    "front[ -]?end",
    "full[ -]?stack",
    "web",
    "mobile",
    "platform",
    "cloud",
    "embedded",
    "application",
    "ios",
    "android",
    "blockchain",
    "smart[ -]contract",
    "python",
    "java(?:script)?",
    "typescript",
    r"c\+\+",
    "c#",
    r"\.net",
    "php",
    "ruby",
    "golang",
    r"node\.?js",
    "react",
)
SOFTWARE = any_of(
    rf"(?<!\w){_SOFTWARE_WORDS}(?!\w){NEAR}{BUILDER}",
    rf"\b(?:software|java|mjukvaru|system|webb?|backend|frontend)(?:{BUILDER}|entwicklung)",
    rf"{BUILDER} (?:de )?(?:software|logiciel|oprogramowania)\b|{BUILDER} ?\((?:full|back|front)",
    r"\b(?:swe|sde|sdet|devops|sre)\b|(?<!cnc )(?<!sas )(?<!statistical )\bprogrammers?\b",
    r"(?:前端|后端|全栈|全端|软件|合约|运维|移动端|区块链|golang|java|rust|devops|sre)[^|/]{0,8}(?:工程师|开发)|开发工程师",
    r"\bsite reliability|\bsoftware development\b",
    r"(?<!business )(?<!project )(?<!property )(?<!curriculum )\bdevelopers?\b(?! (?:relations|advocate|experience))",
    r"\b(?:utvecklare|entwickl(?:er|erin|ung)|développeu\w+|desarrollador\w*|desenvolvedor\w*|sviluppat\w+"
    r"|programist\w+"
    r"|programador\w*)\b",
)
ANOTHER_TRADE = (
    r"\b(?:trainer|tutor|teacher|professor|faculty|instructor|lecturer|writers?|editor|annotator|labeler|linguist"
    r"|sales|account|marketing|recruiter|sourcer|talent|counsel|attorney|legal|policy|designer|analyst|advocate"
    r"|evangelist|creative"
    r"|support|customer|technician)\b"
)
NO_OFFER = r"^(?:seeking work|looking for work|not hiring)\b"
ROLE_NOUN = (
    rf"\b{any_of(BUILDER, 'scientists?', 'researchers?', 'analysts?', 'leads?', 'heads?', 'managers?', 'interns?')}\b"
    r"|\b(?:specialist|consultant)s?\b"
    r"|\b(?:swe|sre|mle)\b|工程师|开发|经理|分析师|研究员"
)
ML_WORD = any_of(
    OURS, r"\bml[ -]?ops\b", r"\bneural net", r"\bfoundation models?\b", r"\bdiffusion models?\b", r"\bprompt engineer"
)

# Titles that do not tell the trade: level words, a plain noun, then nothing or a bracket, a dash, a comma.
_LEVEL_WORDS = (
    r"(?:senior|sr\.?|staff|lead|principal|junior|jr\.?|founding|mid(?:-level)?|associate|graduate|chief|first|early"
    r"|new grad|[iv1-5]+)"
)
_PLAIN_NOUN = any_of(
    r"(?:(?:technical|product|forward deployed) )?(?:engineer|consultant|intern|lead)s?",
    "engineering (?:intern|manager)|(?:vp|vice president|head|director)(?: of|,) engineering",
    "researchers?|scientists?|research interns?|interns?(?:hip)?|analysts?|developers?|architects?|technologist",
    "tech lead|cto|co-?founder|working student|werkstudent(?:in)?",
)
VAGUE = (
    rf"(?:^|[|—–] ?)(?:{_LEVEL_WORDS}[ ,/&-]+)*{_PLAIN_NOUN}(?: {_LEVEL_WORDS})*(?=$| ?[|(,:–—-])"
    r"|members? of (?:the )?technical staff|\bmts\b"
)
# Titles of research of any kind: research in our sense where the text speaks of computing.
RESEARCH = r"\bresearch (?:assistant|associate|intern\w*|professional|specialist|lead|staff)\b|\bscientist"
FORWARD_DEPLOYED = r"\bforward[ -]deployed\b.*\b(?:engineer|developer)"
COMPUTING = any_of(
    "python", "matlab", "machine learning", "deep learning", "algorithm", "computational", "bioinformatic",
    "programming", "scripts?\\b", "datasets?", "databases?", "statistical model", "data science", "geospatial",
    "simulation", "software",
)  # fmt: skip
