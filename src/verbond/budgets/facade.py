"""What other rooms may use of budgets."""

from verbond.budgets.operations.demo import how_to_vote, load_demo_budgets
from verbond.budgets.operations.lab.loading import load_models
from verbond.budgets.operations.lab.trials import forget_trials
from verbond.budgets.operations.restoring import take_back
from verbond.budgets.queries.outcomes.boxes_checked import BoxesChecked, check_boxes
from verbond.budgets.queries.outcomes.catalogued import FileCard, RoundFiles, round_files
from verbond.budgets.queries.outcomes.packing import packed_files
from verbond.budgets.queries.outcomes.promised import Promised, district_money
from verbond.budgets.queries.published import TABLES, published

__all__ = [
    "TABLES",
    "BoxesChecked",
    "FileCard",
    "Promised",
    "RoundFiles",
    "check_boxes",
    "district_money",
    "forget_trials",
    "how_to_vote",
    "load_demo_budgets",
    "load_models",
    "packed_files",
    "published",
    "round_files",
    "take_back",
]
