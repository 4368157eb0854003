"""Why a document could not be read."""

from verbond.kit.errors import RuleBroken


class DocumentNotRead(RuleBroken):
    """A document cannot be read; nothing of it was used."""

    reason = "document-not-read"

    def __init__(self, name: str, message: str) -> None:
        super().__init__(self.reason, f"{name or 'document'}: {message}")
        self.name = name


class DocumentEmpty(DocumentNotRead):
    """There is no text in it at all."""

    reason = "document-empty"


class DocumentBinary(DocumentNotRead):
    """It holds bytes of a programme, a picture or an archive, not a text."""

    reason = "document-binary"


class FormatUnknown(DocumentNotRead):
    """It is a document, of a kind that is not supported."""

    reason = "format-unknown"


class DocumentEncrypted(DocumentNotRead):
    """A password is needed to read it."""

    reason = "document-encrypted"


class DocumentScanned(DocumentNotRead):
    """Its pages are pictures without a text layer."""

    reason = "document-scanned"


class DocumentCorrupt(DocumentNotRead):
    """Its format was recognised, but it is damaged."""

    reason = "document-corrupt"


class DocumentTooLarge(DocumentNotRead):
    """It passes a limit on bytes, pages or characters."""

    reason = "document-too-large"


class ArchiveBomb(DocumentTooLarge):
    """A small archive that unpacks into something enormous, or XML with entities of its own."""

    reason = "archive-bomb"
