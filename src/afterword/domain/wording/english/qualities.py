"""Words that say how something is, and the “is” that a hurried line leaves out: “menu seasonal”, “everything automated”."""

import re

from afterword.domain.wording.english.articles import is_gerund
from afterword.domain.wording.english.clauses import DETERMINERS, LEADS_ON, WH, is_sentence, words
from afterword.domain.wording.english.verbs import AUXILIARIES, BASES, PASTS
from afterword.domain.wording.word_sets import word_set

_QUALITIES = word_set(
    "technical analytical creative able absent accessible accurate active actual adept afraid agile alert alive alone amazing ambitious angry anxious appealing available aware awesome awful bad basic beautiful big bold boring brave "
    "brief bright brilliant broken brutal busy calm capable careful casual caring central certain challenging charming chatty cheap cheeky cheerful clean clear clever close clunky cold collaborative comfortable compact "
    "competent competitive complex confident confidential consistent constant convincing cool corporate cosy cozy cramped crazy creative crucial curious curt cute daft dangerous dated dead decent deep defensive "
    "delicious demanding dense detailed different difficult diligent dirty disappointing diverse dry dull dynamic eager early easy easygoing efficient elegant empty encouraging energetic enjoyable "
    "enormous enthusiastic essential exact excellent exceptional excited exciting expensive experienced experimental extra fabulous fair familiar famous fancy fantastic fascinating fast feasible fierce fine firm fit flat "
    "flexible fluent fond formal frank free frequent fresh friendly frustrating full fun functional funny fussy fuzzy generous gentle genuine gentle glad good gorgeous gradual grateful great grim handy happy hard hardworking harsh healthy "
    "heavy hectic helpful high hilarious honest hopeful hot huge humble hungry hybrid ideal immediate immense important impressed impressive inclusive incredible independent informal innovative insane insightful inspiring "
    "intense interested interesting intimidating intriguing jealous keen kind large late lazy lean legit lengthy light likely limited little lively local lonely long loose loud lovely low loyal lucky luxurious mad "
    "manageable manual massive mature mean meaningful memorable messy mild minimal minor mixed modern modest muddy nasty natural neat nervous new nice noisy normal obvious odd official okay old ongoing open optimistic optional outdated "
    "outgoing outstanding overdue painful passionate patient peaceful perfect permanent picky plain playful pleasant pleased polished polite poor popular positive possible posh powerful practical precise predictable "
    "pretty prepared proactive productive professional profitable promising proper proud punctual pushy quick quiet random rapid rare raw ready real realistic reasonable receptive refreshing regular relaxed relevant reliable reluctant "
    "remote respectful responsible responsive rewarding rich rigid rigorous risky robust rough rude rusty sad safe same scary scrappy seasonal secure senior sensible sensitive serious severe shaky sharp short shy sick "
    "significant silent silly similar simple sincere skilled slick slim sloppy slow small smart smooth sober sociable soft solid sore sorry spacious sparse special specific spotless stable stale steady steep stern "
    "stiff straight strange strategic strict strong stuck stuffy stunning stylish subtle successful suitable sunny super supportive sure surprised surprising sustainable sweet systematic tense terrible thick thin thorough thoughtful "
    "tidy tight tiny tired topical tough tricky true trusting typical ugly unclear understaffed underwhelming unhappy unique unusual upbeat upset urgent useful useless vague valuable varied vast vegan vegetarian vibrant vital "
    "vivid warm weak weird welcoming wet wide wild willing wonderful worried worrying worth wrong young zero keen casual chill chilled laidback laid-back upfront hands-off hands-on top-down bottom-up in-house homemade "
    "handmade full-time part-time all-female unreal spot-on top-notch world-class state-of-the-art cross-functional self-taught well-organised well-organized understated underrated overworked underpaid mental "
    "respiratory medical cardiac paediatric pediatric clinical"
)
_NAMES_TOO = word_set(
    "patient senior junior local official professional manual light open fit mean high low fine kind extra free dry flat hot cold wild minor major regular special basic hybrid super fun ideal close early late long short "
    "brief firm chill cold sweet zero average young general mental same sweet rich wet dead little lean rapid respiratory medical cardiac paediatric pediatric clinical real loose true rough normal"
)
"""These are things or belong before them as often as they say how something is; at a line's end they are not trusted."""
_HOW = r"(?:(?:very|really|super|so|pretty|quite|fully|mostly|all|always|totally|completely|still|too|properly|mainly|extremely|surprisingly|locally|well|hugely) )*"
_BARE = re.compile(rf"^{_HOW}(?P<quality>[a-z-]+)$")
_STARTS_ACTIVE = word_set(
    "doubled tripled started changed improved dropped moved launched merged opened closed expanded evolved increased decreased finished ended passed "
    "worked lived studied trained retired graduated climbed played looked stayed seemed joined volunteered talked helped tried liked loved wanted needed advanced shared"
)
_OF_A_CONTRACT = word_set(
    "provided supported included required covered needed involved offered negotiated expected preferred"
)
_ADVERBS = frozenset(_HOW.replace("(?:(?:", "").replace(") )*", "").split("|"))
_AFTERWARDS = LEADS_ON - DETERMINERS | {"enough", "because", "when", "which"}
_EVERYTHING = frozenset({"everything", "everyone", "everybody", "nothing", "nobody"})
_CALLED_PEOPLE = frozenset({"people", "children", "staff", "crew", "men", "women", "kids"})
_MOST_BEFORE = 4
_PERSON_IS = re.compile(
    r"^(she|he|they) (?=(?:(?:very|really|super|also|so|quite|clearly|originally|big|pretty) )*(?:into|from|keen|big on|ex-\w+|based|responsible|an?|the|new to|in charge|behind|up for|open to|proud|fond|mad about|hands-on)\b)"
)


def is_quality(word: str) -> bool:
    """Whether a word says how something is and can hardly be the thing itself."""
    return word in _QUALITIES and word not in _NAMES_TOO


def says_only_how(phrase: str) -> bool:
    """“rare”, “all calm”, “super nice”: nothing that can be spoken about."""
    found = _BARE.match(phrase.lower().strip(" .!,;"))
    return found is not None and (found["quality"] in _QUALITIES or found["quality"] in _ADVERBS)


def lacks_its_verb(content: str) -> bool:
    """“she super nice”: somebody, and only how they are."""
    person, _, how = content.partition(" ")
    return person.lower() in {"she", "he", "they", "you"} and says_only_how(how)


def ends_in_quality(phrase: str) -> bool:
    """“onboarding too long”: a noun and how it is, which is no noun."""
    said = words(re.sub(r"\s*\([^()]*\)", "", phrase))
    return (
        len(said) > 1
        and not set(said) & WH
        and not is_gerund(phrase)
        and (is_quality(said[-1]) or said[-2:-1] == ["too"])
    )


def with_is(content: str) -> str:
    """“menu seasonal” → “menu is seasonal”; what is no noun with a quality after it stays as it is."""
    parts = content.split()
    said = words(content)
    person = _PERSON_IS.match(content)
    if person and not says_only_how(content[person.end() :]):
        return f"{person[1]} {'are' if person[1] == 'they' else 'is'} {content[person.end() :]}"
    if (
        len(parts) != len(said)
        or "(" in content
        or "," in content
        or is_gerund(content)
        or is_sentence(content)
        or said[0] in WH
        or set(said) & AUXILIARIES
    ):
        return content
    place = next((n for n in range(1, min(len(said), _MOST_BEFORE + 1)) if _says_how(said, n)), 0)
    if not place or not _can_be_subject(said[:place]):
        return content
    return " ".join([*parts[:place], "are" if _are_many(said[:place]) else "is", *parts[place:]])


def _says_how(said: list[str], place: int) -> bool:
    """Whether the quality of what stands before begins here, and nothing follows that it could belong to."""
    end = place
    while end < len(said) - 1 and said[end] in _ADVERBS and said[end] not in {"too", "all"}:
        end += 1
    if not (is_quality(said[end]) or (_is_done(said[end]) and end == len(said) - 1)):
        return False
    return end == len(said) - 1 or said[end + 1] in _AFTERWARDS


def _is_done(word: str) -> bool:
    """“automated”, “paid”: done to something, and nothing that it does by itself."""
    return word.endswith("ed") and len(word) > 5 and word not in _STARTS_ACTIVE | _OF_A_CONTRACT


def _can_be_subject(said: list[str]) -> bool:
    if said == ["all"] or said[0] in {"no", "not", "being", "getting"} or said[-1] in DETERMINERS:
        return False
    if said[-1] in _ADVERBS:
        return False
    loose = set(said) & ((LEADS_ON - DETERMINERS - {"of"}) | {"but", "or", "so"})
    return not (
        loose
        or is_quality(said[-1])
        or said[-1] in PASTS - BASES
        or said[-1].endswith("ing")
        or "and" in said
    )


def _are_many(said: list[str]) -> bool:
    if said[-1] in _EVERYTHING:
        return False
    head = said[said.index("of") - 1] if "of" in said[1:] else said[-1]
    return head in _CALLED_PEOPLE or (
        head.endswith("s") and not head.endswith(("ss", "us", "is", "ics", "ops"))
    )
