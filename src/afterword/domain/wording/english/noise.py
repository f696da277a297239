"""What a hurried writer adds to a line that says nothing: laughter, fillers, curses, report at the end."""

import re

from afterword.domain.wording.english.articles import is_one

_ANYWHERE = re.compile(
    r",?\s*(?<![\w-])(?:lol|lmao|rofl|ha(?:ha)+h?|hehe|omg|tbh|imo|imho|btw|fyi|ngl|idk|obvs?|basically|literally|apparently|obviously|"
    r"honestly|frankly|i think|i guess|you know|or something|i believe|fucking|bloody|goddamn|damn|freaking|effing)(?![\w-])[!.]*",
    re.IGNORECASE,
)
_AT_THE_END = re.compile(
    r"(?:,?\s+(?:(?:she|he|they|dave|the manager) (?:said|says|told me|reckons|thinks|mentioned|explained)|etc|and so on|and stuff|and all that|"
    r"still|already|as well|though|tho|right now|at the moment|atm|for now|so far|xx+|same|same here|w/? it|with it|pls|yay|phew|wow))+[\s.!]*$",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"(?:,| –| -|\s*\()\s*(?:(?:(?:really|very|super|so|quite|pretty|which is|which was|was|a) )*(?:good|great|nice|fun|fair|fair enough|rare|lovely|cool|neat|interesting|impressive|refreshing|"
    r"fair point|tough|tough one|tricky|huge|funny|brilliant|brill|amazing|fab|wow|smart|clever|sweet|love it|loved it|loved that|love that|loved this|liked that|like it|liked it|"
    r"great idea|good idea|great stuff|good stuff|good (?:q|question|chat|talk|point|sign)|great (?:q|question|chat|point)|good to (?:know|hear)|nice touch|!)|!+|\?+)\)?[\s.!]*$",
    re.IGNORECASE,
)
_THAT_YEAR = re.compile(r"^([a-z]+s) ((?:last|this|next) (?:year|month|week|spring|summer|autumn|winter))$")
_ON_A_DAY = re.compile(
    r"\bon ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) (?=(?:menu|shift|rota|session|meeting|call|lunch|service|round|market)\b)"
)
_WEEKS_OF = re.compile(
    r"\b((?:\d+|two|three|four|six|eight|ten|twelve) (?:weeks|months|days|hours)) (?=(?:orientation|training|onboarding|induction|shadowing|supervision|leave|preparation)\b)"
)
_KEPT_GOING = re.compile(r",? (?:i think|i guess|i hope|hopefully|imo)[ .!]*$", re.IGNORECASE)
_LOUD = re.compile(r"([!?])[!?]+")
_SWEARING = re.compile(
    r"\b(?:fuck\w*|shit\w*|bullshit|bastards?|bitch\w*|arse\w*|ass(?:hole)?s?|piss\w*|wtf|crap|bollocks|dick\w*|hell|screwed)\b",
    re.IGNORECASE,
)
_ABOUT_THE_TALK = re.compile(
    r"(?:(?:the )?(?:first|second|third|fourth|final|last|1st|2nd|3rd|next) (?:round|interview|call|chat|stage)|interview|phone screen|screening call|"
    r"(?:good|great|nice|long|short|quick) (?:interview|chat|call|vibe|vibes|energy)|vibes?|(?:went|going) (?:well|ok|okay|badly)|"
    r"(?:(?:quick|short|initial|first|brief|intro|phone|recruiter|hr|screening) )+(?:screen|call|chat|interview)(?: with [\w ]{2,30})?|"
    r"(?:recruiter|recruiting|hr|intro|initial|screening|talent) (?:screen|call|chat|interview)|"
    r"(?:about )?(?:an? |\d+ )?(?:hours?|mins?|minutes?)(?: long)?)",
    re.IGNORECASE,
)
_MONTHS = {
    month[:3].lower(): month
    for month in (
        "January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December",
    )
} | {"sept": "September"}  # fmt: skip
_MONTH = re.compile(
    rf"\b(in|by|of|from|next|late|until|since|early|mid) ({'|'.join(_MONTHS)})\b\.?(?! \w+ (?:me|you|it)\b)",
    re.IGNORECASE,
)
_SERIES = re.compile(r"\bseries ([a-f])\b(?=$|[\s,.])", re.IGNORECASE)
_THE_SECOND = re.compile(r"\b(be|as|am|was) (first|second|third|only|next) (?=[a-z])")
_WITH = re.compile(r"(?<![\w/])w/?(?=\s[a-zA-Z\d])")
_UNDER = re.compile(r"\b(under|behind|above|beside|near|inside) ([a-z]+(?: [a-z]+)?)$")
_MINUTE_LONG = re.compile(
    r"\b(\d+) ?min(?:ute)?s? (?=(?!late|long|from|each|per|away|on|a|with|to|for|in|and|of|before|after|or)[a-z])"
)
_MINUTES = re.compile(r"\b(\d+) ?mins?\b")
_LESS = re.compile(
    r"^(?P<what>(?:[a-z-]+ ){0,2}(?:falls|errors|complaints|accidents|incidents|defects|turnover|absences?|sickness|churn|waste|cancellations|infections|exclusions|outages|waits|waiting times?|returns)) "
    r"(?:is |are )?(?:down|cut) (?:by )?(?P<much>\d+ ?%|a third|a quarter|a half|half)(?P<since> (?:since|after|with) .+)?$"
)
_DOWN = re.compile(r"^(?!scale )([a-z][a-z -]{2,30}?) (down|up) ((?:from|by|to) \S*\d.*)$")
_BUT_NOT = re.compile(
    r"(?<=[a-z])(?<!'s)(?<!'re)(?<!'m)(?<!\bis)(?<!\bare)(?<!\bwhy)(?<!\bor)(?<!\bwas)(?<!\bdo)(?<!\bdid)(?<!\bwill)(?<!\bcan) not ((?!to\b|be\b|yet\b|sure\b|so\b|very\b)[\w-]+)$"
)
_LIKE_MINE = re.compile(r",? (?:the )?same as my(?= \w)")
_SAME = re.compile(r"\b(with|under|at|in|from|to|on|of|have|has|had|as|use|uses|share|for) same (?=\w)")
_ON_DAYS = re.compile(
    r"(\b(?!on\b|and\b|no\b|every\b|alternate\b|working\b|closed\b)\w+) ((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)$"
)
_FAN = re.compile(
    r"\b(bills|giants|jets|eagles|bears|saints|lions|rams|chiefs|ravens|dolphins|browns|hawks|bulls|suns|spurs|villa|hammers|gunners|mets|cubs|knicks|nets|broncos|vikings|bengals|"
    r"warriors|clippers|mavericks|pistons|bucks|padres|dodgers|astros|orioles|pirates|rockies|penguins|bruins|oilers|flames|canucks|wolves|saints|palace|city|united)( (?:fan|fans|supporter|supporters)\b)"
)
_CALLED = re.compile(r"\b(called|named) ([a-z])(?=[a-z]+(?:$|[.,]))")


def quiet(text: str) -> str:
    """The line without laughter and fillers, with months and the like written out."""
    text = _KEPT_GOING.sub("", text)
    text = _LOUD.sub(r"\1", _ANYWHERE.sub("", text))
    text = _VERDICT.sub("", _AT_THE_END.sub("", text).strip())
    text = _MONTH.sub(lambda found: f"{found[1]} {_MONTHS[found[2].lower()]}", text)
    text = _THE_SECOND.sub(r"\1 the \2 ", _WITH.sub("with", _UNDER.sub(_under, text)))
    text = re.sub(r"^then ", "", _MINUTE_LONG.sub(r"\1-minute ", text))
    text = re.sub(r"(?<=[a-z]) (?=not just )", ", ", text)
    text = re.sub(r"\bless ([\w-]+) more (?=\w)", r"less \1 and more ", text)
    text = _MINUTES.sub(r"\1 minutes", text)
    text = re.sub(r" went (?:ok|okay|well|fine|alright|great)$", "", text)
    text = _THAT_YEAR.sub(r"\2's \1", text)
    text = _ON_A_DAY.sub(r"on the \1 ", text)
    text = _WEEKS_OF.sub(r"\1 of ", text)
    text = re.sub(r"\bbeen (there|here|with \w+) (?=\d+ years)", r"been \1 for ", text)
    fewer = _LESS.sub(_fewer, text)
    text = (
        fewer
        if fewer != text
        else _DOWN.sub(
            lambda found: f"how {found[1]} {'came' if found[2] == 'down' else 'went'} {found[2]} {found[3]}",
            text,
        )
    )
    text = _LIKE_MINE.sub(", the same as my", _BUT_NOT.sub(r", not \1", text))
    text = _SERIES.sub(lambda found: f"Series {found[1].upper()}", text)
    text = _ON_DAYS.sub(r"\1 on \2", text)
    text = _SAME.sub(r"\1 the same ", text)
    text = _FAN.sub(lambda found: found[1].capitalize() + found[2], text)
    return _CALLED.sub(lambda found: f"{found[1]} {found[2].upper()}", text).lstrip(" ,")


def _fewer(found: re.Match[str]) -> str:
    """“falls down 30% since the huddles” → “falls have come down by 30% since the huddles”."""
    verb = "have" if found["what"].endswith("s") and not found["what"].endswith("sickness") else "has"
    return f"{found['what']} {verb} come down by {found['much']}{found['since'] or ''}"


def _under(found: re.Match[str]) -> str:
    """“under reception desk” → “under the reception desk”."""
    head = found[2].split()[-1]
    bare = found[2].split()[0] not in {
        "the",
        "a",
        "an",
        "my",
        "your",
        "his",
        "her",
        "their",
        "our",
        "them",
        "us",
        "you",
    }
    return (
        f"{found[1]} the {found[2]}"
        if bare
        and is_one(head)
        and head not in {"it", "me", "him", "board", "ground", "average", "budget", "cost", "target", "par"}
        else found[0]
    )


def swears(text: str) -> bool:
    return bool(_SWEARING.search(text))


_BOTCHED = re.compile(
    r"\b(?:fluffed|bombed|botched|blanked|flubbed|tanked|rambled|waffled|choked|fumbled|messed up|went blank|stumbled|froze (?:on|up)|could have (?:done|been) better|should have said|forgot to|i was (?:so )?nervous)\b",
    re.IGNORECASE,
)


def runs_oneself_down(text: str) -> bool:
    """Whether the candidate says that something went badly: that is for them alone, marked so or not."""
    return bool(_BOTCHED.search(text))


def is_about_the_talk(text: str) -> bool:
    """Whether it only says that there was an interview, or which."""
    return bool(_ABOUT_THE_TALK.fullmatch(text.strip(" .!,")))
