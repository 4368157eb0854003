"""Where something stands in a file, for messages that teach."""

from dataclasses import dataclass

from verbond.budgets.core.errors import ElectionWrong


@dataclass(frozen=True, slots=True)
class Named:
    """The file that is read, as messages call it."""

    name: str

    def wrong(self, code: str, line: int, field: str, what: str) -> ElectionWrong:
        """Say what is wrong in which line and field, and what is allowed."""
        where = ", ".join(
            part
            for part in (self.name, f"line {line}" if line else "", f"field {field}" * bool(field))
            if part
        )
        return ElectionWrong(code, f"{where}: {what}")
