"""Domains and marks of the systems that arrange and hold interviews (their own public sites)."""

RECRUITING = {
    "greenhouse.io": "Greenhouse", "greenhouse-mail.io": "Greenhouse", "lever.co": "Lever", "ashbyhq.com": "Ashby",
    "goodtime.io": "GoodTime", "guide.co": "Guide", "modernloop.com": "ModernLoop", "modernloop.io": "ModernLoop",
    "myworkday.com": "Workday", "myworkdayjobs.com": "Workday", "smartrecruiters.com": "SmartRecruiters",
    "icims.com": "iCIMS", "teamtailor.com": "Teamtailor", "teamtailor-mail.com": "Teamtailor",
    "personio.de": "Personio", "personio.com": "Personio", "recruitee.com": "Recruitee", "hirevue.com": "HireVue",
    "jobvite.com": "Jobvite", "workable.com": "Workable", "workablemail.com": "Workable", "bamboohr.com": "BambooHR",
    "breezy.hr": "Breezy", "applytojob.com": "JazzHR", "taleo.net": "Taleo", "successfactors.com": "SuccessFactors",
    "prelude.co": "Prelude", "candidate.fyi": "candidate.fyi", "paradox.ai": "Paradox", "softgarden.io": "softgarden",
    "welcomekit.co": "Welcome Kit", "herp.cloud": "HERP", "hrmos.co": "HRMOS", "gem.com": "Gem",
    "coderpad.io": "CoderPad", "hackerrank.com": "HackerRank", "codesignal.com": "CodeSignal",
    "codility.com": "Codility", "karat.com": "Karat", "brighthire.ai": "BrightHire", "metaview.ai": "Metaview",
    "rooster.app": "Rooster", "homerun.co": "Homerun", "factorialhr.com": "Factorial",
}  # fmt: skip

SCHEDULING = {
    "calendly.com": "Calendly", "cronofy.com": "Cronofy", "cal.com": "Cal.com", "savvycal.com": "SavvyCal",
    "doodle.com": "Doodle", "youcanbook.me": "YouCanBookMe",
}  # fmt: skip

TESTING = frozenset({"CoderPad", "HackerRank", "CodeSignal", "Codility", "Karat"})
"""Where code is written in an interview."""

VIDEO = (
    "zoom.us", "meet.google.com", "teams.microsoft.com", "teams.live.com", "webex.com", "whereby.com", "bluejeans.com",
    "gotomeeting.com", "chime.aws", "skype.com", "jitsi",
)  # fmt: skip

FREEMAIL = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.jp",
        "yahoo.de", "yahoo.fr", "icloud.com", "me.com", "mac.com", "aol.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch",
        "web.de", "t-online.de", "freenet.de", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "pm.me",
        "orange.fr", "free.fr", "laposte.net", "wanadoo.fr", "sfr.fr", "libero.it", "tiscali.it", "virgilio.it",
        "hotmail.fr", "hotmail.es", "hotmail.it", "hotmail.co.uk", "uol.com.br", "bol.com.br", "terra.com.br",
        "sapo.pt", "ziggo.nl", "kpnmail.nl", "xs4all.nl", "fastmail.com", "hey.com", "zoho.com", "yandex.com",
        "yandex.ru", "mail.ru", "qq.com", "163.com", "naver.com", "docomo.ne.jp", "ezweb.ne.jp", "mail.com",
        "yahoo.co.uk", "outlook.de", "outlook.fr", "outlook.jp",
    }
)  # fmt: skip
"""Addresses here say nothing of an employer."""

NOTE_TAKERS = frozenset(
    {
        "fireflies.ai",
        "otter.ai",
        "read.ai",
        "fathom.video",
        "metaview.ai",
        "brighthire.ai",
        "tldv.io",
        "avoma.com",
    }
)
"""Services that listen in."""

SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "gob", "gv"})
"""What stands before a country's domain without naming an organisation (co.uk, com.br)."""

MAIL_HOSTS = frozenset(
    {
        "mail",
        "email",
        "corp",
        "hr",
        "careers",
        "jobs",
        "talent",
        "recruiting",
        "people",
        "team",
        "eu",
        "us",
        "www",
    }
)

SYSTEM_NAMES = frozenset(name.lower() for name in (*RECRUITING.values(), *SCHEDULING.values()))
"""In a title these are where it was arranged rather than whom it is with."""
