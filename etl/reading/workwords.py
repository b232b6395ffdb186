"""The wordings from which the work mode is read, as patterns over small letters."""

import re

_TALK_REMOTE = (
    "sens|monitor|access|desktop|control|server|team|colleague|workforce|employee|staff|user|customer|client|site|area"
    "|region|village|part(?:s|ner)|substation|interview|operat|vehicle|device|patient|learning|diagnos|procedure"
    "|repositor|hands|assist|admin|stakeholder|communit|asset|machine|system|health|branch|webinar|island|pharmac"
    "|workshop|event|meeting|session|screening"
    r"|engineering team|offices?\b|unterstütz|wartung|infra|locations\b|over\b"
    "|support(?! (?:position|role|job|engineer|specialist))"
)
_TALK_ONSITE = (
    "gym|fitness|child|day ?care|parking|caf|clinic|health|medical|amenit|food|lunch|meal|dining|train|visit|interview"
    "|customer|client|install|service|perk|massage|doctor|barista|chef|event|laundry|meeting|inspect|pharmac|wellness"
    "|coach|workshop|audit|restaurant|kitchen|snack|support|and off-?site|or off-?site|chiro|assess"
    "|collaboration session"
)
_TALK_MEETING = (
    "event|meeting|workshop|interview|training|visit|provider|gathering|session|off-?site|conference|class|care"
    "|appointment|instruction|collaboration(?![^.\n]{0,30}days)|team"
)
_TALK_HYBRID = (
    r"cloud|app\b|application|mobile|intelligence|search|system|vehicle|multi|infra|it\b|integrat|of\b|project|agile"
    r"|retriev|ml\b|ai\b|algorithm|architect|deploy|data|electric|energy|employee|or distributed|solution|recommend"
    r"|quantum|storage|network|rag\b|threat|memory|method|platform|engine(?:ering)?\b|models\b|on-?prem|propulsion"
    "|approach(?! to work)|workforce|builder|human|profile|skill|talent|environments"
)
# What is sold to others: "tools for remote work", "our platform powers hybrid teams".
_SOLD = {
    word: rf"{word}s? (?:for|that|to|which|enabl\w+|support\w*|power\w*)(?: \w+){{0,2}} (?:remote\w*|hybrid)(?: \w+)?"
    for word in ("tool", "software", "product", "platform", "solution")
}

# Jobs that are not this one: "many of our roles are open to remote candidates".
_OTHERS = (
    r"\b(?:many|some|most|other|certain|several) (?:of (?:our|the) )?(?:\w+ )?{}"
    r" (?:are|is|may|can|could|will|require|offer)\b[^.\n]*"
)

# What holds a cue and says nothing about where the work of this job is done, by a word that all its wordings hold.
_TALK = _SOLD | {
    "http": r"https?://\S+",
    "remote": (
        rf"(?<!join our )(?<!join a )(?<!we're a )(?<!we are a )remote(?:ly)?[ -](?:{_TALK_REMOTE})\w*"
        r"|local(?: \w+)? (?:and|or) remote|remote \(\w+\) interview"
        r"|remote[- ]friendly (?:\w+ )?(?:tool|product|software|app)\w*"
        r"|not offer (?:fully )?remote[- ]only|located remotely and"
        r"|remote(?: type\b| work (?:stipend|equipment|allowance|setup))"
        r"|remotely(?<=ability to work remotely)(?=:)"
    ),
    "remotely": r"\b(?:collaborat|communicat|meet|work(?:ing)? with)\w*(?: \w+){0,3} remotely",
    "virtual": rf"virtual(?: (?:and|or|&) in[- ]person)? (?:{_TALK_MEETING})\w*",
    "person": (
        rf"in[- ]person(?: (?:and|or|&) virtual)? (?:{_TALK_MEETING})\w*"
        r"|\b(?:event|meeting|workshop|interview|visit|training)s?,? (?:both )?in[- ]person"
    ),
    "site": (
        rf"on-?site (?:\w+ )?(?:{_TALK_ONSITE})\w*"
        r"|\b(?:customer|client|allied health|conveniently|free|parking) on-?site"
        r"|\b(?:event|meeting|workshop|interview|visit|training)s?,? (?:both )?on-?site"
    ),
    "hybrid": (
        rf"hybrid (?:{_TALK_HYBRID})\w*|\b(?:no|not) hybrid"
        r"|\b(?:cloud|on-?prem\w*|multi-?cloud|public|private)(?:,? and |, |/| & |,? or )hybrid"
        r"|\b(?:your|their|customers?'?|complex|across|enterprise) hybrid env\w*"
    ),
    "office": (
        r"in-office (?:perk|lunch|snack|meal|breakfast|food|gym|amenit|event|massage)\w*"
        r"|(?:set(?:ting)?[- ]?up|outfit|furnish|equip|improve|towards?|for)"
        r" (?:(?:your|an?|their|my|work[- ]from) ){1,2}home[- ]?office"
        r"|home[- ]?office (?:equip|cost|stipend|budget|set|improve|allow|order|reimburs|expens|furni|ausst)\w*"
    ),
    "from home": r"from home (?:equip|stipend|budget|set-?up|allow|reimburs)\w*|\b(?:away|feel\w*) from home",
    "if ": (
        r"\bif (?:this|the) (?:position|role|job) is (?:listed|an?|fully|remote|hybrid|on-?site)\b[^.\n]*"
        r"|\bif you [^.\n]{0,90} and this (?:position|role|job) is [^.\n]*"
    ),
    "roles": _OTHERS.format("roles"),
    "positions": _OTHERS.format("positions"),
    "[add": r"\[add [^\]\n]*",
    "designat": r"\b(?:assigned|have) an? [^.\n]{0,20}designation[^.\n]*",
}
_TALK_PATTERNS = {word: re.compile(pattern) for word, pattern in _TALK.items()}


def without_talk(clause: str) -> str:
    """A clause in small letters without what only looks like a work mode: "remote sensing", "on-site gym"."""
    for word, pattern in _TALK_PATTERNS.items():
        if word in clause:
            clause = pattern.sub(" ", clause)
    return clause


# What held in a time of illness is no promise.
PASSING = re.compile(
    r"covid|pandemic|until further notice|for the time being|temporarily|temporary (?:remote|work)|after remote work"
    r"|social distanc|lockdown|health crisis|vaccinat|tills ?vidare|coronavirus|during th(?:is|ese) times?\b"
)

# What comes after it does: "remote to start due to COVID, then onsite".
AFTERWARDS = re.compile(r"\b(?:then|thereafter|afterwards?|later|but)\b")

_HOMEWORK = r"(?:remote|work(?:ing)?[- ]from[- ]home|home[- ]working|telework|telecommut)"
REFUSED = re.compile(
    r"\b(?:no|not|non|never|isn't|aren't|without|cannot|can['’]t|don['’]t|unable to)[ -]"
    r"(?:(?:an?|currently|fully|100%|offer\w*|open to|eligible for|available for|consider\w*|accept\w*|support\w*|any"
    rf"|for|be|do|done|performed|suitable|to|options?|possibility|work) ){{0,4}}{_HOMEWORK}(?![- ]only)"
    r"(?:,? (?:or|and) hybrid(?: work)?)?"
    r"|\b(?:remote(?:ly)?|telework\w*|telecommut\w*)(?: work(?:ing)?| candidates?| options?| positions?| eligible)?"
    r"(?:(?: is| are| will(?: be)?| or not ?[:：]|:|\?)? ?(?:no\b|not\b|n/a|否)"
    r"| (?:isn|aren|won|can)['’]t\b)|\bwork remotely\W{1,4}no\b"
)

_FEW = "(?:[1-4]|one|two|three|four|few)"
_FEW_OR_FIVE = "(?:[1-5]|one|once|two|twice|three|four|five)"
_TO = "(?:-|–|to|or|/)"
_WORK_HOME = "(?:remot|home|wfh|telework|telecommut)"
_DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri)(?:day)?"
SOME_REMOTE = re.compile(
    r"\b(?:partial\w*|partly|semi|some|occasional\w*|limited|sometimes|mix of|balance of|blend of"
    r"|teilweise|combin\w+ (?:of|between)|split between"
    r"|between (?!(?:the )?local)(?:\w+\W+){1,5}(?:and|or)|zum teil|delvis|anteilig\w*"
    r"|situational)\W"
    r"(?:\w+\W){0,4}?(?:remot\w+|home\w*|telework)"
    r"|\bremote\w* (?:and|&|/) (?:in[- ](?:person|office)|on-?site) (?:options?|work|days)"
    r"|\b(?:in[- ](?:person|office)|on-?site) (?:and|&|/) remote (?:options?|work|days)"
    rf"|\bpart[- ]remote|\b{_WORK_HOME}\w* (?:\w+ )?(?:on {_DAY}s?|{_DAY}s)\b"
    r"|\bdelvis (?:på )?distans|\bjours?(?: \w+){0,2} de télétravail|\btélétravail (?:partiel|\d)"
    r"|\b(?:remote|home[- ]?office)-anteil|\bremote(?:ly)? (?:for (?:some|except|certain)|part|some|work up to)"
    rf"|\b{_WORK_HOME}\w*\W{{1,2}}(?:work )?(?:up to )?{_FEW}\b[^.\n]{{0,9}}\b(?:day|tag)"
    rf"|\b{_FEW}(?: ?[-–/] ?[1-5])?(?: \w+)? (?:days?|tage?)\b[^.\n]{{0,30}}{_WORK_HOME}"
    rf"|\b[1-8]\d? ?% {_WORK_HOME}|\b{_WORK_HOME}\w*[^.\n]{{0,20}} up to [1-9]\d ?%"
)
SOME_DAYS = re.compile(
    rf"\b(?:{_FEW}x?|once|twice)\+?(?: ?{_TO} ?{_FEW_OR_FIVE})?(?: (?:full |work\w* |business )?days?| times?)?"
    r"(?: ?/ ?| (?:a|per|each|every|in the|out of the) )(?:work)?(?:week|wk|month)"
    rf"|\b{_FEW}\+?(?: ?{_TO} ?{_FEW_OR_FIVE})?(?: \w+)? days?\b"
    r"|\b[1-9]\d ?% (?:of (?:the|your|their) (?:time|week) )?(?:in|on)|\b(?:some|certain|designated|other|several) days"
    rf"|\b{_DAY}s?,? ?(?:and|&|/|or) ?{_DAY}"
    r"|\b(?:a )?couple of (?:days|times)|\b(?:tue|wed)\w*\W{1,3}(?:through|thru|to|-|–)?\W*(?:thu|fri)\w*"
    r"|\bmon(?:day)?s?\W{1,3}(?:through|thru|to|-|–)?\W*(?:wed|thu)\w*"
)
ALL_DAYS = re.compile(
    r"\b(?:5|five)(?: \w+)? days|\b5x|\b100 ?%|\bevery ?day\b|\bdaily (?:in|on|at|from)\b|\boffice daily\b"
    r"|\bmonday\W{1,4}(?:(?:through|thru|to|-|–)\W)?\W*friday"
)
_MAYBE = (
    r"\b(?:flexib\w*|options?|possib\w*|möglich\w*|ability|able|opportunit(?:y|ies) to|freedom|benefit\w*|choose"
    r"|möjlighet\w*|possibilité|posibilidad)\b"
)
_AT_HOME = (
    r"\b(?:remot\w*|from[- ]home|home[- ]?office|wfh|telework\w*|telecommut\w*|distans\w*|télétravail|teletrabajo)"
)
OPTION = re.compile(
    rf"{_MAYBE}[^.\n]{{0,50}}{_AT_HOME}|{_AT_HOME}\b[^.\n]{{0,30}}"
    r"\b(?:flexib\w*|\w*options?|possib\w*|möglich\w*|möjlig\w*|opportunit(?:y|ies)|polic(?:y|ies)"
    r"|\w*möglichkeit\w*|\w*regelung\w*)"
    r"|\b(?:mobiles arbeiten|thuiswerk\w*|(?<!at )home[- ]working)|\bermöglich\w+[^.\n]{0,30}home ?office"
)

_JOB = (
    r"\b(?:position|role|job|internship|opportunity|location|work ?place|work type|work(?:ing)? model|work mode|type"
    r"|arrangement|schedule|setting|this|eligible)\b[^.\n]{0,40}?"
)
_OPENS = r"(?:^|[()\[|•·/,;:–—-])\s{0,2}"
_CLOSES = r"(?:\s?[)\]|•·/,;–—-]|$)"
_TERMS = "(?:full|part)[- ]time(?: ?[/|,·•] ?| )"
_THEN_TERMS = "(?: ?[/|,·•] ?| )(?:full|part)[- ]time"
WHOLLY = re.compile(r"\b(?:fully|100 ?%|completely|entirely)[ -](?:remote|work from home|telework|virtual)")
# Where a wording says plainly that this job is done so.
PLAIN = {
    "remote": re.compile(
        r"\bjoin (?:our|a) remote team|\b(?:seeking|as|hiring|for|need) an? (?:fully )?remote\b"
        r"|\b(?:fully|100 ?%|full|completely|entirely|permanent(?:ly)?)[ -]"
        r"(?:remote|telecommut|telework|virtual|work from home)"
        rf"|{_JOB}\b(?:remote|work[- ]from[- ]home|home[- ]based|telecommut\w*|virtual(?=\W|$)(?! [a-z]))"
        r"|\b(?:remote|virtual|work[- ]from[- ]home|home[- ]based|telecommut\w+)[ -](?:position|role|job"
        r"|opportunity|contract|internship|freelance|within|in\b|from\b|across|anywhere|us\b|usa\b|u\.s|uk\b|only|based|eligible"
        r"|candidates? (?:welcome|consider)|(?=[$€£]))"
        rf"|{_OPENS}(?:remote|wfh)(?:{_CLOSES}| \()|{_TERMS}remote|\bremote{_THEN_TERMS}"
        rf"|{_OPENS}(?:remotely (?:from|within|in)\b|remote (?:ok\b|okay|with\b|but\b|after\b|considered|welcome"
        r"|accepted))|\bopen to (?:fully )?remote"
        r"|\bwork(?:ing)? remotely (?:within|across|(?:from )?anywhere)\b"
        r"|\bor (?:fully )?remote\)|\b(?:on-?site|office|hybrid|based in [\w ]{2,30}) or (?:fully )?remote\b"
        r"|#\w*-?remote\b|\bor remotely (?:in|within|across|from)"
        r"|\btélétravail (?:à )?(?:100|total|complet)|\bteletrabajo (?:100|total|completo)|\bhelt på distans"
        r"|\b100 ?%(?: en| på| de)? (?:télétravail|teletrabajo|distans|remot[oa])"
        r"|\bbased remotely|\blocated remotely\? ?y"
        r"|\bwork remotely\W{1,4}yes|\bremote[:?] ?yes"
    ),
    "hybrid": re.compile(
        r"\bhybrid[- ](?:position|postion|role|job|schedule|work|opportunity|remote|model|arrang|setting|setup|set-up"
        rf"|env|polic|basis|in\b|from\b|\(|\d|on-?site)"
        rf"|\bhybrid: ?\d|\bon-?site hybrid|{_JOB}\bhybrid|{_OPENS}hybrid{_CLOSES}|\bhybride?s? arbeit"
        rf"|{_TERMS}hybrid|\bhybrid{_THEN_TERMS}|#\w*-?hybrid\b"
        r"|\b(?:modali|trabalho|trabajo|modelo|vaga|regim|lavoro)\w* (?:\w+ )?h[íi]brid"
    ),
    "onsite": re.compile(
        r"\b(?:fully|100 ?%|full[- ]time|strictly|only|all|entirely|mostly|must (?:be|work)|required to (?:be|work)"
        r"|report|performed)[ -](?:on-?site|in[- ](?:the )?office|in[- ]person)"
        r"|\b(?:ability|able|willing\w*|required|expected|must|need) (?:be )?(?:able )?(?:to )?"
        r"(?:work|be|report|commute)(?: \w+){0,2} (?:on[- ]?site|in[- ](?:the )?office|in[- ]person)\b"
        r"|\bprefer(?:red)? on-?site|\bin[- ]person (?:\w+ ){1,2}(?:internship|position|role|job)"
        r"|\b(?:build|join)(?:ing)? an on-?site\b"
        r"|\bin[- ](?:office|person) (?:workplace|environment|setting|culture|company|startup|ways)"
        r"|\bwork(?:ing)? in[- ]person (?:with|at|from)|#\w*-?on-?site\b"
        r"|\boffice[- ](?:first|based (?:role|position|job))"
        r"|\b(?:on-?site|in[- ]office|in[- ]person)[ -](?:position|role|job|only|work\b|presence|attendance|opportunity"
        r"|in\b|at\b|from\b|\d|five|daily|every|requir)"
        rf"|{_JOB}\b(?:on-?site|on site (?:in|at)(?! (?:\w+ )?(?:client|customer))|in[- ]office|in[- ]person)"
        rf"|{_OPENS}(?:on-?site|in[- ]office|in[- ]person)(?:{_CLOSES}| \()|{_TERMS}on-?site|\bon-?site{_THEN_TERMS}"
        r"|\boffices? full[- ]time|\barbeit\w* vor ort|\b(?:modali|trabalho|trabajo)\w* presencial"
    ),
}
ANYWHERE = re.compile(
    r"\b(?:available|work|working|based|live|living|located|hir\w+)(?: \w+)?,? (?:throughout|(?:from )?anywhere)\b"
    r"|\b(?:fully|100 ?%) distributed\b"
)
HOME = re.compile(
    r"remot|from[- ]home|home[- ]based|(?<!at )home[- ]working|home[- ]?office|mobiles arbeiten|thuiswerk|telework"
    r"|telecommut|virtual|wfh|\bdistans(?:arbete)?\b|télétravail|teletrabajo"
)
HYBRID = re.compile("h[yií]brid")
OFFICE = re.compile(
    r"\bon-?site|\bon site|\bin[- ]office|\b(?:the|our) office|\bin[- ]person|\boffice-first|\bvor ort|\bpresencial"
)
# "You can work from our Lisbon office on a hybrid basis" says more of this job than "choose what suits you".
HYBRID_OFFICE = re.compile(
    r"\b(?:our|the) (?:[\w&/-]+ ){0,5}offices?\b[^.\n]{0,60}hybrid"
    r"|hybrid[^.\n]{0,60}\b(?:our|the) (?:[\w&/-]+ ){1,5}offices?\b"
)
SOME_PEOPLE = re.compile(r"\bif you|\bwithin \d|\bsome (?:employees|roles)|\bthose who|\balso\b|\boption")
OFFICE_ROOM = re.compile(
    r"(?:\b(?:works?|operates?|conditions?)\b[^.\n]{0,40}|^(?:(?:normal|typical|standard|general) )?)"
    r"\boffice (?:environment|setting)"
)
OR_HYBRID = re.compile(
    r"remote\w*(?: work)?(?:,? ?(?:/|or|and/or|\||&|;)|,) ?(?:\w+ )?hybrid"
    r"|hybrid\w*,? ?(?:/|or|and/or|\||;) ?(?:fully |100% )?remote"
)
# What a title says of a hybrid job: "hybrid role (onsite and remote)".
BOTH = re.compile(r"(?:on-?site|office) (?:and|&) remote|remote (?:and|&) (?:on-?site|(?:in[- ])?office)")
# A bare cue counts where work is spoken of: "remote work", not "remotely deployed".
_WORK_BEFORE = "work|employ|collaborat|hir|flexib|option|office|team|role|position|polic|job|schedul|week"
_WORK_BEHIND = (
    "work|friendly|first|culture|compan|environment|option|setting|arrangement|polic|role|position|job|model|schedul"
    "|candidate|flexib|team|talent|possib|möglich|day|or on-?site|opportunit|eligib|permitted|allowed|authori[sz]ed"
    "|basis|office|wherever|anywhere"
)
_CUE = "(?:remot|hybrid|telework|telecommut|virtual|wfh|home)"
WORKING = re.compile(
    rf"\b(?:{_WORK_BEFORE})\w*\W+(?:\w+\W+){{0,3}}?{_CUE}|{_CUE}\w*\W+(?:\w+\W+){{0,2}}?(?:{_WORK_BEHIND})"
    "|from home|home[- ]?office|(?<!at )home[- ]working|mobiles arbeiten|thuiswerk|#li|distans|télétravail|teletrabajo"
)
# A mode's name in a field, a location or a title.
MODES = {
    "remote": re.compile(
        r"\b(?:remot[eo]\w*|telecommut\w*|telework\w*|wfh|work(?:ing)?[ -]from[ -]home|home ?office"
        r"|heimarbeit|t[ée]l[ée]travail|teletrabajo|distans(?:arbete)?\b|anywhere$|virtual(?=\W*(?:$|[)\]|]|position|role|job)|\s?[,–-]\s)"
        r"|home[- ]based|^distributed$|fully distributed)|远程|居家"
    ),
    "hybrid": re.compile(r"\bh[yií]brid"),
    "onsite": re.compile(
        r"\b(?:on[- ]?site|in[- ](?:the )?office|in[- ]person|office[- ]based)\b|^(?:in )?office$"
        r"|\bpresencial\b|坐班|线下"
    ),
}
