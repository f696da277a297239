"""What one does not enjoy talking about, and what one does not tell people about their own place."""

import re

_GRAVE = re.compile(
    r"\b(?:lay-?offs?|redundanc\w+|death|died|dying|passed away|illness|cancer|divorce\w*|funeral|grief|bereave\w*|suicid\w*|fired|"
    r"accident|lawsuit|war|burn-?out|burnt out|harass\w*|abuse|abusive|miscarriage|pandemic|covid|violence|assault|outages?|cuts|closures?|shortages?|churn spike|deficit|"
    r"safeguarding|end[- ]of[- ]life|palliative|hospice|understaff\w+|staff shortage\w*|turnover|attrition|bankrupt\w*|breach)\b",
    re.IGNORECASE,
)
_HARSH = (
    r"brutal|terrible|awful|horrible|bad|broken|mess|messy|chaos|chaotic|slow|boring|outdated|ancient|old-fashioned|weak|"
    r"crap(?:py)?|shit(?:ty)?|sucks?|stupid|dumb|insane|crazy|nightmare|painful|underfunded|overworked|disorgani[sz]ed|clunky|hell|"
    r"ugly|lousy|poor|hopeless|dire|hates?|badly|poorly|wrong|failing|failed|lost|losing|missed|declin(?:e|ed|ing)|struggl(?:e|es|ing)|nervous|mad|hectic|manic|stressed|stressful|exhausted|angry|nuts|bonkers|mental|madness|carnage|mayhem|worried|worrying|divided|torn|stuck|too \w+|cramped|stuffy|shaky|rude|stale|understaffed|short-staffed|overworked|underpaid|unhappy|anxious|overdue|behind the times"
)
_HARSH_WORD = re.compile(rf"\b(?:{_HARSH})\b", re.IGNORECASE)
_HARSH_BEFORE_NOUN = re.compile(
    r"\b(?:really |very |so )?(?:brutal|terrible|awful|horrible|bad|broken|messy|chaotic|slow|boring|outdated|ancient|crappy|shitty|"
    r"stupid|dumb|insane|crazy|painful|clunky|ugly|lousy|poor) (?=\w)",
    re.IGNORECASE,
)
_UNKIND_END = re.compile(
    r" (?:mess|chaos|nightmare|hell|disaster)$| (?:that )?(?:nobody|no one|no-one) (?:uses|reads|wants|likes|trusts|understands)$",
    re.IGNORECASE,
)


_SETBACK = re.compile(
    r"\b(?:slipp(?:ed|ing)|slips|dropp(?:ed|ing)|drops|fell|fallen|falling|shrank|shrunk|shrinking|declin\w+|los(?:t|es|ing)|overran|overrun|"
    r"(?<!come )down(?! to earth)|behind (?:schedule|on|target)|late|understaffed|short (?:of|on)|struggl\w+|lack(?:s|ed|ing)?|(?:is|are) up (?:by )?\d[\d.,]*|"
    r"skips?|lagging|(?:is|are) (?:the|an|a) (?:\w+ )?(?:issue|problem|headache|struggle|bottleneck|blocker|pain)|quit|resigned|left last|cut (?:the|their|its)|hardest problem|biggest problem)\b",
    re.IGNORECASE,
)


def is_setback(fact: str) -> bool:
    """Whether it is something at their place that a guest does not tell back: “scores slipped after the refurb”."""
    return bool(_SETBACK.search(fact))


def is_grave(text: str) -> bool:
    return bool(_GRAVE.search(text))


def is_harsh(text: str) -> bool:
    return bool(_HARSH_WORD.search(text))


def softened(phrase: str) -> str:
    """The phrase without a harsh adjective: “their terrible legacy code” → “their legacy code”."""
    return _UNKIND_END.sub("", _HARSH_BEFORE_NOUN.sub("", phrase))


_GOOD = re.compile(
    r"\b(?:doubled|tripled|grew|grown|growing|expand\w*|opening|opened|open to|new|own|promot\w+|mentor\w*|train\w*|support\w*|residency|programme|program|"
    r"learn\w*|teach\w*|coach\w*|won|award\w*|raised|funded|got the|grants?|launch\w*|from scratch|together|every|everyone|everybody|free|flexible|years|"
    r"buddy|sabbatical|paid|pay for|sponsor\w*|volunteer\w*|community|value|values|care|cares|trust\w*|love|loves|best|happy|proud)\b",
    re.IGNORECASE,
)
_NO_GOOD = re.compile(
    r"\b(?:hard|hardest|difficult|tough|toughest|problem\w*|challeng\w+|down|slip\w*|drop\w*|behind|late|lack\w*|cut|cuts|left|leave|leaving|quit|short|"
    r"risk\w*|replac\w+|need|needs|need\w*|want|wants|too|fewer|less|only|still|old|legacy|merger|manual\w*|expensive|target\w*|quota|nights?|weekends?|overtime|"
    r"\d+ ?%|metric\w*|matter\w*|migrat\w+|deadline\w*|audit\w*|complain\w*|competit\w+|pressure|busy|before|until|if|unless|but|tight|small|fail\w*)\b",
    re.IGNORECASE,
)


def is_good_news(fact: str) -> bool:
    """Whether a fact about their place is one that a guest may call great to hear."""
    return bool(_GOOD.search(fact)) and not (_NO_GOOD.search(fact) or is_harsh(fact) or is_grave(fact))
