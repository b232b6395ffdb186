"""The words by which adverts say what a stretch of them is: headings, words of headings, and telling sentences.

All phrases are in small letters with straight apostrophes, a semicolon between two. Sections.py says how they are read.
"""

from enum import Enum


class Part(Enum):
    """What a stretch of an advert speaks of; OTHER: nothing says what it is, it counts as the job's own words."""

    TITLE = "title"
    REQUIRED = "required"
    PREFERRED = "preferred"
    DUTIES = "duties"
    COMPANY = "company"
    BENEFITS = "benefits"
    LEGAL = "legal"
    APPLY = "apply"
    OTHER = "other"


class Reach(Enum):
    """What a phrase needs to open a stretch, and how far that reaches."""

    HEADING = 1  # sure: opens a section wherever it stands like a heading, "Nice to have" or "teamRequirements5+ years"
    WORD = 2  # common: opens a section only alone on its line, before a colon, or beside another such word
    LABEL = 3  # says what the rest of its line or sentence is; alone on a line it opens a section
    OPENER = 4  # the beginning of a sentence that opens a section, "The ideal candidate will have"
    SENTENCE = 5  # anywhere in a sentence, which it makes a stretch of its own, "is an equal opportunity employer"


def phrases(table: str) -> list[str]:
    """The phrases of a table, each once, in its order."""
    return list(dict.fromkeys(" ".join(phrase.split()) for phrase in table.split(";")))


HEADINGS = {
    Part.REQUIRED: """
        must have skills; must-have skills; must have qualifications; must have requirements; must have experience;
        requirements; qualifications; prerequisites; must haves; must-have; must-haves; what youll bring; what you'll
        need to have; skills and knowledge; success profile; you'll be great for this role if; this job is ideal for
        someone who is; strong candidates may have; strong candidates will have; you may be a great fit if; what you'll
        bring; we're excited about you because; we are excited about you because; we're excited about you if; the
        successful candidate; the successful applicant; the right candidate; what you'll be bringing; what you will be
        bringing; what you'd bring; what you will bring; what you bring; what you'll need; what you will need; what you
        need; what you have; what you'll have; what you must have; what you should have; what will you bring; what do
        you need; what do i need; who you are; who are you; about you; what we're looking for; what we are looking for;
        who we're looking for; who we are looking for; what are we looking for; who are we looking for; what we look
        for; what we need; who we need; what we seek; who we seek; what we require; what we need to see; what we want to
        see; what we expect; what we expect from you; what we value; what's required; you might be a fit if; you may be
        a fit if; you might be a good fit if; you may be a good fit if; you could be a fit if; you're a fit if; you are
        a good fit if; you'd be a great fit if; you will be a good fit if; you might be a great fit if; you might thrive
        in this role if; you may thrive in this role if; you'll thrive in this role if; you will thrive in this role if;
        qualities that will help you thrive; we'd love to hear from you if; we want to hear from you if; this role is
        for you if; you're a great match if; you're right for this role if; this could be for you if; who should apply;
        who will thrive here; who will succeed; what makes you a great fit; what makes you a good fit; what makes you
        successful; what it takes; the following qualifications; what are the required qualifications; someone with the
        following skills; with the following skills; what you'll need to succeed; what you need to succeed; what you
        need to be successful; to be successful in this role; to succeed in this role; to thrive in this role; how to
        stand out; your profile; the profile; candidate profile; ideal profile; profile required; ideal candidate; the
        ideal candidate; our ideal; your background; your experience; your skills; your expertise; your skill set; your
        toolkit; the skill set; the expertise we seek; the skills you bring; the expertise you have; the experience you
        bring; experience you'll bring; skills you'll bring; expertise you'll bring; skills required; experience
        required; experience needed; skills needed; education required; essential criteria; essential skills; selection
        criteria; key criteria; person specification; knowledge skills and abilities; knowledge, skills and abilities;
        skills/abilities; required skills; required experience; required education; required knowledge; mandatory
        skills; technical skills; key skills; core skills; primary skills; relevant skills; professional skills; soft
        skills; hard skills; skills & experience; skills and experience; skills/experience; experience & skills;
        experience and skills; education & experience; education and experience; education/experience; minimum
        education; minimum experience; core competencies; key competencies; your qualities; ideal background; your
        competencies; what skills do i need; desired profile; why you; requisitos; anforderungen; dein profil; ihr
        profil; das bringst du mit; was du mitbringst; was sie mitbringen; das bringen sie mit; votre profil; profil
        recherché; requisiti; requisiti richiesti; krav; kvalifikationer; qué buscamos; you should apply if; apply if
        you; what we'd like you to have; we'd like you to have; what we would like you to have; you'll be a great fit
        if; you'll be a good fit if; you will be a great fit if; you will be successful if; you'll be successful if; you
        will succeed if; you'll succeed if; you're likely to succeed if; you've got; you already have; what you already
        have; what success requires; your superpowers; who we want; who will love this job; you'll love this job if; you
        will love this job if; you'll love this role if; you will love this role if; our expectations; is this you; does
        this sound like you; sound like you; sounds like you; could this be you; are you the one; personal attributes;
        personal qualities; personal skills; personal characteristics; the must haves; skills we value; what we'd like
        to see; what we want; from you:; what you'll need to apply; what you will need to apply; what you need to apply;
        experience you'll need to apply; technical/functional skills; functional skills
    """,
    Part.PREFERRED: """
        nice to have; nice to haves; nice-to-have; nice-to-haves; good to have; good to haves; good-to-have; great to
        have; nice if you have; nice extras; preferred qualifications; preferred skills; preferred experience; preferred
        requirements; preferred knowledge; preferred education; preferred background; preferred competencies; preferred
        attributes; preferred candidate; desirables; desired skills; desired qualifications; desired experience;
        desirable skills; desirable criteria; bonus points; bonus points if; bonus skills; bonus qualifications; bonus
        if you have; it's a bonus if; extra points; extra credit; brownie points; it's a plus if; it is a plus if; plus
        if you have; plus points; what would be a plus; optional skills; ideally you'd have; ideally you have; ideally
        you will have; ideally you'll have; it would be great if; it would be nice if; even better if; even better; what
        will make you stand out; strong candidates may also have; strong candidates may also; strong candidates might
        also have; it'd be great if you also have; it'd be great if; your x-factor; what sets you apart; what helps you
        stand out; what will help you stand out; what would make you stand out; ways to stand out; ways to stand out
        from the crowd; stand out if; you'll stand out if; you stand out if; what makes you stand out; to stand out;
        additional bonus; additional pluses; recommended qualifications; recommended skills; secondary skills; some
        pluses; these qualifications would be nice to have; we'd be thrilled if; what we love to see; what we would love
        to see; what we'd love to see; we'd love to see; we would love to see; we'd be especially excited if; we would
        be especially excited if; we'd especially love; we'd be extra excited if; it's great if; extra awesome; von
        vorteil; wünschenswert; deseable; deseables; idealerweise; meriterande; bonus:; plus:; pluses:; bonuses:; you
        might also have; you may also have; you might also bring; you may also bring; you also might have; it's nice if
        you have; what would be nice; what will set you apart; what would set you apart; what could set you apart;
        ideally, you also; ideally you also; ideally you'd also have; we'd also love to see; we would also love to see;
        we'd also love it if; it would be amazing if; it'd be amazing if; it would be awesome if; not required, but
        nice; not required but nice; not required, but helpful; not required but helpful; great if you have; cherry on
        top; the cherry on top; cherry on the cake; the cherry on the cake; icing on the cake; the icing on the cake;
        wish list; wishlist; our wishlist; beneficial skills; beneficial experience; helpful experience; helpful skills;
        useful to have; useful skills; useful experience; nice to know; you'll really impress us if; you'll impress us
        if; you will impress us if; impress us with; you get extra points if; you'll get extra points if; strong
        candidates may also have experience; strong candidates may also have experience with; strong candidates may also
        have experience in; strong candidates may also have experience with the following; nice:; the nice to haves;
        would be nice to have; it would be amazing if you had; desirable experience; additional desirable experience;
        other desirable experience; what makes candidates stand out; what makes candidates stand out are
    """,
    Part.DUTIES: """
        responsibilities; responsibilities include; responsibilities will include; key responsibilities; duties;
        duties include; accountabilities; key accountabilities; main tasks; deliverables; key deliverables; projects
        you'll work on; sample projects; example projects; what youll do; what youll be doing; representative
        projects; the value you deliver; current initiatives; what you'll get to do; what you will get to do; become
        part of the team; what you'll do; you're excited about this opportunity because you will; what you will do;
        what you'll be doing; what you will be doing; what you do; what you'd do; what you would do; what you'd be
        doing; what will you do; what will you be doing; what will i be doing; what you'll own; what you'll work on;
        what you will work on; what you'll be working on; what you'll build; what you will build; what you'll
        accomplish; what you'll achieve; what you'll learn; what you'll be responsible for; what you will be
        responsible for; what you can expect to do; what you get to do; here's what you'll do; how you'll make an
        impact; how you will make an impact; how you'll contribute; how you will contribute; how you'll spend your
        time; how you will make a difference; how will you make an impact; the impact you'll make; the impact you
        will have; the impact you'll have; impact you'll make; your impact; as part of your duties; about the role;
        about this role; about the job; about this job; about the position; about this position; about the
        opportunity; about this opportunity; about the team; about our team; about your team; about the project; your
        mission; your tasks; your opportunity; your responsibilities; your day; your new role; your day to day; your
        day-to-day; your challenge; your contribution; our opportunity; our opportunities; job description; job
        summary; job overview; job purpose; job duties; job details; job brief; job function; job functions; job
        scope; job profile; job responsibilities; position description; position summary; position overview; position
        purpose; position details; position objective; role description; role summary; role overview; role purpose;
        role profile; role details; role responsibilities; team description; team overview; meet the team; team
        introduction; project description; project overview; opportunity overview; primary purpose; primary
        objective; essential functions; essential duties; essential job functions; essential responsibilities;
        objectives of this role; scope of work; scope of role; scope of the role; scope of position; day to day;
        day-to-day; a day in the life; a typical day; typical day; our stack; our tech stack; tech stack; technology
        stack; our technology stack; our technologies; technologies we use; tools we use; technical environment; tech
        we use; our tools; current stack; what's the job; what is the job; what's the role; what to expect; what you
        can expect; the gig; main duties; what we'll do together; roles and responsibilities; roles &
        responsibilities; duties and responsibilities; duties & responsibilities; aufgaben; deine aufgaben; ihre
        aufgaben; das erwartet dich; was dich erwartet; tus funciones; funciones; responsabilidades; vos missions;
        missions; arbetsuppgifter; attività previste;
        how we do it; how we build; what we use; our toolbox; our tooling
    """,
    Part.COMPANY: """
        about us; about the company; about our company; about the organization; about our organization; about the
        organisation; about the business; about our client; about the client; about our culture; about our values;
        about our mission; a bit about us; a little about us; more about us; learn more about us; get to know us; who
        we are; who are we; what do we do; company description; company overview; company profile; company
        information; company background; company summary; our mission and vision; our core values; company culture;
        our culture and values; organization overview; employer description; why we exist; über uns; wir sind; qui
        sommes-nous; sobre nosotros; quiénes somos; chi siamo; om oss
    """,
    Part.BENEFITS: """
        benefits; perks; whats in it for you; what we have to offer; what you'll receive; what you will receive; what
        else you'll get; what we offer; what we offer you; what we can offer you; what we can offer; what's on offer;
        what is on offer; what do we offer; what you'll get; what you get; what you will get; what you'll get in
        return; what we provide; what's in it for you; what's in it for me; what is in it for you; what you can
        expect from us; what you'll love about us; what you'll gain; what you'll enjoy; what we'll bring; in return
        we offer; why join us; why join; why you'll love working here; why you'll love it here; why you should join
        us; why you should join our team; why work with us; why work for us; why work here; why us; why choose us;
        why apply; come work with us; compensation & benefits; compensation and benefits; compensation package; total
        rewards; our benefits; our offer; our perks; your benefits; employee benefits; additional benefits;
        healthcare benefits; benefit highlights; benefits highlights; benefits package; benefits include; perks &
        benefits; benefits & perks; salary and benefits; pay & benefits; education & loan assistance; life with us;
        wir bieten; das bieten wir; unser angebot; was wir bieten; unsere benefits; deine benefits; ofrecemos; qué te
        ofrecemos; qué ofrecemos; nous offrons; cosa offriamo; offerta e benefit; vi erbjuder
    """,
    Part.LEGAL: """
        posting statement; code of conduct; equal opportunity; equal employment opportunity; equal opportunity
        employer; equal opportunities; equal opportunity statement; eeo; eeo statement; eeoc statement; eeo is the
        law; diversity & inclusion; diversity and inclusion; diversity, equity and inclusion; diversity, equity, and
        inclusion; diversity, equity & inclusion; diversity statement; our commitment to diversity; our commitment to
        inclusion; inclusion statement; commitment to non-discrimination; pay transparency; pay transparency
        statement; wage transparency; salary disclosure; pay disclosure; compensation disclosure; disclaimer; privacy
        notice; privacy policy; privacy statement; data privacy; candidate privacy; e-verify; drug free workplace;
        reasonable accommodation; reasonable accommodations; americans with disabilities act; physical requirements;
        physical demands; working conditions; work conditions; covid-19; covid-19 considerations; fair chance; agency
        notice; notice to agencies; notice to recruiters; recruitment fraud; fraud alert; important notice
    """,
    Part.APPLY: """
        how to apply; to apply; ready to apply; application process; application instructions; the application
        process; our interview process; interview process; the interview process; hiring process; our hiring process;
        the hiring process; recruitment process; selection process; next steps; what's next; what next; what happens
        next; what comes next; contact us; bewerbung; jetzt bewerben; so bewerben sie sich; cómo aplicar
    """,
    Part.OTHER: """
        additional information; important information; other information; more information; additional details; other
        details
    """,
}
# Common words: "Experience" and "Skills" are headings alone on a line, "Experience in the field" is none.
WORDS = {
    Part.REQUIRED: """
        skills; skill; skillset; experience; experiences; education; educational; knowledge; abilities; ability;
        expertise; required; require; minimum; basic; essential; essentials; mandatory; must; criteria; profile;
        attributes; qualities; certifications; certification; certificates; licenses; training; eligibility;
        expectations; you; strengths; requirement; qualification; you have; you should have; you must have; you are;
        you're; you know; you bring; you'll bring; you will bring; you'll need; you will need; you'll have; you will
        have; we require; we need; we expect; we look for; we're looking for; we are looking for; are you; do you
        have; the person; the candidate; looking for someone; background; to qualify; to be considered; must have;
        competencies; credentials
    """,
    Part.PREFERRED: """
        preferred; preferably; preferences; desired; desirable; highly desired; highly desirable; highly preferred;
        strongly preferred; a plus; is a plus; big plus; would be a plus; will be a plus; advantageous; optional;
        ideally; ideally you; assets; an asset; considered an asset; would be nice; added advantage; bonus if; pluses;
        plusses; a plus if; a big plus; it will be a plus; it would be a plus; it is a plus; as a plus; strong pluses;
        big pluses; would be an advantage; will be an advantage; it will be an advantage; an advantage; beneficial;
        preferable; also great; also helpful; also nice; helpful; useful; highly beneficial
    """,
    Part.DUTIES: """
        summary; overview; description; role; roles; position; job; team; mission; objectives; objective; scope;
        functions; function; purpose; opportunity; project; activities; accountability; responsibility; introduction;
        stack; technologies; technology; day; you will; you'll; you will be; in this role you will; in this role
        you'll; in this role, you will; in this role, you'll; the role; your role; this role; the job; the work; the
        position; the opportunity; the project; the team; our team; your team; your work; your job; the tech; the
        stack; tasks; the challenge
    """,
    Part.COMPANY: """
        about; company; culture; values; vision; us; organization; organisation; who is; the company; our company;
        our client; our people; our mission; our vision; our purpose; our commitment; the client; the organization;
        the organisation; our customers; our investors; our values; our culture; our story; our history; our promise;
        what we do; life at; meet us
    """,
    Part.BENEFITS: """
        benefit; perk; offer; wellness; insurance; we offer; we offer you; we provide; in return; rewards; the
        package; the offer; working at; you'll enjoy; join us; join our team; the benefits; the perks
    """,
    Part.LEGAL: """
        diversity; inclusion; privacy; legal; commitment; transparency; statement; eoe; accessibility; accommodation;
        accommodations; vaccination; physical abilities
    """,
    Part.APPLY: """
        application; process; interview; the process
    """,
    Part.OTHER: """
        keywords; other
    """,
}
# Labels: they say what the rest of their line or sentence is, "Clearance: secret", and no more unless they stand alone.
LABELS = {
    Part.LEGAL: """
        visa; sponsorship; clearance; work authorization; work authorisation; visa sponsorship; security clearance;
        clearance level; right to work; background check; background checks; work environment; itar requirements;
        export control; criminal history
    """,
    Part.BENEFITS: """
        salary; base salary; annual salary; base pay; pay; rate; salary range; pay range; base pay range; pay rate;
        hourly rate; bonus pay; supplemental pay; compensation; pto; paid time off; parental leave; health insurance;
        retirement plan; remuneration; package
    """,
    Part.APPLY: """
        contact; contact information; contact details; application question; application questions; interested
    """,
    Part.OTHER: """
        location; locations; schedule; travel; industry; industries; duration; supervision; logistics; reports to;
        reporting to; start date; job location; work location; work schedule; job type; employment type; job
        category; job title; job id; job segment; travel requirements; working hours; supervisory responsibilities;
        seniority level; employment details; contract length
    """,
}
OPENERS = {
    Part.REQUIRED: """
        the ideal candidate will; the ideal candidate has; the ideal candidate is; the ideal candidate should; the ideal
        candidate must; an ideal candidate will; our ideal candidate; the successful candidate will have; the successful
        candidate must; the successful applicant will have; the right candidate will; the right candidate has; the
        candidate must; the candidate should; candidates must; candidates should; applicants must; applicants should;
        qualified candidates; to be successful in this role; to be successful you will need; to be successful, you; to
        succeed in this role; to be considered for this; to be considered you; you should have; you will need to have;
        you'll need to have; you will need; you'll need; you have; you possess; you bring; you must have; you should be;
        you must be; must have; must be; we're looking for someone with; we are looking for someone with; we are looking
        for someone who; we're looking for someone who; we are looking for candidates with; we're looking for
        candidates; we require; we expect; what we're looking for is; requires; this role requires; this position
        requires; the role requires; the position requires; to apply you need; to apply, you need; to apply you must; to
        apply, you must; to apply you should; to apply, you should; to apply for this role you must; to apply for this
        role, you must; to apply for this position you must; to apply for this position, you must
    """,
    Part.PREFERRED: """
        bonus points if you; bonus points for; bonus if you; it's a bonus if you; extra points for; nice to have is;
        preference will be given; preference is given; ideally you will; ideally you'll; ideally, you; ideally you;
        ideally, the candidate; it is a plus if; it's a plus if; it would be great if; it would be nice if; it is
        desirable; we would also love; you get bonus points
    """,
    Part.DUTIES: """
        your responsibilities include; your responsibilities will include; responsibilities will include;
        responsibilities include; your duties will include; your duties include; duties will include; duties include;
        key responsibilities include; you will be responsible for; the ideal candidate will be responsible; the ideal
        candidate will work; you'll be responsible for; you are responsible for; the candidate will be responsible
        for; the incumbent will; the successful candidate will be responsible; the successful candidate will work;
        the successful candidate will be working; in this role, you will; in this role you will; in this role,
        you'll; in this role you'll; in this position, you will; in this position you will; in this role, the; as
        part of this role; as part of our team; as a member of; the role involves; the role will involve; this role
        involves; your role will be; your role is; your mission is; day to day you will; on a typical day; you will
        be working; you'll be working; you will work; you'll work; you will join; you'll join; you will lead; you'll
        lead; you will help; you'll help; you will be part of; you will build; you'll build; you will design; you'll
        design; we use; our stack is; our tech stack is; our stack includes; our tech stack includes; the team uses;
        we work with; you will use; you'll use; technologies we use include; we are seeking a; we're seeking a; we
        are looking for a; we're looking for a; we are looking for an; we're looking for an; we are hiring a; we're
        hiring a; we are seeking an; is looking for a; is looking for an; is seeking a; is seeking an; are looking
        for a; is hiring a
    """,
    Part.APPLY: """
        to apply; please apply; interested candidates; if interested; if you are interested; if you're interested
    """,
}
SENTENCES = {
    Part.COMPANY: """
        is a leading; is the leading; is a global leader; is the global leader; is the world's leading; is the world
        leader; is a world leader; is an industry leader; leading provider of; global provider of; is a premier; is
        the premier; is one of the largest; is one of the world's; is one of the fastest; is one of the leading; is
        the largest; is the world's; is a global; is a fast-growing; is a fast growing; is a rapidly growing; is an
        award-winning; is an award winning; is a publicly traded; is a privately held; is a venture-backed; is a
        well-funded; is a boutique; is a multinational; is a fortune; founded in; was founded; were founded;
        established in; headquartered in; our mission is; our vision is; is on a mission; are on a mission; we're on
        a mission; our purpose is; has been a leader; has been at the forefront; for more information visit; learn
        more at; visit us at; to learn more about; please visit; our investors include; backed by; series a; series
        b; series c; series d; in funding; we have raised; have raised; has raised; our customers include; our
        clients include; trusted by; offices in; employees worldwide; employees in; employees across; years in
        business; years of innovation; fortune 100; fortune 500; best places to work; great place to work; wholly
        owned subsidiary; is a subsidiary of; is part of the; family of companies; portfolio of companies; is a
        recruitment agency; is a staffing; staffing and recruiting; at the forefront of
    """,
    Part.BENEFITS: """
        401(k); 401k; dental; medical insurance; health insurance; life insurance; health coverage; parental leave;
        maternity leave; paid time off; unlimited pto; paid holidays; paid vacation; vacation days; days of vacation;
        annual leave; sick leave; base salary range; salary range; pay range; base pay range; compensation range;
        salary for this; compensation for this; base salary; base pay; on-target earnings; hourly rate; stock
        options; equity package; restricted stock; rsus; annual bonus; sign-on bonus; sign on bonus; performance
        bonus; competitive salary; competitive compensation; competitive pay; competitive benefits; benefits package;
        comprehensive benefits; benefits include; full benefits; pension scheme; pension plan; retirement plan; gym
        membership; wellness stipend; home office stipend; learning budget; training budget; education budget;
        tuition reimbursement; tuition assistance; commuter benefits; employee discount; employee assistance program;
        free lunch; free snacks; flexible spending; profit sharing; disability insurance; we offer a competitive;
        work-life balance
    """,
    Part.LEGAL: """
        equal opportunity employer; equal opportunity workplace; equal employment opportunity; equal opportunities
        employer; equal opportunity; affirmative action; without regard to; regardless of race; regardless of age;
        regardless of gender; on the basis of race; based on race; race, color; race, colour; protected veteran;
        veteran status; sexual orientation; gender identity; national origin; protected by law; protected class;
        protected characteristic; reasonable accommodation; reasonable accommodations; reasonable adjustments;
        request an accommodation; request accommodation; do not discriminate; does not discriminate; not
        discriminate; e-verify; employment eligibility; legally authorized to work; authorized to work; authorised to
        work; right to work; work authorization; visa sponsorship; sponsor visas; sponsor a visa; require
        sponsorship; provide sponsorship; h1b; h-1b; background check; background screening; criminal history;
        criminal record; arrest and conviction; fair chance; drug screen; drug test; drug-free; privacy policy;
        privacy notice; personal data; personal information; gdpr; pay transparency; salary transparency; unsolicited
        resumes; unsolicited resume; recruitment agencies; third-party recruiters; search firms; celebrate diversity;
        diverse workforce; inclusive workplace; inclusive environment; diversity and inclusion; underrepresented; all
        qualified applicants; qualified applicants with; encourage applications from; security clearance; u.s.
        citizen; us citizen; u.s. citizenship; us citizenship; export control; not intended to be; is not designed
        to; duties may change; at-will; at will employment; read the word; mention the word; employment is
        contingent; originally posted on
    """,
    Part.APPLY: """
        apply now; apply online; apply today; apply here; apply via; apply directly; apply through; please apply;
        please send; send your; send us your; send a cv; send cv; send resume; email your; email us; e-mail your;
        submit your; submit a resume; submit an application; upload your; attach your; cover letter; your resume;
        your cv; updated resume; your application; link to your; github profile; linkedin profile; your github; your
        linkedin; portfolio link; interview process; hiring process; application process; recruitment process;
        selected candidates; shortlisted candidates; only shortlisted; hiring manager will; we look forward to
        hearing; closing date; application deadline; applications close; referral bonus; sign up for job alerts
    """,
}
# Names of things that hold a heading's word: they say nothing.
NOTHING = """
    required / desired; required/desired; business requirements; system requirements; user requirements; functional
    requirements; data requirements; software requirements; product requirements; customer requirements; client
    requirements; project requirements; security requirements; regulatory requirements; reporting requirements; user
    experience; customer experience; requirements gathering; requirements analysis; team lead; team leader; team player;
    team members; team member; project management; project manager; product management; job market; health benefits;
    data science team; working at height; working at heights; cross functional skills; cross-functional skills; years in
    business intelligence; years in business analytics; years in business analysis; years in
    business development
"""
