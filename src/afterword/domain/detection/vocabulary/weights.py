"""How much each piece of evidence counts, and what it takes; set by reasoning on what each is worth alone.

An interview word in the title (5) needs something of the invitation to agree with it: somebody from outside (2),
a link or a place (1), a usual length (1). Nothing that only surrounds a meeting can make it an interview without words.
"""

INTERVIEW_FROM = 8.0
DOUBTFUL_FROM = 3.5
WORDS_FOR_INTERVIEW = 4.0
WORDS_FOR_DOUBT = 2.0

DESCRIPTION_INVITES = 3.0
DESCRIPTION_HIRING_WORD = 0.75
DESCRIPTION_HIRING_MOST = 2.25
RECRUITING_SYSTEM = 3.0
SCHEDULING_SYSTEM = 0.5
NAMES_FACING = 2.0
ROLE_NAMED = 1.5
RECRUITER_PRESENT = 1.5
COMPANY_AGREES = 1.0
OUTSIDER = 2.0
PRIVATE_PERSON = 0.5
LINK_OR_PLACE = 1.0
USUAL_LENGTH = 1.0
ACCEPTED = 0.5
OWN_ENTRY_DETAILED = 2.5

NOT_IN_TITLE = -9.0
CLASHING_IN_TITLE = -4.0
NOT_IN_DESCRIPTION = -3.0
INTERVIEWING_OTHERS = -7.0
FOR_A_COLLEAGUE = -7.0
OTHER_CANDIDATE = -6.0
OWN_INVITATION = -3.0
RECURRING = -4.0
UNUSUAL_LENGTH = -3.0
FROM_MAIL = -2.0
CROWD = -9.0
"""More guests than any panel."""
INTERVIEWERS_LISTED = 2.0
OWN_ENTRY_NAMED = 1.0
WITH_COLLEAGUES = -4.5
DESCRIPTION_SPEAKS = 1.5
WORDS_WITHOUT_TITLE = 5.0
PERSONS_FACING = 1.5
