"""The English texts keep what a program fills in, and what is compiled is what was written."""

import gettext
import re
import shutil
from pathlib import Path

import pytest

import translations

PARTS = re.compile(r"%\(\w+\)[sd]|%%|</?[a-z]+[^>]*>")


def _entries() -> list[dict[str, str]]:
    text = translations.CATALOGUE.read_text(encoding="utf-8")
    return [translations._strings(entry) for entry in translations.ENTRY.split(text.strip())[1:]]


def test_every_text_keeps_its_placeholders_and_its_tags() -> None:
    wrong = [
        strings["msgid"]
        for strings in _entries()
        for name, english in strings.items()
        if name.startswith("msgstr")
        and sorted(set(PARTS.findall(english)))
        not in [sorted(set(PARTS.findall(strings[key]))) for key in strings if "msgid" in key]
    ]
    assert wrong == []


def test_what_is_compiled_is_what_is_written() -> None:
    with translations.CATALOGUE.with_suffix(".mo").open("rb") as file:
        compiled = vars(gettext.GNUTranslations(file))["_catalog"]
    written = {
        (f"{strings['msgctxt']}\x04" if "msgctxt" in strings else "") + strings["msgid"]: strings
        for strings in _entries()
    }
    differing = [
        key
        for key, strings in written.items()
        if compiled.get(key, compiled.get((key, 0)))
        != strings.get("msgstr", strings.get("msgstr[0]"))
    ]
    assert differing == []


@pytest.mark.skipif(not shutil.which("xgettext"), reason="needs GNU gettext")
def test_extracting_again_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "django.po"
    copy.write_bytes(translations.CATALOGUE.read_bytes())
    monkeypatch.setattr(translations, "CATALOGUE", copy)
    work = [tmp_path / "first", tmp_path / "second"]
    seen = []
    for folder in work:
        folder.mkdir()
        translations.extract(folder)
        seen.append(copy.read_text(encoding="utf-8"))
    assert seen[0] == seen[1]
    assert "POT-Creation-Date" not in seen[0]
