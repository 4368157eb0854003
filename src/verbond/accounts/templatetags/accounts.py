"""What templates of accounts ask for."""

from django import forms, template
from django.conf import settings

register = template.Library()


@register.filter
def plain(form: forms.BaseForm) -> forms.BaseForm:
    """Take grey example words out of the fields: each field has a label already."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form


@register.simple_tag
def signup_is_open() -> bool:
    return bool(settings.SIGNUP_OPEN)
