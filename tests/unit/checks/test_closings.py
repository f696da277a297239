"""Which lines close a mail, in four languages."""

import pytest

from afterword.domain.checks.closings import is_closing, sign_off, takes_leave

LEAVE = [
    "Best regards,", "Kind regards", "With kind regards,", "BEST REGARDS", "Warm regards,", "Best,", "All the best,",
    "Best wishes", "Many thanks and best wishes,", "Sincerely,", "Yours sincerely,", "Yours truly,", "Yours,", "Cheers,",
    "Kind regards from Leeds,", "Take care,", "With thanks and kind regards,", "Warmly,", "Regards",
    "Viele Grüße", "Mit freundlichen Grüßen", "Mit freundlichen Gruessen", "Herzliche Grüße aus Köln", "Beste Grüße,",
    "Liebe Grüße", "MfG", "Schöne Grüße und vielen Dank", "Mit bestem Gruß", "Hochachtungsvoll", "Bis bald,",
    "Cordialement,", "Bien cordialement,", "Bien à vous,", "À bientôt,", "Sincères salutations,", "Avec mes meilleures salutations,",
    "Un cordial saludo,", "Saludos cordiales", "Atentamente,", "Un abrazo,", "Muchos saludos,", "Reciba un cordial saludo,",
]  # fmt: skip
THANKS = ["Many thanks,", "Thank you,", "Thanks again,", "Vielen Dank,", "Merci beaucoup,", "Muchas gracias,"]
NEITHER = [
    "Many thanks.", "Thank you so much!", "Thank you for your time,", "Sam Lee", "Hi Jane,", "The best of both worlds,",
    "I look forward to hearing from you.", "Kind regards to everybody on your team,", "Best of luck with the launch!",
    "With the team,", "and all the", "Saludos a todo el equipo de Madrid", "my best question was about the regards", "", "—",
    "best regards " * 4, "x" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("line", LEAVE)
def test_it_takes_leave(line: str) -> None:
    assert is_closing(line)
    assert takes_leave(line)


@pytest.mark.parametrize("line", THANKS)
def test_thanks_with_a_comma_close_a_mail_and_may_stand_before_a_leave(line: str) -> None:
    assert is_closing(line)
    assert not takes_leave(line)


@pytest.mark.parametrize("line", NEITHER)
def test_it_closes_nothing(line: str) -> None:
    assert not is_closing(line)


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Hi,\n\nA.\n\nBest,\nSam Lee\n+44", "Best,\nSam Lee\n+44"),
        ("Hi,\n\nA.\n\nSAM LEE\n+44", "SAM LEE\n+44"),
        ("Hi,\n\nA.\n\nThanks,\n\nCheers,\nSam", "Thanks,\n\nCheers,\nSam"),
        ("Hi,\n\nA.\n\nSam", ""),
        ("Best,\n" + "A.\n" * 10, ""),
        ("", ""),
    ],
)
def test_where_the_end_begins(text: str, signed: str) -> None:
    assert text[sign_off(text, "Sam  Lee") :] == signed
