"""What people fill in at the laboratory, and clerks when they make a model."""

from verbond.budgets.forms.lab.model import ModelForm
from verbond.budgets.forms.lab.trying import TrialForm, UploadForm

__all__ = ["ModelForm", "TrialForm", "UploadForm"]
