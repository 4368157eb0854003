"""How a report looks as text document: type of the house, tables with lines, no numbered titles."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from odfdo import Document as OpenDocument

# Whoever has not got the first gets the second.
_FACE = "&apos;Atkinson Hyperlegible Next&apos;, Arial"
_GREEN, _INK, _QUIET, _LINE, _SIGNAL = "#0a4a27", "#1d1b18", "#4a4742", "#b9b2a6", "#b3470f"
_WIDTH = 1700
_TITLES = {
    "Heading": ("Standard", "", ""),
    "Heading_20_1": ("Heading", "26pt", "0cm"),
    "Heading_20_2": ("Heading", "16pt", "0.9cm"),
    "Heading_20_3": ("Heading", "12.5pt", "0.6cm"),
    "Heading_20_4": ("Heading", "11pt", "0.4cm"),
}
QUIET, QUOTE, CAPTION, CELL, NUMBER, HEAD, MADE_UP = (
    "Rustig", "Citaat", "Bijschrift", "Cel", "Getal", "Kop", "Fictief"
)  # fmt: skip
_PARAGRAPHS = {
    QUIET: ('fo:margin-bottom="0.2cm"', f'fo:color="{_QUIET}" fo:font-size="9.5pt"'),
    QUOTE: (
        f'fo:margin-left="0.4cm" fo:padding-left="0.3cm" fo:border-left="2pt solid {_GREEN}"',
        "",
    ),
    CAPTION: (
        'fo:margin-top="0.3cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"',
        'fo:font-weight="bold"',
    ),
    CELL: ('fo:margin-bottom="0cm"', 'fo:font-size="9.5pt"'),
    NUMBER: ('fo:margin-bottom="0cm" fo:text-align="end"', 'fo:font-size="9.5pt"'),
    HEAD: ('fo:margin-bottom="0cm"', 'fo:font-size="9.5pt" fo:font-weight="bold"'),
    MADE_UP: (
        f'fo:border="1.5pt solid {_SIGNAL}" fo:padding="0.2cm" fo:margin-bottom="0.4cm"',
        'fo:font-weight="bold"',
    ),
}


def dress(odt: "OpenDocument") -> None:
    """Give a new document the styles of the house and its language."""
    styles: Any = odt.get_part("styles.xml")
    known = styles.get_element("//office:styles")
    for name in ("Standard", *_TITLES, *_PARAGRAPHS):
        for old in known.get_elements(f"style:style[@style:name='{name}']"):
            known.delete(old)
    for number in range(1, 11):
        # Our titles carry their own numbers.
        path = f"//text:outline-level-style[@text:level='{number}']"
        for level in styles.get_elements(path):
            level.set_attribute("style:num-format", "")
            level.set_attribute("style:num-suffix", None)
            level.set_attribute("loext:num-list-format", None)
    for xml in (_standard(), *_headings(), *_paragraphs()):
        known.append(_element(xml))


def _standard() -> str:
    return (
        '<style:style style:name="Standard" style:family="paragraph" style:class="text">'
        '<style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="130%" '
        'fo:orphans="2" fo:widows="2"/>'
        f'<style:text-properties fo:font-family="{_FACE}" fo:font-size="10.5pt" '
        f'fo:color="{_INK}" fo:language="nl" fo:country="BE"/></style:style>'
    )


def _headings() -> list[str]:
    found = []
    for name, (parent, size, above) in _TITLES.items():
        space = f' fo:margin-top="{above}"' if above else ""
        font = f' fo:font-size="{size}"' if size else ""
        line = f' fo:border-bottom="2pt solid {_GREEN}" fo:padding-bottom="0.1cm"'
        found.append(
            f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" '
            f'style:family="paragraph" style:parent-style-name="{parent}" '
            'style:next-style-name="Standard" style:class="text">'
            f'<style:paragraph-properties fo:keep-with-next="always" fo:margin-bottom="0.2cm"'
            f"{space}{line if name == 'Heading_20_2' else ''}/>"
            f'<style:text-properties fo:font-weight="bold" fo:font-style="normal"{font}/>'
            "</style:style>"
        )
    return found


def _paragraphs() -> list[str]:
    return [
        f'<style:style style:name="{name}" style:family="paragraph" '
        'style:parent-style-name="Standard" style:class="text">'
        f"<style:paragraph-properties {shape}/><style:text-properties {text}/></style:style>"
        for name, (shape, text) in _PARAGRAPHS.items()
    ]


def dress_table(odt: "OpenDocument", name: str, shares: tuple[int, ...]) -> None:
    """Make the styles of one table: its columns take these shares of the width."""
    content: Any = odt.get_part("content.xml")
    automatic = content.get_element("//office:automatic-styles")
    automatic.append(
        _element(
            f'<style:style style:name="{name}" style:family="table"><style:table-properties '
            f'style:width="{_WIDTH / 100:.2f}cm" table:align="left" fo:margin-bottom="0.4cm" '
            'style:may-break-between-rows="true"/>'
            "</style:style>"
        )
    )
    whole = sum(shares)
    for place, share in enumerate(shares):
        # Absolute, in tenths of a millimetre: not every program reads relative widths alike.
        width = f"{_WIDTH * share // whole / 100:.2f}cm"
        automatic.append(
            _element(
                f'<style:style style:name="{name}.{place}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width}"/></style:style>'
            )
        )


def dress_cells(odt: "OpenDocument") -> None:
    """Make the styles of the cells and rows of every table."""
    content: Any = odt.get_part("content.xml")
    automatic = content.get_element("//office:automatic-styles")
    for name, line in (("cel", f"0.5pt solid {_LINE}"), ("kop", f"1pt solid {_INK}")):
        automatic.append(
            _element(
                f'<style:style style:name="{name}" style:family="table-cell">'
                '<style:table-cell-properties fo:padding="0.1cm" fo:border="none" '
                f'fo:border-bottom="{line}"/></style:style>'
            )
        )
    automatic.append(
        _element(
            '<style:style style:name="rij" style:family="table-row"><style:table-row-properties '
            'fo:keep-together="always"/></style:style>'
        )
    )


def _element(xml: str) -> Any:
    from odfdo import Element

    return Element.from_tag(xml)
