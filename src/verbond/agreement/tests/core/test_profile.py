"""Import profiles: what they may say, and how a mistake in one is reported."""

import pytest

from verbond.agreement.core.errors import ProfileBroken
from verbond.agreement.core.packaged import packaged_names, packaged_profile, profile_for
from verbond.agreement.core.profile import BulletMark, KnownHead, Profile
from verbond.agreement.core.profile_file import read_profile
from verbond.agreement.tests.core.agreed import genk_source, source_of

WHOLE = """
name: proef
title: Een akkoord
layout: generic
recognise: {sha256: [abc], words: [Een akkoord, Twee]}
headings:
  known: [{title: Sport, level: 3}]
  part: "DEEL .+"
  chapter: "Hoofdstuk .+"
  section: "[0-9.]+ .+"
  never: "Nee"
  max_length: 80
bullets: [{mark: "-", level: 2}]
furniture:
  page_number: "[0-9]+"
  running_heads: ["Kop .*"]
  contents: [Overzicht]
  contents_pages: [2, 3]
hyphen_kept_before: [en]
zones: [{what: highlights, begins: Kort}]
overrides:
  - {line: 3, words: De stad, kind: test, reason: een toets, by: AB}
"""


def test_every_field_of_a_profile_is_read() -> None:
    profile = read_profile(WHOLE, "proef.yaml")
    assert (profile.name, profile.title, profile.layout) == ("proef", "Een akkoord", "generic")
    assert (profile.sha256, profile.words) == (("abc",), ("Een akkoord", "Twee"))
    assert profile.headings.known == (KnownHead("Sport", 3),)
    assert profile.headings.part is not None
    assert profile.headings.part.fullmatch("DEEL 2")
    assert profile.headings.max_length == 80
    assert profile.bullets == (BulletMark("-", 2),)
    assert profile.furniture.contents_pages == (2, 3)
    assert profile.furniture.running_heads[0].fullmatch("Kop 1")
    assert profile.hyphen_kept_before == ("en",)
    assert profile.zones[0].what == "highlights"
    assert (profile.overrides[0].line, profile.overrides[0].kind) == (3, "test")
    assert profile.is_for_one_document


def test_profile_of_only_a_name_has_the_defaults() -> None:
    assert read_profile("name: kaal", "kaal.yaml") == Profile(name="kaal")
    assert not Profile().is_for_one_document


def test_profile_may_begin_with_a_byte_order_mark() -> None:
    assert read_profile("\ufeffname: kaal", "kaal.yaml").name == "kaal"


TWICE = """name: x
overrides:
 - {line: 3, words: A, reason: b, level: 1}
 - {line: 3, words: A, reason: c, level: 2}
"""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"p.yaml, regel 1, profiel: het bestand is leeg"),
        ("- lijst", r"regel 1, profiel: hier horen velden; toegelaten: name, title"),
        ("name: [", r"regel 2, profiel: dit is geen YAML"),
        ("title: x", r"het verplichte veld 'name' ontbreekt"),
        ("name: x\nnaam: y", r"regel 2, profiel: onbekend veld 'naam'; toegelaten: name"),
        ("name: x\nname: y", r"regel 2, profiel: het veld 'name' staat er twee keer"),
        ("name: x\nlayout: mooi", r"regel 2, layout: 'mooi' mag niet; toegelaten: spaced-lines"),
        ("name: {a: b}", r"regel 1, name: hier hoort één waarde"),
        ("name: x\nzones: ja", r"regel 2, zones: hier hoort een lijst"),
        ("name: x\nzones:\n  - {begins: A}", r"regel 3, zones\[1\]: het verplichte veld 'what'"),
        ("name: x\nzones:\n  - {what: hier, begins: A}", r"zones\[1\].what: 'hier' mag niet"),
        ("name: x\nheadings: {chapter: '('}", r"headings.chapter: '\(' is geen reguliere"),
        (f"name: x\nheadings: {{chapter: '{'a' * 501}'}}", r"een patroon van 501 tekens"),
        ("name: x\nheadings: {max_length: 0}", r"'0' is geen geheel getal van 1 tot 10000"),
        ("name: x\nheadings: {max_length: 9999999999}", r"is geen geheel getal"),
        ("name: x\nbullets:\n - {mark: ab}", r"bullets\[1\].mark: 'ab' is niet één zichtbaar"),
        ("name: x\nfurniture: {contents_pages: [a]}", r"contents_pages\[1\]: 'a' is geen geheel"),
        ("name: x\noverrides:\n - {line: 3, words: A, reason: b}", r"\[1\]: beslist niets"),
        ("name: x\noverrides:\n - {words: A, reason: b, join: true}", r"veld 'line' ontbreekt"),
        ("name: x\noverrides:\n - {line: 3, words: '', reason: b, join: true}", r"words: is leeg"),
        ("name: x\noverrides:\n - {line: 3, words: A, reason: b, join: ja}", r"'ja' mag niet"),
        ("name: x\noverrides:\n - {line: 3, words: A, reason: b, kind: x}", r"'x' mag niet"),
        ("name: x\noverrides:\n - {line: 3, words: A, join: true}", r"veld 'reason' ontbreekt"),
        (f"name: {'[' * 500}", r"lijsten of velden in elkaar; zo diep mag niet"),
        (
            TWICE,
            r"regel 4, overrides\[2\]: 'level' van documentregel 3 is al beslist op regel 3",
        ),
    ],
)  # fmt: skip
def test_mistake_in_a_profile_is_named_with_file_line_and_field(text: str, message: str) -> None:
    with pytest.raises(ProfileBroken, match=message):
        read_profile(text, "p.yaml")


def test_genk_is_recognised_by_its_hash_and_by_its_words() -> None:
    assert profile_for(genk_source()).name == "genk-2019-2024"
    corrected = source_of("\n".join(line.text for line in genk_source().lines[:100]))
    assert profile_for(corrected).name == "genk-2019-2024"


def test_unknown_document_gets_the_generic_profile() -> None:
    assert profile_for(source_of("Een heel ander akkoord")).name == "generic"


def test_every_packaged_profile_can_be_read_and_bears_its_name() -> None:
    assert [packaged_profile(name).name for name in packaged_names()] == list(packaged_names())


def test_profile_that_does_not_exist_is_refused_with_the_names_that_do() -> None:
    with pytest.raises(ProfileBroken, match="toegelaten: generic, genk-2019-2024"):
        packaged_profile("gent")
