"""A run of text on one line of a page."""

from dataclasses import dataclass

from verbond.agreement.core.document import Line


@dataclass(slots=True)
class Piece:
    """Text with its place in points from the left and from the top of the page."""

    x: float
    right: float
    y: float
    size: float
    font: str
    bold: bool
    upright: bool
    text: str

    def as_line(self, number: int, page: int, column: int) -> Line:
        return Line(
            number=number,
            text=self.text,
            page=page,
            column=column,
            x=round(self.x, 1),
            y=round(self.y, 1),
            size=round(self.size, 1),
            bold=self.bold,
            style=self.font,
        )
