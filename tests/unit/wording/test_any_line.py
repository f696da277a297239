"""Whatever is jotted down, in whatever language it is read: nothing fails, and nothing half open is said."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from afterword.domain.wording.english.people import Who, names_of
from afterword.domain.wording.languages import Language, Reader, reader_of

MARKS = """? ! . , ; : - – ( ) " ' “ ” „ & / @ → … + = 1 5% €3 1:1 ¿ « » #"""
"""Each is typed where it does not belong, sooner or later."""
WORDS = """
the a an how why what who where whether that about asked told loved talked both we I they she her his their jane Jane
jane's you me my is are was not no very too same also as well with w/ re v vs to of in on at for and or but because only
next first new old team teams postgres migration on-call rota product customers dog climbing coffee book runs moving
built leading great small good fast freut mich dass ob wie und die der das Team nicht mit sie wir haben gezeigt que si
comment les des équipe nous avez cómo el la los equipo están por qué
"""
LINE = st.lists(st.sampled_from([*MARKS.split(), *WORDS.split()]), max_size=10).map(" ".join)
WHO = Who(recipient=names_of(["Jane Doe"]), others=names_of(["Tom Becker"]), company="Acme")


def said_in(reader: Reader, line: str) -> list[str]:
    interest, ask, resource = reader.interest(line, WHO), reader.ask(line, WHO), reader.resource(line, WHO)
    remarks = (*reader.remarks(line, WHO), *reader.touches(line, WHO))
    found = [one.text for one in (*remarks, interest, ask) if one is not None]
    return found if resource is None else [*found, resource.title]


@pytest.mark.parametrize("language", Language)
@settings(max_examples=250, deadline=None)
@given(line=LINE)
@example(line="about ?")
@example(line="if, ¿ solches")
@example(line="wine - cheese: THEY rock")
@example(line="@ - @: THEY @")
@example(line=': here. keyboard" we "')
def test_it_is_read_or_left_out(language: Language, line: str) -> None:
    for said in said_in(reader_of(language), line):
        assert said.count("(") == said.count(")"), said
        assert said.count('"') % 2 == 0, said
        assert "  " not in said, said
        assert "(" not in said.partition("(")[2], said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("drinks @ the pub", "drinks at the pub"),
        ("running @6pm", "running at 6pm"),
        ("team - size: six", "the team"),
    ],
)
def test_shorthand_is_written_out(line: str, said: str) -> None:
    assert [one.text for one in reader_of(Language.ENGLISH).touches(line, WHO)] == [said]
