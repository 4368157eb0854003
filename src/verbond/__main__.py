"""The command line: pure commands start without Django, all others are commands of the rooms."""

import ast
import difflib
import importlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from verbond.kit.errors import RuleBroken

Run = Callable[[Sequence[str]], int | None]

PROGRAM = "script/verbond"
# Commands that need neither Django nor a database start at once: name → module:function.
PURE = {
    "check-pb": "verbond.budgets.check_pb_command:run",
    "check-plan": "verbond.plan.check_command:run",
    "check-decision": "verbond.decisions.check_command:run",
    "compare": "verbond.budgets.count_command:run_compare",
    "count": "verbond.budgets.count_command:run",
    "outline": "verbond.agreement.outline_command:run",
    "rights-investigate": "verbond.rights.investigate_command:run",
    "rights-make-city": "verbond.rights.make_city_command:run",
    "rights-check": "verbond.rights.check_command:run",
    "rights-local-check": "verbond.rights.local_check_command:run",
    "verify": "verbond.budgets.verify_command:run",
}
PURE_PURPOSE = {
    "check-pb": "Check an election in the .pb format, its votes and winners; 1 when wrong.",
    "check-decision": "Check a page with decisions against the LBLOD shapes; writes nothing.",
    "check-plan": "Check the balance of a multi-year plan or account; 1 when it has a fault.",
    "compare": "Count an election by every rule, side by side.",
    "count": "Count an election in the .pb format, exactly, with a certificate.",
    "outline": "Read a document and show its chapters, goals and actions; writes nothing.",
    "rights-investigate": "Find in a table who seems to miss a right, within a stated run.",
    "rights-make-city": "Write a fictitious population of any size, with its truth.",
    "rights-check": "Work out cases of the rights, with reasons; 1 when one differs.",
    "rights-local-check": "Check a right that a city adds: figures, sheet, rule and cases.",
    "verify": "Check the certificate of a count against the ballots; 1 when it is not right.",
}
# Names that read well, where the module has to be called otherwise.
ALIASES = {"import": "import_agreement"}
# The commands of Django itself that whoever runs a site needs.
BORROWED = {
    "migrate": "Bring the database up to date with this version.",
    "collectstatic": "Copy the static files to where the server finds them.",
    "shell": "Open Python with Verbond loaded.",
    "check": "Look for mistakes in the settings.",
}

EXIT_REFUSED = 2
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code: 0 done, 2 refused, 130 interrupted."""
    name, *rest = argv or ["--help"]
    try:
        code = _command(name)(rest) or 0
        # A closed pipe shows here, and not in the interpreter's last breath.
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except RuleBroken as refused:
        print(f"{PROGRAM} {name}: {refused.message}", file=sys.stderr)
        return EXIT_REFUSED
    except KeyboardInterrupt:
        print(f"\n{PROGRAM} {name}: interrupted", file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Whatever is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _command(name: str) -> Run:
    if name in {"help", "--help", "-h"}:
        return _overview
    return _pure(PURE[name]) if name in PURE else _django(name)


def _overview(_rest: Sequence[str]) -> None:
    print(overview())


def overview() -> str:
    """List every command with what it does, without starting Django."""
    commands = _commands()
    width = max(map(len, commands))
    lines = [f"  {name:<{width}}  {commands[name]}" for name in sorted(commands)]
    return "\n".join(
        [
            f"{PROGRAM} COMMAND [...]   and {PROGRAM} COMMAND --help for its arguments",
            "",
            *lines,
        ]
    )


def _pure(target: str) -> Run:
    module, function = target.split(":")
    run: Run = getattr(importlib.import_module(module), function)
    return run


def _django(name: str) -> Run:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbond.settings")
    import django
    from django.core.management import CommandError, ManagementUtility, get_commands

    module = ALIASES.get(name, name.replace("-", "_"))

    def run(rest: Sequence[str]) -> int | None:
        # Django knows the commands of the rooms once it knows the rooms.
        django.setup()
        if module not in get_commands():
            raise RuleBroken("unknown_command", _unknown(name))
        # With --traceback Django hands its CommandError to us instead of ending with code 1.
        try:
            ManagementUtility([PROGRAM, module, "--traceback", *rest]).execute()
        except CommandError as refused:
            raise RuleBroken("command", str(refused)) from refused
        return 0

    return run


def _unknown(name: str) -> str:
    near = difflib.get_close_matches(name, _commands(), n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return f"there is no such command; {hint}{PROGRAM} --help lists them all"


def _commands() -> dict[str, str]:
    return {**BORROWED, **dict(_room_commands()), **PURE_PURPOSE}


def _room_commands() -> Iterator[tuple[str, str]]:
    spoken = {module: name for name, module in ALIASES.items()}
    for path in sorted(Path(__file__).parent.glob("*/management/commands/[a-z]*.py")):
        yield spoken.get(path.stem, path.stem.replace("_", "-")), _purpose(path)


def _purpose(path: Path) -> str:
    """Read the `help` of a command from its source, or the first line of its docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id="help")], value=ast.Constant(value=str(text))):
                return text
    return (ast.get_docstring(tree) or "").partition("\n")[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
