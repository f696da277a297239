"""Undoes how a debrief reports: “we talked about X”, “she told me that Y”, “asked how I Z”."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Report(StrEnum):
    """Whose the reported words are."""

    BOTH = "both"
    THEIRS = "theirs"
    THAT = "that"
    ASKED_ME = "asked_me"
    I_ASKED = "i_asked"
    MINE = "mine"
    FELT = "felt"
    FUN = "fun"
    SEEN = "seen"
    WE_BOTH = "we_both"
    FELLOW = "fellow"
    PLAIN = "plain"


@dataclass(frozen=True, kw_only=True)
class Reported:
    kind: Report
    content: str


_HOW = r"(?:(?:also|really|briefly|mostly|just|then|even|quickly|already) )*"
_MUCH = (
    r"(?: (?:a (?:lot|little|bit|fair bit|while)|at length|at some length|for (?:a (?:while|bit|long time)|ages|quite a while)|briefly|"
    r"mostly|quite a bit|lots|in (?:depth|detail)))?"
)
_WITH = r"(?: (?:with|to) (?:her|him|them|me|us|you|each other))?"
_THEM = r"(?:they|she|he|you|interviewer|the interviewer|the team|the panel)"
_TALK = r"(?:talked|spoke|chatted|bonded|talk|geeked out|nerded out|swapped (?:stories|notes)|compared notes|talking|chatting|speaking)"
_RULES: tuple[tuple[Report, str], ...] = (
    (Report.WE_BOTH, r"(?:(?:we(?:'re| are| were)?|they and i|she and i|he and i) )?both (?:of us )?(?P<x>.+)"),
    (Report.WE_BOTH, r"(?P<x>(?:the )?same .+)"),
    (Report.FELLOW, r"(?:(?:she|he|they)(?:'s| is|'re| are) (?:also )?)?(?:a )?(?P<x>fellow .+)"),
    (Report.WE_BOTH, r"(?P<x>shared (?:love|passion|enthusiasm|interest|obsession|background|hatred) .+)"),
    (Report.WE_BOTH, r"we (?:have|share|have both|share both) (?P<x>(?:the same|a shared|a love of|an interest in) .+)"),
    (Report.SEEN, r"(?:i )?(?:saw|noticed|spotted|seeing|recogni[sz]ed) (?:that )?(?P<x>.+ (?:on|in|behind|above) (?:his|her|their|your|the) .+)"),
    (Report.SEEN, r"(?P<x>.+ (?:on|behind|above) (?:his|her|their|your) (?:book ?shelf|shelf|shelves|wall|desk|bookcase|background|mug|t-?shirt)\b.*)"),
    (Report.SEEN, r"(?P<x>(?:(?:his|her|their|your|the|an?) )?(?:[\w'-]+ ){1,4}in the background)"),
    (Report.SEEN, r"(?P<x>.+ in (?:his|her|their|your) (?:office|window|hall|studio|kitchen|garden)\b)"),
    (Report.SEEN, r"(?P<x>.+ (?:behind|next to|over) (?:him|her|them|you)(?: on .+)?)"),
    (Report.SEEN, r"(?:" + _THEM + r" )?(?:showed|took|walked) (?:me|us) a?round (?P<x>.+)"),
    (Report.FUN, r"(?P<x>(?!it\b|that\b|this\b|they\b|he\b|she\b)[^,]+) (?:was|were|is) (?:(?:so|really|very|such|a lot of) )*(?:fun|great|cool|awesome|interesting|fascinating|lovely|good|nice|a highlight|delightful|a treat)"),
    (Report.BOTH, r"(?P<x>(?!she\b|he\b|they\b|it\b|that\b)[^,]+) (?:came|kept coming|comes) up(?: a (?:lot|few times|bit)| often| again| briefly| several times| quite a bit)?"),
    (Report.FELT, r"(?P<x>(?:i )?" + _HOW + r"(?:loved|liked|enjoyed|appreciated|admired|respected) (?!that\b).+)"),
    (Report.FELT, r"(?P<x>(?:(?:i )?was |i'm |am )?" + _HOW + r"(?:impressed|struck|fascinated|intrigued|inspired|moved) (?:by|with) .+)"),
    (Report.FELT, r"(?P<x>(?:i'm |i am |i was |was )?" + _HOW + r"(?:excited|curious|enthusiastic|keen) (?:about|to|on) .+)"),
    (Report.FELT, r"(?P<x>(?:i )?" + _HOW + r"(?:loved|liked|appreciated|admired) that .+)"),
    (Report.THAT, r"(?:i )?" + _HOW + r"(?:(?:love|like) that|(?:it(?:'s| is| was) )?(?:cool|great|nice|interesting|good|fun|funny|surprising|impressive|neat) that) (?P<x>.+)"),
    (Report.ASKED_ME, _THEM + r" " + _HOW + r"(?:asked|wanted to know|wondered|quizzed me|grilled me|was curious|were curious|pressed me)(?: me| us)?(?: a (?:lot|question|few questions)| questions)?(?P<x> (?:about|on|how|why|what|when|where|whether|if|who|which) .+)"),
    (Report.ASKED_ME, r"(?:" + _THEM + r" )?asked (?:me )?for (?:an? |some )?(?:examples?|instances?|stor(?:y|ies)) (?:of|about)(?P<x> .+)"),
    (Report.ASKED_ME, r"asked(?P<x> (?:about|how|why|what|when|where|whether|if|which|for) (?:(?!they|she|he|their).)*\b(?:i|my|i'd|i'm|i've|me)\b.*)"),
    (Report.ASKED_ME, r"(?P<x>(?:how|what|where|when) would you .+|what(?:'s| is| are) your (?:biggest|greatest|main|strengths?|weakness\w*).*)"),
    (Report.ASKED_ME, r"(?P<x>tell (?:me|us) about (?:a time|your) .+)"),
    (Report.ASKED_ME, r"(?P<x>why (?:did|do) you (?:leave|left|quit|apply|want) .+)"),
    (Report.ASKED_ME, r"(?:asked|quizzed|grilled) (?:me|us)(?P<x> (?:about|on|how|why|what|when|where|whether|if|who|which) .+)"),
    (Report.ASKED_ME, r"(?:her|his|their|your|good|great|tough|hard|interesting|tricky) question(?P<x> (?:about|on|how|why|what|whether) .+)"),
    (Report.I_ASKED, r"i " + _HOW + r"asked(?: (?:her|him|them|you))?(?P<x> (?:about|on|how|why|what|when|where|whether|if|who|which) .+)"),
    (Report.I_ASKED, r"asked(?: (?:her|him|them))?(?P<x> (?:about|how|why|what|when|where|whether|if) .+)"),
    (Report.MINE, r"i " + _HOW + r"(?:told|showed|described to|explained to|mentioned to|talked to|walked) (?:her|him|them|you)(?: through| about)? (?P<x>.+)"),
    (Report.MINE, r"(?:told|showed) (?:her|him|them)(?: about)? (?P<x>.+)"),
    (Report.MINE, r"(?:walked|talked|took|led) (?:her|him|them) through (?P<x>.+)"),
    (Report.MINE, r"i " + _HOW + r"(?:described|explained|mentioned|presented|pitched|proposed|suggested|floated|demoed|shared|talked about|spoke about|brought up) (?P<x>.+)"),
    (Report.THAT, _THEM + r" " + _HOW + r"(?:said|says|mentioned|told me|told us|explained|noted|emphasi[sz]ed|stressed|confirmed|thinks?|believes?) that (?P<x>.+)"),
    (Report.THAT, r"(?:said|says|mentioned|told me|explained|learned|learnt|heard|found out|turns out|apparently)(?: that)? (?P<x>(?:they|she|he|the team|there|everyone|the company)(?:'re|'s|'ve)? .+)"),
    (Report.THAT, _THEM + r" " + _HOW + r"(?:said|says) (?P<x>.+)"),
    (Report.THAT, r"(?:said|says|told me|thinks|reckons|stressed)(?: that)? (?P<x>(?:\w+ ){1,4}(?:is|are|was|were|matters?|comes?|goes|needs?|has|have|will|can|takes?|makes?) .+)"),
    (Report.THEIRS, _THEM + r" " + _HOW + r"(?:told (?:me|us)|" + _TALK + r"|raved)" + _MUCH + _WITH + r" (?:about|of|through|over) (?P<x>.+)"),
    (Report.THEIRS, _THEM + r" " + _HOW + r"(?:raised|flagged|suggested|recommended|pointed (?:out|to)|brought up) (?P<x>(?:the|a|an|some|his|her|their) .+)"),
    (Report.THEIRS, _THEM + r" " + _HOW + r"(?:walked|talked|took|led|guided) (?:me|us) through (?P<x>.+)"),
    (Report.THEIRS, _THEM + r" " + _HOW + r"(?:told me|explained|described|mentioned|shared|showed me|showed us|brought up|outlined|laid out|gave me (?:a )?(?:tour|overview) of) (?P<x>.+)"),
    (Report.THEIRS, r"(?:told (?:me|us) about|walked (?:me|us) through|talked (?:me|us) through|showed (?:me|us)|hearing about|heard about|learned about|learnt about|learning about) (?P<x>.+)"),
    (Report.BOTH, r"(?:(?:we|i) )?" + _HOW + _TALK + _MUCH + _WITH + r"(?: (?:about|over|through|on))? (?P<x>.+)"),
    (Report.BOTH, r"(?:we )?" + _HOW + r"(?:spent|spend) (?:.{3,30}? )?(?:on|talking about|discussing|talking through|going over|debating|chatting about) (?P<x>.+)"),
    (Report.BOTH, r"(?:(?:we|i) )?" + _HOW + r"(?:discussed|covered|debated|went over|touched on|went (?:deeper|further|deep) (?:on|into)|dug deeper into|got into|dug into|explored|brainstormed|discussing)" + _MUCH + _WITH + r" (?P<x>.+)"),
    (Report.BOTH, r"(?:we )?(?:had )?(?:a |an |the |our )?(?:(?:really|very) )?(?:good|great|long|nice|interesting|fun|lovely|brief|quick|deep|fascinating|lively|helpful)?[ ,]*(?:good|long|nice|interesting)? ?(?:chat|talk|conversation|discussion|exchange|debate|back and forth)" + _WITH + r" (?:about|on|of|around|over) (?P<x>.+)"),
    (Report.BOTH, r"(?:a )?(?:lots?|bit|little)(?: of)? (?:talk|discussion|chat|conversation)s? (?:about|on|of) (?P<x>.+)"),
    (Report.BOTH, r"(?:re|about|on|topic|topics|point|points|discussed|talked|key point|remember)(?: ?:|(?<=about)) ?(?P<x>.+)"),
    (Report.THEIRS, r"(?:mentioned|explained|described|shared|brought up) (?P<x>.+)"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(rule, re.IGNORECASE)) for kind, rule in _RULES)
_LEAD = re.compile(
    r"^(?:[-–*•·>]\s*|(?:also|basically|actually|mostly|mainly|and|oh|btw|plus|ps|p\.s\.|so|well|lol|haha|note|fyi|e\.g\.|(?:a )?lots? of|some|more)[,:]?\s+|\d[.)]\s+)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r",? (?:at (?:some )?length|in (?:some )?(?:depth|detail)|a (?:lot|bit|little)|(?:for )?(?:a while|a bit|ages|(?:way |far )?too long|hours)|briefly|as well|too)$",
    re.IGNORECASE,
)


def reported(text: str) -> Reported:
    """The content without its report, and whose words it is."""
    text = _LEAD.sub("", text).strip()
    for kind, rule in _COMPILED:
        found = rule.fullmatch(text)
        if found and kind is Report.WE_BOTH and re.match(r"we(?:'re| are) both ", text, re.IGNORECASE):
            return Reported(kind=kind, content=f"are {found['x'].strip()}")
        if found:
            return Reported(kind=kind, content=_TAIL.sub("", found["x"].strip()))
    return Reported(kind=Report.PLAIN, content=text)
