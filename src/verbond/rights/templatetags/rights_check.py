"""Controls of the check, written in one string: a template per option costs most of a page."""

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
_CHECKED, _SELECTED = mark_safe(" checked"), mark_safe(" selected")
_NONE = mark_safe("")


@register.simple_tag
def choice_input(option: BoundWidget) -> SafeString:
    """Draw one radio or box of a list; its label stands around it."""
    data = option.data
    return format_html(
        '<input type="{}" name="{}" value="{}" id="{}"{}>',
        data["type"],
        data["name"],
        data["value"],
        data["attrs"]["id"],
        _CHECKED if data["selected"] else _NONE,
    )


@register.simple_tag
def quick_select(field: BoundField) -> SafeString:
    """Draw a list to choose one from."""
    chosen = str(field.value() or "")
    widget = field.field.widget
    choices = list(widget.choices) if isinstance(widget, forms.Select) else []
    options = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, _SELECTED if str(value) == chosen else _NONE, label) for value, label in choices),
    )
    return format_html(
        '<select name="{}" id="{}"{}>{}</select>',
        field.html_name,
        field.auto_id,
        _wrong(field),
        options,
    )


@register.simple_tag
def quick_input(field: BoundField) -> SafeString:
    """Draw a line to fill in; a phone shows the keys that fit."""
    value = field.value()
    mode = field.field.widget.attrs.get("inputmode", "text")
    return format_html(
        '<input type="text" name="{}" id="{}" value="{}" inputmode="{}" autocomplete="off"'
        ' maxlength="40"{}>',
        field.html_name,
        field.auto_id,
        "" if value is None else value,
        mode,
        _wrong(field),
    )


def _wrong(field: BoundField) -> SafeString:
    if not field.errors:
        return _NONE
    return format_html(' aria-invalid="true" aria-describedby="{}_error"', field.auto_id)
