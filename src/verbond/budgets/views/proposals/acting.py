"""One thing that somebody does with a proposal: its own page, its form, one operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest

from verbond.budgets.models import Proposal
from verbond.budgets.queries.proposals.page import Page
from verbond.budgets.views.proposals.ways import Standing

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Asking:
    """The request for an act, with who asks and about what."""

    request: HttpRequest
    page: Page
    standing: Standing

    @property
    def row(self) -> Proposal:
        return self.page.row

    @property
    def person_id(self) -> int:
        return self.request.user.pk or 0

    @property
    def comment_id(self) -> int | None:
        text = self.request.GET.get("comment", "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


# Carries the act out and returns what to say; raises `RuleBroken`.
type Carry = Callable[[Asking, Mapping[str, Any]], str]
type MakeForm = Callable[[Asking, Mapping[str, Any] | None], forms.Form]


@dataclass(frozen=True, slots=True)
class Act:
    """An act: its words, its form, who may see it, and what it does."""

    title: "str | StrPromise"
    button: "str | StrPromise"
    form: MakeForm
    may: Callable[[Standing], bool]
    carry: Carry
    text: "str | StrPromise" = ""
    # Counted against who sends too often, under this name.
    throttle: str = ""
    needs_account: bool = True
    leads_to: str = "budgets:proposal"
