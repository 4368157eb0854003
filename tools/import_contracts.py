"""Check what import-linter cannot say: doors between rooms, order within a room, purity of a core.

    python tools/import_contracts.py

Prints one line per breach, with file and line, and ends with code 1 when there is any.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
# What one room may use of another; `testing` holds fixtures and is never imported outside tests.
DOORS = frozenset({"facade", "core"})
# Within a room, imports go to the same or a lower step. A file with another name has no step.
STEPS = {
    "core": 0,
    "models": 1,
    "queries": 2,
    "permissions": 3,
    "operations": 3,
    "facade": 4,
    "forms": 5,
    "tasks": 5,
    "views": 5,
    "api": 5,
    "admin": 5,
    "urls": 6,
}
CLOCK = frozenset({"now", "today", "utcnow", "time_ns", "monotonic", "perf_counter"})
FILES = frozenset({"read_text", "write_text", "read_bytes", "write_bytes", "mkdir", "unlink"})
OUTSIDE = frozenset({"django", "socket", "subprocess", "urllib.request", "requests", "http.client"})


@dataclass(frozen=True, slots=True)
class Module:
    """One file of `src/verbond`, by its dotted path."""

    path: str
    is_test: bool

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.path.split("."))

    @property
    def room(self) -> str:
        return self.parts[1] if len(self.parts) > 2 else ""

    @property
    def piece(self) -> str:
        return self.parts[2] if len(self.parts) > 2 else ""


def breaches(source: str, module: Module, *, packages: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield line and reason of every contract that a module does not keep.

    `packages` are the room names. Tests may look through any door of their own room, and use the
    fixtures of another.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        for target in _imported(node, module):
            if reason := _door(target, module, packages) or _step(target, module):
                yield _line(node), reason
            if module.piece == "core" and not module.is_test and _is_outside(target):
                yield _line(node), f"core/ imports {target}: no Django, network or programs there"
        if module.piece == "core" and not module.is_test and (reason := _impure(node, source)):
            yield _line(node), reason


def _imported(node: ast.AST, module: Module) -> Iterator[str]:
    match node:
        case ast.Import(names=names):
            yield from (name.name for name in names)
        case ast.ImportFrom(module=str(origin), names=names, level=0):
            # `from verbond.places import facade` imports verbond.places.facade.
            yield from (f"{origin}.{name.name}" for name in names)
        case ast.ImportFrom(module=origin, names=names, level=level):
            home = ".".join(module.parts[:-level])
            prefix = f"{home}.{origin}" if origin else home
            yield from (f"{prefix}.{name.name}" for name in names)


def _door(target: str, module: Module, packages: frozenset[str]) -> str:
    parts = target.split(".")
    if parts[0] != "verbond" or len(parts) < 2 or parts[1] not in packages:
        return ""
    room, piece = parts[1], parts[2] if len(parts) > 2 else ""
    if room in {module.room, "kit"} or not module.room:
        return ""
    if piece in DOORS or (piece == "testing" and (module.is_test or module.piece == "testing")):
        return ""
    return f"imports {target}: another room is used through its facade or core only"


def _step(target: str, module: Module) -> str:
    parts = target.split(".")
    if module.is_test or parts[:2] != ["verbond", module.room] or len(parts) < 3:
        return ""
    own, other = STEPS.get(module.piece), STEPS.get(parts[2])
    if own is None or other is None or other <= own:
        return ""
    return f"{module.piece} imports {parts[2]}: within a room, imports only go down"


def _is_outside(target: str) -> bool:
    return any(target == name or target.startswith(name + ".") for name in OUTSIDE)


def _impure(node: ast.AST, source: str) -> str:
    match node:
        case ast.Call(func=ast.Name(id="open" | "print" | "input" as name)):
            return f"core/ calls {name}(): no input or output there"
        case ast.Call(func=ast.Attribute(attr=name)) if name in CLOCK:
            return f"core/ calls .{name}(): time is passed in"
        # A file inside the package is part of the code, and read as such.
        case ast.Call(func=ast.Attribute(attr="read_text")) if "importlib.resources" in source:
            return ""
        case ast.Call(func=ast.Attribute(attr=name)) if name in FILES:
            return f"core/ calls .{name}(): content is passed in"
        case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "getenv"):
            return "core/ reads the environment: settings are passed in"
    return ""


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def modules(source: Path = SOURCE) -> Iterator[tuple[Path, Module]]:
    """Yield every module of Verbond except migrations, which Django writes."""
    for path in sorted((source / "verbond").rglob("*.py")):
        parts = path.relative_to(source).with_suffix("").parts
        if "migrations" in parts:
            continue
        dotted = ".".join(parts).removesuffix(".__init__")
        is_test = not {"tests", "testing", "conftest"}.isdisjoint(parts)
        yield path, Module(dotted if parts[-1] != "__init__" else dotted + ".__init__", is_test)


def main() -> int:
    packages = frozenset(
        folder.name for folder in (SOURCE / "verbond").iterdir() if (folder / "apps.py").exists()
    )
    found = 0
    for path, module in modules():
        source = path.read_text(encoding="utf-8")
        for line, reason in sorted(breaches(source, module, packages=packages)):
            print(f"{path.relative_to(ROOT)}:{line}: {reason}")
            found += 1
    print(f"{found} breaches" if found else "all contracts between rooms are kept")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
