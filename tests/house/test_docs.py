"""What the docs name exists, and what exists is named."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from verbond.kit.testing import ROOT

DOCS = ROOT / "docs"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`([^`\s]+)`")
KNOWN_ENDINGS = (".md", ".py", ".yml", ".yaml", ".toml", ".txt", ".in", ".css", ".csv", ".json")
DECISION_LINES = 40


def _markdown(texts: dict[Path, str]) -> dict[Path, str]:
    return {path: text for path, text in texts.items() if path.suffix == ".md"}


def _exists(name: str, beside: Path) -> bool:
    return any(
        (folder / name).exists() for folder in (ROOT, ROOT / "src/verbond", beside.parent)
    ) or bool(list(ROOT.glob(name)) if "*" in name else [])


def _is_path(name: str) -> bool:
    plain = re.fullmatch(r"[\w.*/-]+", name) is not None
    made_at_run_time = name.startswith((".local", ".venv", ".tools", "/"))
    return plain and not made_at_run_time and ("/" in name and name.endswith(("/", *KNOWN_ENDINGS)))


def test_paths_named_in_the_readme_exist() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        named = {path for path in QUOTED.findall(text) if _is_path(path)}
        assert sorted(path for path in named if not _exists(path, ROOT / name)) == [], name


def test_links_between_docs_lead_somewhere(texts: dict[Path, str]) -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path, text in _markdown(texts).items()
        for target in LINK.findall(text)
        if not re.match(r"[a-z]+:|#", target)
        and not (path.parent / target.partition("#")[0]).exists()
    ]
    assert broken == []


def test_every_script_is_named_in_the_readme_or_in_contributing() -> None:
    text = "".join((ROOT / name).read_text() for name in ("README.md", "CONTRIBUTING.md"))
    missing = [
        path.name for path in (ROOT / "script").iterdir() if f"script/{path.name}" not in text
    ]
    assert missing == []


def test_docs_stand_in_four_modes() -> None:
    for mode in ("tutorial", "how-to", "reference", "explanation"):
        assert list((DOCS / mode).glob("*.md")), mode


def test_a_decision_takes_at_most_40_lines() -> None:
    decisions = sorted((DOCS / "decisions").glob("*.md"))
    assert decisions
    long = [path.name for path in decisions if path.read_text().count("\n") > DECISION_LINES]
    assert long == []


def test_decisions_named_in_the_code_exist(texts: dict[Path, str]) -> None:
    named = {
        match
        for text in texts.values()
        for match in re.findall(r"docs/[a-z-]+/[a-z0-9-]+\.md", text)
    }
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_the_glossary_names_every_table() -> None:
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    words = {
        row.split("|")[1].strip().strip("*`").lower()
        for row in glossary.splitlines()
        if row.startswith("|") and row.count("|") >= 5
    }
    missing = [
        f"{app.label}: {_spoken(model.__name__)}"
        for app in apps.get_app_configs()
        if app.name.startswith("verbond.")
        for model in app.get_models()
        if _spoken(model.__name__) not in words
    ]
    assert missing == []


def _spoken(name: str) -> str:
    return " ".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z][a-z0-9]*", name)).lower()


@pytest.mark.parametrize(
    ("name", "spoken"),
    [("Commitment", "commitment"), ("CommitmentVersion", "commitment version"), ("SDG", "sdg")],
)
def test_a_table_is_spoken_of_in_words(name: str, spoken: str) -> None:
    assert _spoken(name) == spoken
