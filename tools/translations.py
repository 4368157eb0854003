"""Keep the English of the site beside its Dutch.

    python tools/translations.py extract    update django.po from every template and Python file
    python tools/translations.py compile    write django.mo, which the site reads
    python tools/translations.py missing    list what has no English yet, with file and line

The Dutch text is the key. `extract` keeps what is translated, adds what is new, and drops what
nobody uses; run twice, it changes nothing. Needs GNU gettext.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/verbond"
CATALOGUE = SOURCE / "web/locale/en/LC_MESSAGES/django.po"
PROGRAMS = ("xgettext", "msgmerge", "msgattrib", "msgfmt")
KEYWORDS = (
    "gettext_noop gettext_lazy ngettext_lazy:1,2 pgettext:1c,2 npgettext:1c,2,3 pgettext_lazy:1c,2"
    " npgettext_lazy:1c,2,3"
).split()
HEADER = r"""# The English interface of Verbond: each Dutch text of the site with its English.
msgid ""
msgstr ""
"Project-Id-Version: Verbond\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
ENTRY = re.compile(r"\n\n+")
PLACE = re.compile(r"^#: (.+)$", re.MULTILINE)
STRINGS = re.compile(
    r"""^(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)""", re.MULTILINE
)


def _run(*words: str, at: Path = ROOT) -> None:
    answer = subprocess.run(words, cwd=at, capture_output=True, check=False, text=True)
    if answer.returncode:
        raise SystemExit(f"{words[0]}: {answer.stderr.strip()}")


def _files() -> Iterator[Path]:
    for folder, folders, names in os.walk(SOURCE):
        folders[:] = sorted(set(folders) - {"tests", "migrations", "vendor", "__pycache__"})
        for name in sorted(names):
            path = Path(folder) / name
            if path.suffix == ".py" or "templates" in path.relative_to(SOURCE).parts:
                yield path


def _as_python(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    return templatize(text, origin=str(path))


def _found(work: Path) -> Path:
    """Write every text of the site, with file and line, to a .pot file in `work`."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    names = []
    for path in _files():
        copy = work / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(_as_python(path), encoding="utf-8")
        names.append(str(path.relative_to(ROOT)))
    listed, pot = work / "files", work / "found.pot"
    listed.write_text("\n".join(names), encoding="utf-8")
    words = [f"--keyword={keyword}" for keyword in KEYWORDS]
    files = f"--files-from={listed}", f"--output={pot}"
    how = "--language=Python", "--from-code=UTF-8", "--no-wrap", "--sort-by-file"
    _run("xgettext", *how, *words, *files, at=work)
    return pot


def _without_lines(catalogue: str) -> str:
    """Name each file once, without its lines: an edit elsewhere in a file changes nothing here."""
    entries = []
    for entry in ENTRY.split(catalogue.strip())[1:]:
        places = [name for line in PLACE.findall(entry) for name in line.split()]
        files = dict.fromkeys(re.sub(r":\d+$", "", name) for name in places)
        lines = [line for line in entry.splitlines() if not line.startswith("#: ")]
        lines = [line for line in lines if not line.startswith("#. ")]
        entries.append("\n".join([*(f"#: {name}" for name in files), *lines]))
    return HEADER + "\n\n".join(entries) + "\n"


def _merged(work: Path) -> Path:
    pot, merged, kept = _found(work), work / "merged.po", work / "kept.po"
    known = CATALOGUE if CATALOGUE.exists() else work / "empty.po"
    if known != CATALOGUE:
        known.write_text(HEADER, encoding="utf-8")
    how = "--no-fuzzy-matching", "--no-wrap", "--sort-by-file", "--quiet"
    _run("msgmerge", *how, str(known), str(pot), f"--output-file={merged}")
    _run("msgattrib", "--no-obsolete", "--no-wrap", str(merged), f"--output-file={kept}")
    return kept


def extract(work: Path) -> int:
    """Update the catalogue from the files; return 0."""
    text = _without_lines(_merged(work).read_text(encoding="utf-8"))
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text(text, encoding="utf-8")
    return 0


def compile_(work: Path) -> int:
    """Write the compiled catalogue, after a check of its placeholders; return 0."""
    made = work / "django.mo"
    _run("msgfmt", "--check-format", "--check-header", str(CATALOGUE), f"--output-file={made}")
    CATALOGUE.with_suffix(".mo").write_bytes(made.read_bytes())
    return 0


def _strings(entry: str) -> dict[str, str]:
    return {
        name: "".join(ast.literal_eval(line) for line in lines.splitlines())
        for name, lines in STRINGS.findall(entry + "\n")
    }


def _untranslated(catalogue: str) -> Iterator[str]:
    for entry in ENTRY.split(catalogue.strip())[1:]:
        strings = _strings(entry)
        empty = any(not text for name, text in strings.items() if name.startswith("msgstr"))
        if empty or "\n#, fuzzy" in f"\n{entry}":
            places = " ".join(PLACE.findall(entry))
            yield f"{places}: {strings.get('msgid', '')!r}"


def missing(work: Path) -> int:
    """List the texts without English; return 1 when there are any."""
    lines = list(_untranslated(_merged(work).read_text(encoding="utf-8")))
    sys.stdout.writelines(f"{line}\n" for line in lines)
    return 1 if lines else 0


JOBS: dict[str, Callable[[Path], int]] = {
    "extract": extract,
    "compile": compile_,
    "missing": missing,
}


def main(words: list[str]) -> int:
    """Do one job; return 2 for a wrong call or a missing program."""
    if len(words) != 1 or words[0] not in JOBS:
        sys.stderr.write(__doc__ or "")
        return 2
    absent = [name for name in PROGRAMS if not shutil.which(name)]
    if absent:
        sys.stderr.write(f"not found: {', '.join(absent)}; install GNU gettext\n")
        return 2
    with tempfile.TemporaryDirectory() as work:
        return JOBS[words[0]](Path(work))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
