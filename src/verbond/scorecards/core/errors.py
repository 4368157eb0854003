"""What can be wrong with a template, an answer or a list of words."""

from verbond.kit.errors import RuleBroken


class TemplateWrong(RuleBroken):
    """A template cannot be used as it is written; the message names the field."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__("template_wrong", f"{place}: {message}")


class WordsWrong(RuleBroken):
    """The list of words for screening cannot be used as it is written."""

    def __init__(self, message: str) -> None:
        super().__init__("words_wrong", message)
