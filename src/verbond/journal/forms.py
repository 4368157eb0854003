"""What a reader may ask of the journal."""

from django import forms

LARGEST_SEQUENCE = 2**63 - 1


class Narrowing(forms.Form):
    """One room, kind or object; and where the page begins."""

    room = forms.CharField(max_length=30, required=False)
    kind = forms.CharField(max_length=60, required=False)
    key = forms.CharField(max_length=200, required=False)
    before = forms.IntegerField(min_value=1, max_value=LARGEST_SEQUENCE, required=False)


class Portion(forms.Form):
    """Which entries of the export."""

    after = forms.IntegerField(min_value=0, max_value=LARGEST_SEQUENCE, required=False)
    limit = forms.IntegerField(min_value=1, max_value=10_000, required=False)
