"""The one error that the rules of the house raise."""


class RuleBroken(Exception):  # noqa: N818 - a word of the field, not of the language
    """A rule of the field was not kept.

    `code` is stable and for programs; `message` says what is wrong, where, and what is allowed.
    Entrances turn it into a form error, a 409, or a message with exit code 2.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        # Subclasses take what they like; an error must come whole out of another process.
        return _restored, (type(self), self.code, self.message)


def _restored(kind: type[RuleBroken], code: str, message: str) -> RuleBroken:
    error = kind.__new__(kind)
    RuleBroken.__init__(error, code, message)
    return error
