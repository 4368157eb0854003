"""Read an import profile from YAML text."""

from typing import cast, get_args

from verbond.agreement.core.document import ItemRole, Kind
from verbond.agreement.core.profile import (
    BulletMark,
    FurnitureRules,
    HeadingRules,
    KnownHead,
    Layout,
    Override,
    Profile,
    Zone,
    ZoneKind,
)
from verbond.agreement.core.profile_fields import Fields, read_fields

_TOP = ("name", "title", "layout", "recognise", "headings", "bullets", "furniture",
        "hyphen_kept_before", "zones", "overrides")  # fmt: skip
_HEADINGS = ("known", "part", "chapter", "section", "never", "max_length")
_FURNITURE = ("page_number", "running_heads", "contents", "contents_pages")
_DECISIONS = ("join", "split", "heading", "level", "role", "kind")
_DEEPEST, _LAST_LINE, _LONGEST = 9, 99_999_999, 10_000


def read_profile(text: str, file: str) -> Profile:
    """Read a profile; `file` is its name in messages.

    Raises `ProfileBroken` with file, line, field and what is allowed.
    """
    top = read_fields(text.removeprefix("\ufeff"), file, _TOP)
    recognise = top.group("recognise", ("sha256", "words"))
    plain = Profile()
    return Profile(
        name=_required(top, "name"),
        title=top.text("title", ""),
        layout=cast(Layout, top.choice("layout", get_args(Layout)) or "generic"),
        sha256=recognise.texts("sha256") if recognise else (),
        words=recognise.texts("words") if recognise else (),
        headings=_headings(top.group("headings", _HEADINGS)),
        bullets=tuple(_bullet(entry) for entry in top.groups("bullets", ("mark", "level"))),
        furniture=_furniture(top.group("furniture", _FURNITURE)),
        hyphen_kept_before=top.texts("hyphen_kept_before") or plain.hyphen_kept_before,
        zones=tuple(_zone(entry) for entry in top.groups("zones", ("what", "begins", "theme"))),
        overrides=_overrides(top),
    )


def _headings(fields: Fields | None) -> HeadingRules:
    if fields is None:
        return HeadingRules()
    return HeadingRules(
        known=tuple(
            KnownHead(entry.text("title"), entry.number("level", 1, _DEEPEST) or 2)
            for entry in fields.groups("known", ("title", "level"))
        ),
        part=fields.pattern("part"),
        chapter=fields.pattern("chapter"),
        section=fields.pattern("section"),
        never=fields.pattern("never"),
        max_length=fields.number("max_length", 1, _LONGEST) or HeadingRules().max_length,
    )


def _bullet(fields: Fields) -> BulletMark:
    mark = fields.text("mark")
    if len(mark) != 1 or mark.isspace():
        raise fields.at("mark").broken(f"{mark!r} is niet één zichtbaar teken")
    return BulletMark(mark, fields.number("level", 1, _DEEPEST) or 1)


def _furniture(fields: Fields | None) -> FurnitureRules:
    if fields is None:
        return FurnitureRules()
    return FurnitureRules(
        page_number=fields.pattern("page_number"),
        running_heads=fields.patterns("running_heads"),
        contents=fields.texts("contents") or FurnitureRules().contents,
        contents_pages=fields.numbers("contents_pages", 1, _LAST_LINE),
    )


def _zone(fields: Fields) -> Zone:
    what = fields.choice("what", get_args(ZoneKind))
    if what is None:
        raise fields.place.broken("het verplichte veld 'what' ontbreekt")
    return Zone(cast(ZoneKind, what), fields.text("begins"), fields.pattern("theme"))


def _overrides(top: Fields) -> tuple[Override, ...]:
    decided: dict[tuple[int, str], int] = {}
    overrides = []
    for entry in top.groups("overrides", ("line", "words", "reason", "by", *_DECISIONS)):
        override = _override(entry)
        for field in (name for name in _DECISIONS if name in entry):
            first = decided.setdefault((override.line, field), entry.place.line)
            if first != entry.place.line:
                raise entry.place.broken(
                    f"{field!r} van documentregel {override.line} is al beslist op regel {first}"
                )
        overrides.append(override)
    return tuple(overrides)


def _override(entry: Fields) -> Override:
    line = entry.number("line", 1, _LAST_LINE)
    if line is None:
        raise entry.place.broken("het verplichte veld 'line' ontbreekt")
    if not any(name in entry for name in _DECISIONS):
        raise entry.place.broken("beslist niets; kies uit: " + ", ".join(_DECISIONS))
    return Override(
        line=line,
        words=_required(entry, "words"),
        reason=_required(entry, "reason"),
        by=entry.text("by", ""),
        join=entry.flag("join"),
        split=entry.flag("split"),
        heading=entry.number("heading", 0, _DEEPEST),
        level=entry.number("level", 0, _DEEPEST),
        role=cast("ItemRole | None", entry.choice("role", get_args(ItemRole))),
        kind=cast("Kind | None", entry.choice("kind", get_args(Kind))),
    )


def _required(entry: Fields, name: str) -> str:
    text = entry.text(name).strip()
    if not text:
        raise entry.at(name).broken("is leeg; hier hoort tekst")
    return text
