"""The verbs a debrief is made of, in the forms it uses them."""

from afterword.domain.wording.word_sets import word_set

_FORMS = """
be is was|have has had|do does did|go goes went|grow grows grew|come comes came|say says said|tell tells told|think thinks thought
know knows knew|get gets got|give gives gave|take takes took|make makes made|run runs ran|write writes wrote|build builds built
buy buys bought|bring brings brought|teach teaches taught|catch catches caught|keep keeps kept|leave leaves left|lead leads led
lose loses lost|meet meets met|pay pays paid|put puts put|read reads read|send sends sent|sell sells sold|set sets set
speak speaks spoke|spend spends spent|stand stands stood|win wins won|choose chooses chose|begin begins began|break breaks broke
drive drives drove|eat eats ate|feel feels felt|fly flies flew|find finds found|hold holds held|hear hears heard|hit hits hit
let lets let|mean means meant|ride rides rode|see sees saw|sing sings sang|sit sits sat|sleep sleeps slept|swim swims swam
understand understands understood|wear wears wore|become becomes became|cut cuts cut|deal deals dealt|draw draws drew|hike hikes hiked
use uses used|own owns owned|need needs needed|want wants wanted|like likes liked|love loves loved|hate hates hated
prefer prefers preferred|believe believes believed|rotate rotates rotated|deploy deploys deployed|ship ships shipped
release releases released|hire hires hired|mentor mentors mentored|onboard onboards onboarded|review reviews reviewed
plan plans planned|start starts started|stop stops stopped|try tries tried|move moves moved|migrate migrates migrated
switch switches switched|replace replaces replaced|rewrite rewrites rewrote|open opens opened|close closes closed|serve serves served
cook cooks cooked|bake bakes baked|nurse nurses nursed|train trains trained|coach coaches coached|manage manages managed
handle handles handled|measure measures measured|decide decides decided|expect expects expected|hope hopes hoped|work works worked
live lives lived|study studies studied|play plays played|climb climbs climbed|travel travels traveled|visit visits visited
join joins joined|report reports reported|rely relies relied|depend depends depended|support supports supported|test tests tested
monitor monitors monitored|help helps helped|care cares cared|treat treats treated|share shares shared|enjoy enjoys enjoyed
value values valued|encourage encourages encouraged|expand expands expanded|double doubles doubled|triple triples tripled
launch launches launched|roll rolls rolled|adopt adopts adopted|automate automates automated|organize organizes organized
organise organises organised|structure structures structured|prioritize prioritizes prioritized|prioritise prioritises prioritised
balance balances balanced|approach approaches approached|scale scales scaled|split splits split|assign assigns assigned
collaborate collaborates collaborated|communicate communicates communicated|differ differs differed|evolve evolves evolved
change changes changed|look looks looked|happen happens happened|involve involves involved|include includes included
focus focuses focused|require requires required|offer offers offered|provide provides provided|create creates created
develop develops developed|design designs designed|source sources sourced|celebrate celebrates celebrated|bark barks barked
laugh laughs laughed|notice notices noticed|mention mentions mentioned|explain explains explained|describe describes described
ask asks asked|walk walks walked|show shows showed|talk talks talked|discuss discusses discussed|appreciate appreciates appreciated
admire admires admired|learn learns learned|remember remembers remembered|volunteer volunteers volunteered|graduate graduates graduated
sail sails sailed|paint paints painted|collect collects collected|garden gardens gardened|knit knits knitted|brew brews brewed
follow follows followed|carry carries carried|call calls called|turn turns turned|retire retires retired|rebuild rebuilds rebuilt
invest invests invested|partner partners partnered|seem seems seemed|stay stays stayed|track tracks tracked|assess assesses assessed
attend attends attended|drop drops dropped|jump jumps jumped|interrupt interrupts interrupted|wag wags wagged|win wins won
alternate alternates alternated|trust trusts trusted|guide guides guided|forage forages foraged|reply replies replied|respond responds responded
allow allows allowed|let lets let|add adds added|remove removes removed|grow grows grew|produce produces produced|publish publishes published
print prints printed|roast roasts roasted|farm farms farmed|recruit recruits recruited|promote promotes promoted|reward rewards rewarded
inspect inspects inspected|repair repairs repaired|install installs installed|deliver delivers delivered|collect collects collected
analyse analyses analysed|analyze analyzes analyzed|publish publishes published|present presents presented|negotiate negotiates negotiated
debug debugs debugged|last lasts lasted|cost costs cost|matter matters mattered|answer answers answered|pick picks picked|clean cleans cleaned
check checks checked|fix fixes fixed|raise raises raised|reduce reduces reduced|increase increases increased|improve improves improved
rise rises rose|cycle cycles cycled|receive receives received|sign signs signed|fit fits fit|trade trades traded|train trains trained
end ends ended|sketch sketches sketched|solve solves solved|tour tours toured|taste tastes tasted|pair pairs paired|swap swaps swapped|cover covers covered|aim aims aimed|merge merges merged|acquire acquires acquired
"""
_REGULAR = """
accept achieve adapt announce argue arrange arrive assume avoid combine compete complete connect consider contain continue contribute convert
convince define embrace employ enable engage ensure establish examine exist explore generate identify implement introduce invite
investigate join lack listen maintain modernise modernize operate oversee participate persuade prepare prevent propose protect push reach
realise realize recommend recover remain renew renovate resolve restore retain return revise save select separate settle standardise
standardize strengthen struggle succeed suggest tackle tend transform translate welcome outsource outgrow streamline integrate localise
accommodate supervise refer slip shrink recycle specialise specialize subsidise encourage inherit favour favor consult tailor celebrate
skip abandon adjust advise afford anticipate apologise apply appoint assemble assist attract borrow browse calculate clarify compare compensate complain compose
conclude confirm consolidate construct customise dedicate deserve dislike dismiss disrupt distribute diversify educate eliminate emphasise enhance enrol evaluate exceed execute expire
fail fetch fulfil gather hesitate ignore imagine improvise inform insist inspire instruct interact interpret locate manufacture minimise motivate
observe obtain occupy optimise outnumber overlap perform portray pour predict pretend proceed pursue realign recognise recognize redesign
reflect refuse reject relax relieve remind represent reschedule reveal scan simplify specify stimulate subscribe substitute suffer surround survive suspend
tidy tweak unite unlock utilise validate vary verify vote delegate document downsize relocate reopen reorganise restructure refurbish upskill shadow sponsor host fund rescue adore
"""


def _regular(base: str) -> tuple[str, str, str]:
    in_y = base.endswith("y") and base[-2] not in "aeiou"
    third = f"{base[:-1]}ies" if in_y else third_ending(base)
    past = f"{base[:-1]}ied" if in_y else f"{base}d" if base.endswith("e") else f"{base}ed"
    return base, third, _PAST.get(base, past)


def third_ending(base: str) -> str:
    """“reach” → “reaches”, “save” → “saves”."""
    return f"{base}es" if base.endswith(("s", "x", "ch", "sh", "z")) else f"{base}s"


_PAST = {"oversee": "oversaw", "slip": "slipped", "skip": "skipped", "enrol": "enrolled", "fulfil": "fulfilled", "overlap": "overlapped", "scan": "scanned", "shrink": "shrank", "outgrow": "outgrew", "prefer": "preferred",
    "refer": "referred"}  # fmt: skip
_TRIPLES = [tuple(entry.split()) for line in _FORMS.strip().splitlines() for entry in line.split("|")] + [
    _regular(base) for base in _REGULAR.split()
]

BASE_OF_THIRD = {third: base for base, third, _ in _TRIPLES} | {"is": "are", "doesn't": "don't", "isn't": "aren't",
    "wasn't": "weren't", "was": "were", "hasn't": "haven't"}  # fmt: skip
THIRD_OF_BASE = {base: third for base, third, _ in _TRIPLES}
PAST_OF_BASE = {base: past for base, _, past in _TRIPLES}
BASES = frozenset(THIRD_OF_BASE) - {"be"}
PASTS = frozenset(PAST_OF_BASE.values())

AUXILIARIES = word_set(
    "is are was were has have had will would can could should may might must do does did isn't aren't wasn't "
    "weren't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't don't doesn't didn't"
)
BE = frozenset({"is", "are", "was", "were"})

PARTICIPLES_TOO = word_set(
    "built made written paid based called used led run focused designed hosted cut put set read split left held "
    "shared planned owned driven needed sourced followed found offered required structured valued developed "
    "created rebuilt covered hit let combined connected completed considered converted defined employed established generated implemented "
    "introduced maintained modernised modernized prepared prevented proposed protected renewed renovated resolved restored retained revised "
    "saved selected separated standardised standardized strengthened suggested tailored transformed translated outsourced streamlined "
    "integrated localised supervised recycled specialised specialized subsidised inherited documented reorganised restructured refurbished "
    "sponsored hosted funded accepted adapted arranged achieved delegated recommended welcomed"
)
"""After a noun these may belong to it (“a platform built in-house”) as well as say what it did."""

NOUNS_TOO = word_set(
    "runs plans hopes works needs uses tests reviews reports releases lives plays changes supports scales "
    "values designs moves shares looks talks walks calls rides paints covers cuts sets "
    "reads drives ships nurses coaches cooks trains partners measures handles offers mentors hires "
    "votes overlaps tweaks scans redesigns returns documents sponsors hosts funds saves shadows tailors favours favors "
    "sources balances guides prints roasts farms rewards presents approaches visits switches swaps stops drops jumps sails deals asks buys picks"
)
"""The third person of these is a plural noun as often as a verb."""


def third_person(base: str) -> str:
    return THIRD_OF_BASE.get(base, third_ending(base))


def base_form(third: str) -> str:
    """“runs” → “run”: what follows “you” instead of “she”."""
    if third in BASE_OF_THIRD:
        return BASE_OF_THIRD[third]
    if third.endswith("ies") and len(third) > 4:
        return f"{third[:-3]}y"
    if third.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return third[:-2]
    return third[:-1] if third.endswith("s") and not third.endswith(("ss", "us", "is")) else third


def past_form(base: str) -> str:
    if base in PAST_OF_BASE:
        return PAST_OF_BASE[base]
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") and base[-2:-1] not in "aeiou" else f"{base}ed"


def gerund(past: str) -> str:
    """“went” → “going”, “tried” → “trying”, “swapped” → “swapping”."""
    base = _BASE_OF_PAST.get(past) or _base_of_regular(past)
    if base.endswith("e") and not base.endswith(("ee", "ye", "oe")):
        return f"{base[:-1]}ing"
    return f"{base}{base[-1]}ing" if base in _DOUBLED else f"{base}ing"


_BASE_OF_PAST = {past: base for base, past in PAST_OF_BASE.items() if base != "be"}
_DOUBLED = frozenset({"prep", "run", "get", "put", "set", "sit", "cut", "swim", "win", "begin", "let", "hit", "stop", "plan", "swap", "drop", "chat", "debug", "split"})  # fmt: skip


def _base_of_regular(past: str) -> str:
    if past.endswith("ied"):
        return f"{past[:-3]}y"
    stem = past.removesuffix("ed")
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return stem if past != stem else past
