"""The starter pack and the abbreviation table: data that other rooms rely on."""

import json
import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from knowledge.starter import starter_files
from knowledge.vietnamese import fold, nfc, syllables

REGISTER, PROGRAMME = "so-tay-van-ban-dan-van.md", "chuong-trinh-mau-xa-an-binh.md"
SHARED = Path(__file__).resolve().parents[3] / "shared"

HEADING = re.compile(r"^(\d{1,2})\. (.+) ngày (\d{1,2})/(\d{1,2})/(\d{4}) của ([A-ZĐỦ].+)$", re.M)
NUMBER = re.compile(
    r"(\d{1,4}-(NQ|KL|QĐ|CT)/TW"  # the Party
    r"|\d{1,4}/(CT|QĐ)-TTg|\d{1,4}/NQ-CP"  # the government's directions
    r"|\d{1,3}/20\d\d/NĐ-CP|\d{1,3}/20\d\d/QH\d\d|\d{1,3}/20\d\d/NQLT(-[A-ZĐ]+\d*)+"  # with the year
    r"|\d{1,4}/BNV-CTTN&BĐG|\d{1,4}/QĐ-UBND)"  # offices
)
CITATION = re.compile(rf"số {NUMBER.pattern} ngày [\d/]+(?: của [A-ZĐỦ]\w+(?: [\w]+){{1,3}})?")
COPIED_WORDS = 12


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: content.decode() for name, content in starter_files()}


def sections(register: str) -> list[str]:
    """The register's entries, each from its heading to the next."""
    starts = [match.start() for match in HEADING.finditer(register)]
    return [register[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)]


def dates(text: str) -> Iterator[date]:
    for day, month, year in re.findall(r"\b(\d{1,2})/(\d{1,2})/(20\d\d)\b", text):
        yield date(int(year), int(month), int(day))


def test_the_pack_holds_the_register_and_the_model_programme() -> None:
    assert [name for name, _ in starter_files()] == [PROGRAMME, REGISTER]


def test_texts_are_stored_in_normal_form(texts: dict[str, str]) -> None:
    assert all(nfc(text) == text for text in texts.values())


def test_the_register_has_a_section_for_each_of_its_instruments(texts: dict[str, str]) -> None:
    assert len(sections(texts[REGISTER])) >= 25


def test_no_entry_of_the_register_escapes_its_heading_form(texts: dict[str, str]) -> None:
    numbered = re.findall(r"^\d+\. .*$", texts[REGISTER], re.M)
    assert [line for line in numbered if not HEADING.match(line)] == []


def test_each_instrument_has_a_title_a_gist_and_a_source(texts: dict[str, str]) -> None:
    wanted = ("\n- Tên: ", "\n- Nội dung chính: ", "\n- Nguồn: ")
    assert [s.splitlines()[0] for s in sections(texts[REGISTER]) if not all(w in s for w in wanted)] == []


def test_every_instrument_is_listed_once(texts: dict[str, str]) -> None:
    headings = [section.splitlines()[0].split(". ", 1)[1] for section in sections(texts[REGISTER])]
    assert len(headings) == len(set(headings))


def test_every_heading_carries_one_well_formed_number(texts: dict[str, str]) -> None:
    wrong = [
        match[2]
        for match in HEADING.finditer(texts[REGISTER])
        if not re.fullmatch(rf"[A-ZĐ][\w ]* số {NUMBER.pattern}", match[2])
    ]
    assert wrong == []


def test_every_number_named_after_so_is_well_formed_unless_quoted_as_an_error(texts: dict[str, str]) -> None:
    written = re.findall(r"\b[Ss]ố (\d[\w/&-]*/[\w/&-]*)", texts[REGISTER])
    assert [number for number in written if not NUMBER.fullmatch(number)] == []


def test_entries_of_a_part_are_numbered_without_a_gap(texts: dict[str, str]) -> None:
    parts = re.split(r"^[IV]+\. ", texts[REGISTER], flags=re.M)[1:]
    found = [[int(match[1]) for match in HEADING.finditer(part)] for part in parts]
    assert found == [list(range(1, len(numbers) + 1)) for numbers in found]


def test_the_register_gives_no_duty_of_a_quarter(texts: dict[str, str]) -> None:
    assert re.findall(r"[Qq]uý (?:I|V|\d)|trước ngày", texts[REGISTER]) == []


def test_the_programme_has_duties_in_all_four_quarters(texts: dict[str, str]) -> None:
    duties = re.findall(r"^Quý (I|II|III|IV)\n((?:- .+\n)+)", texts[PROGRAMME], re.M)
    assert {quarter: bullets.count("\n") >= 4 for quarter, bullets in duties} == dict.fromkeys(
        ("I", "II", "III", "IV"), True
    )


def test_the_programme_says_that_it_is_made_up(texts: dict[str, str]) -> None:
    assert "không phải văn bản có thật" in texts[PROGRAMME]


def test_every_date_of_the_pack_exists(texts: dict[str, str]) -> None:
    assert all(found.year >= 2011 for text in texts.values() for found in dates(text))


def test_the_programme_sets_no_deadline_on_a_day_off(texts: dict[str, str]) -> None:
    due = [found for found in dates(texts[PROGRAMME]) if found.year == 2026]
    assert [day for day in due if day.weekday() >= 5] == []


def test_the_programme_dates_the_instruments_as_the_register_does(texts: dict[str, str]) -> None:
    cited = re.findall(rf"số ({NUMBER.pattern}) ngày ([\d/]+\d)", texts[PROGRAMME])
    register = texts[REGISTER]
    assert [row for row in cited if f"{row[0]} ngày {row[-1]} " not in register] == []


def _word_runs(line: str) -> set[tuple[str, ...]]:
    words = syllables(line)
    return {tuple(words[i : i + COPIED_WORDS]) for i in range(len(words) - COPIED_WORDS + 1)}


def _own_parts(line: str, titles: list[str]) -> list[str]:
    """What is left of a line without official titles and citations, which nobody rewrites."""
    for title in titles:
        line = line.replace(title, "§")
    return CITATION.sub("§", line).split("§")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the comparison texts are not beside this repository")
def test_no_line_is_copied_from_known_documents(texts: dict[str, str]) -> None:
    sources = [path for room in ("corpus", "legal") for path in sorted((SHARED / room).glob("*.[tm][xd]*"))]
    known = set().union(*(_word_runs(path.read_text(encoding="utf-8")) for path in sources))
    titles = re.findall(r"^- Tên: (?:ban hành |quy định )?(.+?)\.?$", texts[REGISTER], re.M)
    lines = [
        line
        for line in "\n".join(texts.values()).splitlines()
        if not (HEADING.match(line) or line.startswith("- Tên: "))  # official names and titles
    ]
    assert [
        line for line in lines if any(_word_runs(part) & known for part in _own_parts(line, titles))
    ] == []


@pytest.fixture(scope="module")
def abbreviations() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        files("knowledge").joinpath("abbreviations.json").read_text("utf-8")
    )
    return rows


SYLLABLE = re.compile(  # a folded Vietnamese syllable: these letters stand in running text by themselves
    r"(?:b|ch?|d|gh?(?=[ie])|gi?|h|k(?=[iey])|kh|l|m|ngh?|nh?|ph|qu|r|s|th?|tr|v|x)?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo|ua|ue|ui|uo|uu|uy|ieu|oai|oay|uay|uoi|uou|uya|uye|yeu|ye)"
    r"(?:c|ch|m|n|ng|nh|p|t)?"
)


def test_the_table_lists_about_two_hundred_abbreviations(abbreviations: list[dict[str, Any]]) -> None:
    assert 180 <= len(abbreviations) <= 300


def test_every_entry_has_the_agreed_fields(abbreviations: list[dict[str, Any]]) -> None:
    flags = ("case_sensitive", "only_upper", "ambiguous")
    wrong = [
        row
        for row in abbreviations
        if set(row) - {"when"} != {"short", "long", *flags} or {type(row[flag]) for flag in flags} != {bool}
    ]
    assert wrong == []


def test_no_abbreviation_is_listed_twice(abbreviations: list[dict[str, Any]]) -> None:
    lower = [(row["short"] if row["case_sensitive"] else row["short"].lower()) for row in abbreviations]
    assert sorted(short for short in set(lower) if lower.count(short) > 1) == []


def test_what_may_be_written_small_is_no_syllable_of_the_language(
    abbreviations: list[dict[str, Any]],
) -> None:
    loose = [row["short"] for row in abbreviations if not (row["only_upper"] or row["case_sensitive"])]
    assert [short for short in loose if SYLLABLE.fullmatch(fold(short))] == []


def test_what_must_be_capitals_is_written_so(abbreviations: list[dict[str, Any]]) -> None:
    assert [
        row["short"] for row in abbreviations if row["only_upper"] and row["short"] != row["short"].upper()
    ] == []


def test_a_rule_names_one_neighbour_and_one_reading(abbreviations: list[dict[str, Any]]) -> None:
    neighbours = {"previous", "next", "next_is"}
    rules = [rule for row in abbreviations for rule in row.get("when", [])]
    assert [rule for rule in rules if "long" not in rule or len(neighbours & set(rule)) != 1] == []


def test_words_of_a_rule_are_folded(abbreviations: list[dict[str, Any]]) -> None:
    rules = [rule for row in abbreviations for rule in row.get("when", [])]
    words = [word for rule in rules for word in [*rule.get("previous", []), *rule.get("next", [])]]
    assert [word for word in words if fold(word) != word] == []


def test_the_forms_that_officials_type_most_are_there(abbreviations: list[dict[str, Any]]) -> None:
    wanted = {
        "BCĐ",
        "UBND",
        "MTTQ",
        "QCDC",
        "CCHC",
        "DVCQ",
        "DV",
        "TTHC",
        "HĐND",
        "ĐU",
        "BTV",
        "BCT",
        "BBT",
        "TTg",
    }
    wanted |= {"NQ", "CT", "KL", "QĐ", "NĐ", "TT", "QC", "HD", "ĐA", "ko", "j", "bn", "ntn"}
    assert wanted - {row["short"] for row in abbreviations} == set()
