"""How large a document may be."""

from dataclasses import dataclass

from verbond.agreement.core.reading.errors import DocumentTooLarge


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of one document; beyond it nothing is read."""

    max_bytes: int = 100_000_000
    max_pages: int = 3_000
    max_characters: int = 60_000_000
    max_lines: int = 1_000_000
    max_unpacked_bytes: int = 300_000_000  # of all parts of a DOCX together
    max_unpacking: int = 200  # times that one part of a DOCX may grow
    max_parts: int = 5_000

    def check_bytes(self, name: str, size: int) -> None:
        if size > self.max_bytes:
            raise DocumentTooLarge(
                name,
                f"het bestand is {_mb(size)} MB groot; hoogstens {_mb(self.max_bytes)} MB kan.",
            )

    def check_pages(self, name: str, pages: int) -> None:
        if pages > self.max_pages:
            raise DocumentTooLarge(
                name, f"het document telt {pages} pagina's; hoogstens {self.max_pages} kan."
            )

    def check_lines(self, name: str, lines: int) -> None:
        if lines > self.max_lines:
            raise DocumentTooLarge(
                name,
                f"de tekst telt {lines:,} regels; hoogstens {self.max_lines:,} kan.".replace(
                    ",", "."
                ),
            )

    def check_characters(self, name: str, characters: int) -> None:
        if characters > self.max_characters:
            raise DocumentTooLarge(
                name,
                f"de tekst telt meer dan {self.max_characters:,} tekens".replace(",", ".")
                + "; meer kan niet.",
            )


def _mb(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",")
