"""Read an uploaded table in a process of its own: what it eats or breaks is not the site's."""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from verbond.indicators.core.mapping import read_mapping
from verbond.indicators.core.outcome import Outcome, map_table
from verbond.indicators.core.transfer import from_plain, to_plain
from verbond.kit.errors import RuleBroken
from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.table import read_table

SECONDS = 30
MEMORY = 1024 * 1024 * 1024
_REFUSED = 2


def read_apart(table: Path, mapping: Path, *, name: str) -> Outcome:
    """Read a table by a mapping in a child process with limits on time and memory.

    Raises `RuleBroken` with the child's message, `TableUnreadable` when it hit a limit.
    """
    command = [sys.executable, "-P", "-m", __name__, str(table), str(mapping), name]
    source = str(Path(__file__).resolve().parents[2])
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=False, env={"PYTHONPATH": source}
        )
    except subprocess.TimeoutExpired as fault:
        raise TableUnreadable(
            "too_slow", f"{name} could not be read within {SECONDS} seconds"
        ) from fault
    if done.returncode == _REFUSED:
        said = json.loads(done.stdout)
        raise RuleBroken(said["code"], said["message"])
    if done.returncode:
        raise TableUnreadable("too_heavy", f"{name} asks too much memory or time to be read")
    return from_plain(json.loads(done.stdout))


def main(arguments: Sequence[str]) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    table, mapping, name = arguments
    try:
        wanted = read_mapping(Path(mapping).read_text(encoding="utf-8"), name="mapping")
        content = read_table(Path(table).read_bytes(), name=name, layout=wanted.layout)
        answer: object = to_plain(map_table(content, wanted))
        code = 0
    except UnicodeDecodeError:
        answer = {"code": "encoding", "message": "the mapping is not UTF-8"}
        code = _REFUSED
    except RuleBroken as broken:
        answer = {"code": broken.code, "message": broken.message}
        code = _REFUSED
    json.dump(answer, sys.stdout)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
