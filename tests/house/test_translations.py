"""Every Dutch text has its English, in the file and in what is compiled from it."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import templatize

from verbond.kit.testing import ROOT

SOURCE = ROOT / "src/verbond"
# How many of a call's first arguments are texts to translate, and how many come before them.
CALLS = {
    "gettext": (0, 1),
    "gettext_lazy": (0, 1),
    "gettext_noop": (0, 1),
    "_": (0, 1),
    "ngettext": (0, 1),
    "ngettext_lazy": (0, 1),
    "pgettext": (1, 1),
    "pgettext_lazy": (1, 1),
    "npgettext": (1, 1),
    "npgettext_lazy": (1, 1),
}
STRING = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
PLURAL = re.compile(rf"\bngettext(?:_lazy)?\(\s*({STRING})\s*,\s*({STRING})")
IN_TEMPLATE = re.compile(rf"\b(p?)n?gettext\((?:({STRING})\s*,\s*)?({STRING})")


def _of_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            skipped, count = CALLS.get(name, (0, 0))
            for argument in node.args[skipped : skipped + count]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def _of_template(source: str) -> Iterator[str]:
    for context, first, second in IN_TEMPLATE.findall(templatize(source)):
        yield str(ast.literal_eval(second if context or not first else first))


def _texts() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in SOURCE.rglob("*"):
        if not path.is_file() or "tests" in path.parts or "migrations" in path.parts:
            continue
        if path.suffix == ".py":
            texts = _of_python(path.read_text(encoding="utf-8"))
        elif "templates" in path.parts:
            texts = _of_template(path.read_text(encoding="utf-8"))
        else:
            continue
        found |= {text: str(path.relative_to(ROOT)) for text in texts if text.strip()}
    return found


def _compiled() -> set[str]:
    found: set[str] = set()
    for path in SOURCE.glob("*/locale/en/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            catalog = gettext.GNUTranslations(file)
        for key in vars(catalog)["_catalog"]:
            text = key[0] if isinstance(key, tuple) else key
            found.add(text.rpartition("\x04")[2])
    return found


def test_every_dutch_text_has_its_english() -> None:
    compiled = _compiled()
    missing = [f"{path}: {text!r}" for text, path in _texts().items() if text not in compiled]
    assert sorted(missing) == []


def test_no_translation_waits_for_a_second_look(texts: dict[Path, str]) -> None:
    fuzzy = [
        str(path.relative_to(ROOT))
        for path, text in texts.items()
        if path.suffix == ".po" and "#, fuzzy" in text
    ]
    assert fuzzy == []


def test_a_text_has_one_plural() -> None:
    """The singular is the key: of two plurals, one would stay Dutch."""
    plurals: dict[str, set[str]] = {}
    for path in SOURCE.rglob("*"):
        if path.suffix not in {".py", ".html", ".txt"} or "tests" in path.parts:
            continue
        source = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            source = templatize(source)
        for one, many in PLURAL.findall(source):
            plurals.setdefault(str(ast.literal_eval(one)), set()).add(str(ast.literal_eval(many)))
    assert len(plurals) > 10
    assert {one: many for one, many in plurals.items() if len(many) > 1} == {}


def test_texts_of_python_and_templates_are_found() -> None:
    source = 'gettext("Zoek"); ngettext("één", "meer", n); pgettext("maand", "mei"); _("Plek")'
    assert list(_of_python(source)) == ["Zoek", "één", "mei", "Plek"]
    template = (
        '{% load i18n %}{% translate "Zoek" %} {% blocktranslate trimmed count n=n %}één belofte'
        "{% plural %}{{ n }} beloften{% endblocktranslate %}"
        '{% translate "mei" context "maand" %}'
    )
    assert list(_of_template(template)) == ["Zoek", "één belofte", "mei"]
