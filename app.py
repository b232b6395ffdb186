"""The dashboard's frame: is there a build, how fresh is it, which jobs are chosen, which page is open."""

from datetime import UTC, datetime

import streamlit as st

from analysis.pages import (
    claims,
    companions,
    frame,
    gap,
    guide,
    jobs,
    links,
    load,
    market,
    method,
    pay,
    skill,
    sources,
    trends,
)
from analysis.warehouse import WarehouseError

MARKET = st.Page(market.page, title="Market", icon=":material/bar_chart:", default=True)
GUIDE = st.Page(guide.page, title="Guide against market", url_path="guide", icon=":material/compare_arrows:")
CLAIMS = st.Page(claims.page, title="Claims of the guide", url_path="claims", icon=":material/fact_check:")
TRENDS = st.Page(trends.page, title="Trends", url_path="trends", icon=":material/show_chart:")
PAY = st.Page(pay.page, title="Pay", url_path="pay", icon=":material/payments:")
COMPANIONS = st.Page(companions.page, title="Companions", url_path="companions", icon=":material/hub:")
GAP = st.Page(gap.page, title="My gap", url_path="gap", icon=":material/person_search:")
SKILL = st.Page(skill.page, title="Skill", url_path="skill", icon=":material/school:")
JOBS = st.Page(jobs.page, title="Jobs", url_path="jobs", icon=":material/list:")
SOURCES = st.Page(sources.page, title="Sources", url_path="sources", icon=":material/database:")
METHOD = st.Page(method.page, title="Method", url_path="method", icon=":material/science:")
PAGES = {
    "Market": [MARKET, GUIDE, CLAIMS, SKILL, TRENDS, PAY, COMPANIONS],
    "You": [GAP, JOBS],
    "Trust": [SOURCES, METHOD],
}
NEXT = {
    MARKET.url_path: GUIDE,
    GUIDE.url_path: CLAIMS,
    CLAIMS.url_path: SKILL,
    SKILL.url_path: TRENDS,
    TRENDS.url_path: PAY,
    PAY.url_path: COMPANIONS,
    COMPANIONS.url_path: GAP,
    GAP.url_path: JOBS,
    JOBS.url_path: SOURCES,
    SOURCES.url_path: METHOD,
    METHOD.url_path: MARKET,
}

# Drawn here: for a named icon the browser would ask another host.
FAVICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="#0072B2">'
    '<rect x="1" y="2" width="14" height="3"/><rect x="1" y="7" width="9" height="3"/>'
    '<rect x="1" y="12" width="5" height="3"/></svg>'
)

st.set_page_config(page_title="ML job market", page_icon=FAVICON, layout="wide")
page = st.navigation(PAGES, position="hidden")
try:
    load.hold()
    frame.draw(datetime.now(UTC).date())
    frame.menu(PAGES)
    links.remember(PAGES, page)
    page.run()
    frame.link(NEXT[page.url_path], f"Next: {NEXT[page.url_path].title}")
except WarehouseError as error:
    st.info(str(error), icon=":material/info:")
