"""Names of the law in a form: they stay Dutch on a page in another language."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString


def dutch(text: str) -> SafeString:
    """Mark a label, or the words of a box, as Dutch."""
    return format_html('<span lang="nl">{}</span>', text)


class DutchNames(forms.Select):
    """A list of names that are Dutch, but for what the site says itself."""

    def __init__(self, *args: Any, ours: tuple[str, ...] = ("",), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ours = ours

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)
        if option["value"] not in self.ours:
            option["attrs"]["lang"] = "nl"
        return option
