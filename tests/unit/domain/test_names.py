"""How somebody is named and greeted: what is sure is said, the rest is asked."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nameparser import HumanName

from afterword.domain.names import greeting_guess, is_sure, read_name


@pytest.mark.parametrize(
    ("name", "full", "called"),
    [
        ("Jane Doe", "Jane Doe", "Jane"),
        ("jane doe", "Jane Doe", "Jane"),
        ("jane Doe", "Jane Doe", "Jane"),
        ("ludwig van den berg", "Ludwig van den Berg", "Ludwig"),
        ("Jean-Luc Picard", "Jean-Luc Picard", "Jean-Luc"),
        ("María José García López", "María José García López", "María"),
        ("José Ortega y Gasset", "José Ortega y Gasset", "José"),
        ("Anna-Lena Müller-Lüdenscheidt", "Anna-Lena Müller-Lüdenscheidt", "Anna-Lena"),
        ("Gerard 't Hooft", "Gerard 't Hooft", "Gerard"),
        ("Abdul Rahman Khan", "Abdul Rahman Khan", "Abdul Rahman"),
        ("Jane B. Doe", "Jane B. Doe", "Jane"),
        ("Jane JT Doe", "Jane JT Doe", "Jane"),
        ("Priya R", "Priya R", "Priya"),
        ("Yuki Tanaka", "Yuki Tanaka", "Yuki"),
        ("Hai Tran", "Hai Tran", "Hai"),
        ("Hải Nguyễn", "Hải Nguyễn", "Hải"),
        ("Min-jun Kim", "Min-jun Kim", "Min-jun"),
        ("Hai\u0309 Nguyê\u0303n", "Haỉ Nguyễn", "Haỉ"),
        ("Don Smith", "Don Smith", "Don"),
        ("Steve Jobs", "Steve Jobs", "Steve"),
    ],
)
def test_a_plain_name_gives_its_first(name: str, full: str, called: str) -> None:
    read = read_name(name)
    assert (read.full, read.given, greeting_guess(name), is_sure(name)) == (full, called, called, True)


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe (she/her)",
        "Jane Doe she/her",
        "Jane Doe, she/her",
        "Jane Doe (Acme)",
        "Jane Doe (Acme",
        "Jane (Janie) Doe",
        'Jane "Janie" Doe',
        "Jane “Janie” Doe",
        "Jane 'JJ' Doe",
        "Jane Doe [External]",
        "Jane Doe <jane@acme.example>",
        '"Jane Doe" <jane@acme.example>',
        "Jane Doe - Recruiter",
        "Jane Doe -Acme",
        "Jane Doe – Acme",
        "Jane Doe | Acme",
        "Jane Doe @ Acme",
        "Jane Doe via Zoom",
        "Jane Doe https://meet.example/x",
        "Jane Doe 🎉",
        "Ja\u200bne\u202e \x07 Doe\n",
        "Jane Doe, PhD",
        "Jane Doe, Ph.D.",
        "Jane Doe, Ph. D.",
        "Jane Doe, Phd",
        "Jane Doe, RN, MSN",
        "Jane Doe, CISSP",
        "Jane Doe, Jr.",
        "Jane Doe Jr",
        "Jane Doe III",
        "Jane Doe PhD",
        "Jane Doe MD MBA",
        "Jane Doe née Smith",
    ],
)
def test_what_is_beside_a_name_is_left_out(name: str) -> None:
    assert (read_name(name).full, greeting_guess(name), is_sure(name)) == ("Jane Doe", "Jane", True)


@pytest.mark.parametrize(
    ("name", "full"),
    [
        # capitals
        ("DOE Jane", "Doe Jane"),
        ("Jane DOE", "Jane Doe"),
        ("JANE DOE", "Jane Doe"),
        ("JANE DOE III", "Jane Doe"),
        ("JANE DOE, PHD", "Jane Doe"),
        ("GARCIA Maria", "Garcia Maria"),
        ("VAN DER BERG Pieter", "van der Berg Pieter"),
        ("DE VRIES Jan", "de Vries Jan"),
        ("AL GORE", "Al Gore"),
        ("JEAN-LUC O'BRIEN", "Jean-Luc O'Brien"),
        ("Ron McDONALD", "Ron McDonald"),
        ("MCDONALD Ron", "McDonald Ron"),
        ("WEIß Anna", "Weiß Anna"),
        ("İBRAHİM Ali", "İbrahim Ali"),
        ("NGUYEN VAN HAI", "Nguyen Van Hai"),
        ("TRAN THI DO", "Tran Thi Do"),
        ("Jane LI", "Jane Li"),
        ("Jane MA", "Jane Ma"),
        # a comma
        ("Bergman, Eva", "Eva Bergman"),
        ("Bergman, Eva, PhD", "Eva Bergman"),
        ("Bergman, PhD, Eva", "Eva Bergman"),
        ("Doe,Jane (Acme)", "Jane Doe"),
        ('"Doe, Jane" <jane@acme.example>', "Jane Doe"),
        ("DOE, JANE", "Jane Doe"),
        ("Vega, Juan de la", "Juan de la Vega"),
        ("García López, María", "María García López"),
        ("Nguyen, Do", "Do Nguyen"),
        ("Jane Doe, Recruiter", "Jane Doe"),
        ("Jane Doe, Head of Data", "Jane Doe"),
        ("Jane Doe, Acme Inc.", "Jane Doe"),
        # one word
        ("Jane", "Jane"),
        ("PRIYA", "Priya"),
        ("Jane (Acme)", "Jane"),
        ("Jane Jr.", "Jane"),
        # initials and abbreviations first
        ("J. Doe", "J. Doe"),
        ("J Doe", "J Doe"),
        ("JT Smith", "JT Smith"),
        ("JT SMITH", "JT Smith"),
        ("J.R.R. Tolkien", "J.R.R. Tolkien"),
        ("J.-P. Durand", "J.-P. Durand"),
        ("Big Bob Smith", "Big Bob Smith"),
        # another script
        ("李伟", "李伟"),
        ("山田 太郎", "山田 太郎"),
        ("Иван Петров", "Иван Петров"),
        ("王伟 (Acme)", "王伟"),
        # an order that is not sure
        ("Nguyen Hai", "Nguyen Hai"),
        ("Nguyễn Văn Hải", "Nguyễn Văn Hải"),
        ("Đỗ Mai", "Đỗ Mai"),
        ("Tran Van DO", "Tran Van Do"),
        ("Li Na", "Li Na"),
        ("LI Na", "Li Na"),
        ("Wong Ka Fai", "Wong Ka Fai"),
        ("Kim Min-jun", "Kim Min-jun"),
        ("Kim Smith", "Kim Smith"),
        ("Satō Yuki", "Satō Yuki"),
        ("Nagy Péter", "Nagy Péter"),
        ("van der Berg Pieter", "van der Berg Pieter"),
        ("Jane and John Doe", "Jane and John Doe"),
        ("J. & K. Doe", "J. & K. Doe"),
        # a title that may be a name
        ("Judge Judy", "Judge Judy"),
        ("King Smith", "King Smith"),
        ("Tom Vi", "Tom Vi"),
    ],
)
def test_what_is_not_sure_stays_whole(name: str, full: str) -> None:
    for language in ("en", "de", "fr", "es"):
        assert greeting_guess(name, language) == full
    assert (read_name(name).full, read_name(name).given, is_sure(name)) == (full, "", False)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " \n ",
        "...",
        "(Jane)",
        "Dr.",
        "jane@acme.example",
        "https://acme.example",
        "Hiring Team",
        "Interview Panel",
        "Interviewer 1",
        "Interviewer",
        "Acme Recruiting",
        "Room 12",
        "+49 30 1234567",
        "TBD",
        "undefined",
        "{{ name }}",
        "[Name]",
        "%name%",
        "x" * 46,
    ],
)
def test_what_names_nobody_has_no_name(name: str) -> None:
    read = read_name(name)
    assert (read.full, read.given, read.surname, read.title, read.address_line) == ("", "", "", "", "")
    assert (greeting_guess(name), is_sure(name), read.woman, read.man) == ("", False, False, False)


@pytest.mark.parametrize(
    ("name", "english", "german", "french", "spanish"),
    [
        ("Dr. Bergman", "Dr. Bergman", "Dr. Bergman", "Dr. Bergman", "Dr. Bergman"),
        ("Dr. Jane Doe", "Dr. Doe", "Dr. Doe", "Dr. Doe", "Dr. Doe"),
        ("Bergman, Dr. Eva", "Dr. Bergman", "Dr. Bergman", "Dr. Bergman", "Dr. Bergman"),
        ("Dr. Bergman, Eva", "Dr. Bergman", "Dr. Bergman", "Dr. Bergman", "Dr. Bergman"),
        ("Dr. rer. nat. Max Müller", "Dr. Müller", "Dr. Müller", "Dr. Müller", "Dr. Müller"),
        ("Frau Dr. Petra Lang", "Dr. Lang", "Frau Dr. Lang", "Madame Dr. Lang", "Sra. Dr. Lang"),
        ("Mr. Smith", "Mr. Smith", "Herr Smith", "Monsieur Smith", "Sr. Smith"),
        ("Ms. Jane Doe", "Ms. Doe", "Frau Doe", "Madame Doe", "Sra. Doe"),
        ("Frau MÜLLER", "Frau Müller", "Frau Müller", "Madame Müller", "Sra. Müller"),
        ("M. Paul Dupont", "M. Paul Dupont", "M. Paul Dupont", "Monsieur Dupont", "M. Paul Dupont"),
        ("Herr von Berg", "Herr von Berg", "Herr von Berg", "Monsieur von Berg", "Sr. von Berg"),
        ("Herr VON BERG", "Herr von Berg", "Herr von Berg", "Monsieur von Berg", "Sr. von Berg"),
        ("Sra. Ana García López", "Sra. López", "Frau López", "Madame López", "Ana"),
        ("Sir Tim Berners-Lee", "Sir Tim", "Sir Tim", "Sir Tim", "Sir Tim"),
        ("Sir Ali", "Sir Ali", "Sir Ali", "Sir Ali", "Sir Ali"),
        ("Rev. Smith", "Rev. Smith", "Rev. Smith", "Rev. Smith", "Rev. Smith"),
        ("Rev. Dr. Jane Doe", *["Rev. Dr. Doe"] * 4),
        ("Mr. and Mrs. Smith", *["Mr. and Mrs. Smith"] * 4),
        ("Mx. Alex Berg", "Alex", "Alex Berg", "Alex Berg", "Alex"),
        ("Jane Doe", "Jane", "Jane Doe", "Jane Doe", "Jane"),
        # a surname that is not known for certain is not said
        ("Dr. Nguyen Hai", *["Nguyen Hai"] * 4),
        ("Dr. DOE Jane", *["Doe Jane"] * 4),
        ("Ms. Priya R.", "Priya", "Priya R.", "Priya R.", "Priya"),
    ],
)
def test_a_title_is_kept_with_the_surname(
    name: str, english: str, german: str, french: str, spanish: str
) -> None:
    greeted = tuple(greeting_guess(name, language) for language in ("en", "de", "fr", "es"))
    assert greeted == (english, german, french, spanish)


@pytest.mark.parametrize(
    ("name", "language", "line"),
    [
        ("Jane Doe", "en", "Jane Doe"),
        ("Ms. Jane Doe", "en", "Ms Jane Doe"),
        ("Mrs Doe", "en", "Mrs Doe"),
        ("Frau Müller", "en", "Ms Müller"),
        ("Frau Dr. Petra Lang", "de", "Frau Dr. Petra Lang"),
        ("Frau Dr. Petra Lang", "en", "Dr. Petra Lang"),
        ("Herr Jonas Weber", "de", "Herrn Jonas Weber"),
        ("Herr WEBER Jonas", "de", "Herrn Weber Jonas"),
        ("Prof. Dr. Anna Klein", "de", "Prof. Dr. Anna Klein"),
        ("M. Paul Durand", "fr", "Monsieur Paul Durand"),
        ("M. Paul Durand", "en", "M. Paul Durand"),
        ("Mme Claire Dupont", "fr", "Madame Claire Dupont"),
        ("Sra. Ana López", "es", "Sra. Ana López"),
        ("Hermann Maier", "de", "Hermann Maier"),
        ("Don Smith", "es", "Don Smith"),
        ("Msuya Kim (she/her)", "en", "Msuya Kim"),
        ("Doe, Ms. Jane", "en", "Ms Jane Doe"),
        ("山田 太郎", "en", "山田 太郎"),
        ("Frau Müller", "de-AT", "Frau Müller"),
        ("Frau Müller", "nl", "Ms Müller"),
        ("", "de", ""),
    ],
)
def test_a_title_is_used_when_the_name_came_with_one(name: str, language: str, line: str) -> None:
    assert read_name(name, language).address_line == line


def test_a_title_says_who_is_a_woman_or_a_man() -> None:
    for name, woman in (
        ("Ms. Jane Doe", True),
        ("Frau Lang", True),
        ("Mr Smith", False),
        ("Herr Lang", False),
    ):
        read = read_name(name, "de")
        assert (read.woman, read.man) == (woman, not woman)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("name", ["Jane Doe", "Dr. Jane Doe", "Katrin Vogel", "Mx. Alex Kim"])
def test_nobodys_sex_is_guessed(name: str, language: str) -> None:
    read = read_name(name, language)
    assert (read.woman, read.man, read.title) == (False, False, "")


def test_an_american_title_has_its_stop() -> None:
    assert read_name("Ms Jane Doe", american=True).title == "Ms."
    assert read_name("Mr Tom Doe", american=True).title == "Mr."
    assert read_name("Miss Doe", american=True).title == "Miss"
    assert read_name("Ms. Jane Doe").title == "Ms"


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ludwig van den Berg", "van den Berg"),
        ("J. Doe", "Doe"),
        ("Bergman, Eva", "Bergman"),
        ("Vega, Juan de la", "de la Vega"),
        ("García López, María", "García López"),
        ("Frau Müller", "Müller"),
        ("Jane", ""),
        ("DOE Jane", ""),
        ("Nguyen Hai", ""),
        ("Priya R", ""),
        ("山田 太郎", ""),
    ],
)
def test_a_surname_is_said_when_it_is_certain(name: str, surname: str) -> None:
    assert read_name(name).surname == surname


PLAIN = "Jane Doe Max Li Kim Ivanovich Oglu Born Nee Geb Dr Ma Vi Jr Xu Smith Jean Maria Van Sir Judge And"
WORD = st.sampled_from(PLAIN.split()) | st.from_regex(r"[A-Z][a-z]{1,9}", fullmatch=True)


@given(first=WORD, last=WORD)
@example(first="Jane", last="Nee")
@example(first="Jane", last="Ma")
def test_two_words_are_a_first_and_a_last_name_where_the_parser_says_so(first: str, last: str) -> None:
    name = f"{first} {last}"
    read, parsed = read_name(name), HumanName(name)
    if read.given:
        assert (read.given, read.surname) == (parsed.first, parsed.last)
        assert read.full == name


PIECES = (
    """Jane DOE van DER Nguyễn J. JT Dr. Frau Mr. , PhD ( ) " 't ß and İ ŉ ǆ 李 | - / < Sir St. Ma Jr née y"""
)
PIECE = st.sampled_from([*PIECES.split(), "\u200d", "\u202e", "\x00", "\n"])
ANY_NAME = (
    st.text(max_size=40)
    | st.lists(PIECE, max_size=8).map(" ".join)
    | st.lists(PIECE, max_size=8).map("".join)
)


@given(name=ANY_NAME, language=st.sampled_from(["en", "de", "fr", "es"]) | st.text(max_size=5))
def test_whatever_a_name_is_it_can_be_read(name: str, language: str) -> None:
    read = read_name(name, language)
    greeting = greeting_guess(name, language)
    assert read.given in read.full
    assert read.surname in read.full
    assert bool(greeting) == bool(read.full)
    assert is_sure(name) == bool(read_name(name).given)
    for text in (read.full, read.given, read.surname, read.title, read.learned, read.address_line, greeting):
        assert not [
            char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Cs"} and char != "\u200d"
        ]
        assert text == " ".join(text.split())


@pytest.mark.parametrize("piece", ["(", '"', "'a", ", ", "Dr. ", "a-", "Mr.", "x/", "JT ", "www.", "nat. "])
def test_a_hostile_name_is_read_in_no_time(piece: str) -> None:
    read_name(piece * 100_000)
