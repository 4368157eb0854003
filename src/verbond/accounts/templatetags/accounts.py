"""What templates of accounts ask for."""

from django import forms, template

register = template.Library()


@register.filter
def plain(form: forms.BaseForm) -> forms.BaseForm:
    """Take grey example words out of the fields: each field has a label already."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    return form
