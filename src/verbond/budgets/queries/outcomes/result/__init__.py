"""What the page of a result shows, gathered from what was kept when it was counted."""

from verbond.budgets.queries.outcomes.result.page import ResultPage, published_result, result_page

__all__ = ["ResultPage", "published_result", "result_page"]
