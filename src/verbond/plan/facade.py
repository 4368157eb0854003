"""What other rooms may use of the plan."""

from verbond.plan.operations.importing import Imported, import_plan
from verbond.plan.operations.loading import load_plans
from verbond.plan.operations.waiting import forget_waiting
from verbond.plan.queries.action import action
from verbond.plan.queries.balance import BalanceCard, balance
from verbond.plan.queries.cards import (
    ActionCard,
    ChapterEuros,
    Compared,
    ComparedYear,
    Difference,
    Differences,
    DomainCard,
    LineCard,
    LooseCommitment,
    PlanCard,
    Sums,
    Tree,
    TreeNode,
    Unlinked,
    VersionCard,
)
from verbond.plan.queries.differences import compared, differences
from verbond.plan.queries.domains import domain_figures
from verbond.plan.queries.entities import entities_of_actions
from verbond.plan.queries.fields import domain_name, policy_field_name
from verbond.plan.queries.plans import newest, plan_named, plans, plans_of, version_of
from verbond.plan.queries.published import TABLES, published
from verbond.plan.queries.tree import tree
from verbond.plan.queries.unlinked import euros_by_chapter, unlinked

__all__ = [
    "TABLES",
    "ActionCard",
    "BalanceCard",
    "ChapterEuros",
    "Compared",
    "ComparedYear",
    "Difference",
    "Differences",
    "DomainCard",
    "Imported",
    "LineCard",
    "LooseCommitment",
    "PlanCard",
    "Sums",
    "Tree",
    "TreeNode",
    "Unlinked",
    "VersionCard",
    "action",
    "balance",
    "compared",
    "differences",
    "domain_figures",
    "domain_name",
    "entities_of_actions",
    "euros_by_chapter",
    "forget_waiting",
    "import_plan",
    "load_plans",
    "newest",
    "plan_named",
    "plans",
    "plans_of",
    "policy_field_name",
    "published",
    "tree",
    "unlinked",
    "version_of",
]
