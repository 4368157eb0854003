"""From a source to its outline: the whole parser in one call."""

from verbond.agreement.core.collecting import collector_paused
from verbond.agreement.core.document import (
    Block,
    CrossReference,
    Furniture,
    Outline,
    Report,
    Source,
)
from verbond.agreement.core.naming import named_chapters, named_items
from verbond.agreement.core.numbering import LineOrder
from verbond.agreement.core.overrides import (
    Decisions,
    fitting_decisions,
    regrouped,
    relabelled,
)
from verbond.agreement.core.packaged import profile_for
from verbond.agreement.core.profile import Profile
from verbond.agreement.core.spaced import spaced_blocks
from verbond.agreement.core.spaced_headings import (
    headed,
    with_sentence_headings,
    with_sub_points,
)
from verbond.agreement.core.tree import Tree, grown_tree
from verbond.agreement.core.tree.highlights import give_highlights_a_theme


@collector_paused()
def outline(source: Source, profile: Profile | None = None) -> Outline:
    """Parse a source into chapters, sections and items.

    Without a profile the one that recognises the source is used, or else the generic one. Every
    non-blank line is consumed exactly once; `LinesLost` is raised when the parser itself fails
    to. Overrides of the profile that do not fit the source are reported, not applied.
    """
    profile = profile or profile_for(source)
    decisions = fitting_decisions(source, profile)
    order = LineOrder(source)
    blocks, remarks = read_blocks(source, profile, decisions)
    consumed = order.check(blocks)
    tree = grown_tree(blocks, profile)
    notes = [*source.notes, *remarks, *decisions.notes, *give_highlights_a_theme(tree.nodes)]
    chapters = named_chapters(tree.chapters)
    if decisions.roles:
        _decide_roles(tree, decisions)
    items, references = named_items(tree, chapters, source, decisions)
    return Outline(
        title=profile.title or _title(tree) or source.name,
        source=source,
        profile=profile.name,
        chapters=chapters,
        items=items,
        furniture=_furniture(tree, order),
        report=Report(
            lines=order.total,
            blank=order.total - len(order.numbers),
            consumed=consumed,
            not_understood=tuple(
                run for block in tree.not_understood for run in order.runs(block.numbers)
            ),
            notes=(*notes, *map(_reference_note, references)),
        ),
        front=tuple(tree.front),
        references=references,
    )


def read_blocks(
    source: Source, profile: Profile, decisions: Decisions
) -> tuple[list[Block], tuple[str, ...]]:
    """Group the lines of a source into blocks, with a person's decisions applied, and notes."""
    if profile.layout == "spaced-lines":
        drafts = spaced_blocks(source.lines, profile)
        blocks = headed(regrouped(drafts, source, profile, decisions), profile)
        return with_sentence_headings(with_sub_points(relabelled(blocks, decisions))), ()
    from verbond.agreement.core.generic import generic_reading  # heavier, and seldom both

    reading = generic_reading(source, profile)
    grouped = regrouped(reading.blocks, source, profile, decisions)
    return relabelled(grouped, decisions), reading.notes


def _decide_roles(tree: Tree, decisions: Decisions) -> None:
    for node in tree.nodes:
        node.role = decisions.roles.get(node.line, node.role)


def _reference_note(reference: CrossReference) -> str:
    return (
        f"regel {reference.line}: {reference.text!r} verwijst naar {', '.join(reference.targets)}"
    )


def _title(tree: Tree) -> str:
    titles = [block.text for block in tree.headings if block.what == "title"]
    if titles:
        return titles[0]
    if tree.front:
        return tree.front[0].title
    return tree.chapters[0].block.text if tree.chapters else ""


def _furniture(tree: Tree, order: LineOrder) -> tuple[Furniture, ...]:
    front = {section.line for section in tree.front}
    found = [
        Furniture(run, block.what) for block in tree.furniture for run in order.runs(block.numbers)
    ]
    found += [
        Furniture(run, block.what or "heading")
        for block in tree.headings
        if block.numbers[0] in front
        for run in order.runs(block.numbers)
    ]
    found += [
        Furniture(run, "not understood")
        for block in tree.not_understood
        for run in order.runs(block.numbers)
    ]
    return tuple(sorted(found, key=lambda one: one.lines))
