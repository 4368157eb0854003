"""What other rooms may use of the tests."""

from verbond.scorecards.beside import Beside, figures_beside, register_figures
from verbond.scorecards.cards import ExemptionCard, MeasureCard, Need, RunCard
from verbond.scorecards.core.difference import Piece, difference
from verbond.scorecards.core.honesty import Figures, Share, Verdict
from verbond.scorecards.core.outcome import Reason
from verbond.scorecards.core.vocabulary import SUBJECTS
from verbond.scorecards.operations.exempting import exempt, withdraw_exemption
from verbond.scorecards.operations.filling import save_answers, start_run
from verbond.scorecards.operations.loading import Loaded, load_templates
from verbond.scorecards.operations.showing import show_tests
from verbond.scorecards.operations.signing import (
    NewMeasure,
    carry_out_measure,
    sign_run,
    withdraw_run,
)
from verbond.scorecards.queries.honesty import Case, Change, Dashboard, TestFigures, dashboard
from verbond.scorecards.queries.needs import blocking, needs_of, required
from verbond.scorecards.queries.published import TABLES, published
from verbond.scorecards.queries.runs import exemptions_of, runs_of
from verbond.scorecards.screening import Mark, screen_text
from verbond.scorecards.sources import register_sentences
from verbond.scorecards.subjects import Subject, register_subject, subject_now

__all__ = [
    "SUBJECTS",
    "TABLES",
    "Beside",
    "Case",
    "Change",
    "Dashboard",
    "ExemptionCard",
    "Figures",
    "Loaded",
    "Mark",
    "MeasureCard",
    "Need",
    "NewMeasure",
    "Piece",
    "Reason",
    "RunCard",
    "Share",
    "Subject",
    "TestFigures",
    "Verdict",
    "blocking",
    "carry_out_measure",
    "dashboard",
    "difference",
    "exempt",
    "exemptions_of",
    "figures_beside",
    "load_templates",
    "needs_of",
    "published",
    "register_figures",
    "register_sentences",
    "register_subject",
    "required",
    "runs_of",
    "save_answers",
    "screen_text",
    "show_tests",
    "sign_run",
    "start_run",
    "subject_now",
    "withdraw_exemption",
    "withdraw_run",
]
