"""The fictitious documents that stand with items of the demo."""

import io

from verbond.decisions.operations.demo.filling import at
from verbond.decisions.operations.demo.making import Made
from verbond.decisions.operations.demo.reading import Paper
from verbond.decisions.operations.documents import attach_file


def make_papers(made: Made) -> None:
    """Keep the documents with their items, by the operation of the desk, while they are drafts."""
    for case, item in made.items:
        if case.paper:
            attach_file(
                item=item,
                name=case.paper.name,
                content=written(case.paper),
                actor=made.actor,
                now=at(case.on, days=-11),
            )


def written(paper: Paper) -> bytes:
    """Write a document as ODT: its name as heading, then its lines."""
    from odfdo import Document, Header, Paragraph

    document = Document("text")
    document.body.clear()
    document.body.append(Header(1, paper.name))
    for line in paper.lines:
        document.body.append(Paragraph(line))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
