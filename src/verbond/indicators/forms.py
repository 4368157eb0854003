"""The two steps of an import: bring a table, then agree to what it gives."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from verbond.indicators.uploads import MAX_MAPPING, MAX_TABLE


class UploadForm(forms.Form):
    table = forms.FileField(
        label=_("Tabel"),
        help_text=_("Een bestand CSV, TXT of XLSX van hoogstens 10 MB."),
    )
    mapping = forms.FileField(
        label=_("Beschrijving van de kolommen"),
        help_text=_("Een bestand YAML dat zegt welke kolom wat is."),
    )

    def clean_table(self) -> "UploadedFile[bytes]":
        return _not_larger(self.cleaned_data["table"], MAX_TABLE)

    def clean_mapping(self) -> "UploadedFile[bytes]":
        return _not_larger(self.cleaned_data["mapping"], MAX_MAPPING)


class ConfirmForm(forms.Form):
    token = forms.CharField(widget=forms.HiddenInput, max_length=500)
    reason = forms.CharField(
        label=_("Waarom lees je deze cijfers in?"),
        help_text=_("Dit komt in het logboek, dat iedereen kan lezen."),
        max_length=300,
        required=False,
    )
    skip_rejected = forms.BooleanField(
        label=_("Sla de rijen over die niet gelezen konden worden"), required=False
    )


def _not_larger(file: "UploadedFile[bytes]", most: int) -> "UploadedFile[bytes]":
    if (file.size or 0) > most:
        raise forms.ValidationError(
            _("Dit bestand is te groot: hoogstens %(most)d MB."),
            code="too_large",
            params={"most": max(1, most // 2**20)},
        )
    return file
