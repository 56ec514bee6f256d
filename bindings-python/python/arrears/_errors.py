"""Refusals: one exception, and a subclass for each class of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Problem = dict[str, str]


class ArrearsError(Exception):
    """Why a question was refused: the first problem, and all the others of the same input in ``errors``.

    >>> from arrears import ArrearsError, PaymentTerms
    >>> try:
    ...     PaymentTerms("whenever it suits")
    ... except ArrearsError as error:
    ...     print(error.code, error.class_)
    terms_not_understood invalid_input
    """

    def __init__(self, errors: Sequence[Mapping[str, str]]) -> None:
        super().__init__(errors)
        self._errors = tuple(dict(error) for error in errors)
        if not self._errors:
            raise ValueError("a refusal has at least one problem")

    @property
    def code(self) -> str:
        """The stable code, such as ``missing_date``."""
        return self._errors[0]["code"]

    @property
    def class_(self) -> str:
        """What kind of refusal it is: ``invalid_input``, ``missing_data``, ``not_applicable`` or ``out_of_range``."""
        return self._errors[0]["class"]

    @property
    def path(self) -> str:
        """The member or argument that caused it, such as ``terms.instalments[0].share``; empty for the whole input."""
        return self._errors[0]["path"]

    @property
    def message(self) -> str:
        """What was expected and what was found, in one line."""
        return self._errors[0]["message"]

    @property
    def help(self) -> str:
        """What to change, in one sentence."""
        return self._errors[0]["help"]

    @property
    def errors(self) -> list[dict[str, str]]:
        """Everything that is wrong, in document order: ``code``, ``class``, ``path``, ``message``, ``help`` of each."""
        return [dict(error) for error in self._errors]

    def __str__(self) -> str:
        return "\n".join(
            f"{error['path']}: {error['message']} ({error['code']}; {error['help']})".removeprefix(": ")
            for error in self._errors
        )


class InvalidInput(ArrearsError):
    """The input breaks a rule of its form: correct it.

    >>> from arrears import Amount, InvalidInput
    >>> try:
    ...     Amount(12.5, "EUR")
    ... except InvalidInput as error:
    ...     print(error.code, error.path)
    wrong_type value
    """


class MissingData(ArrearsError):
    """The input is well formed, but a date, an amount or reference data is not there: supply it.

    >>> from arrears import MissingData, due_date
    >>> try:
    ...     due_date("net 30")
    ... except MissingData as error:
    ...     print(error.code, error.path)
    missing_date terms
    """


class NotApplicable(ArrearsError):
    """The question has no answer for this input: ask another.

    >>> from arrears import NotApplicable, cost_of_credit
    >>> try:
    ...     cost_of_credit(2, 30, 30, year_days=365, method="simple")
    ... except NotApplicable as error:
    ...     print(error.code)
    no_credit_period
    """


class OutOfRange(ArrearsError):
    """A figure or a date leaves the range the library computes in.

    >>> from arrears import Amount, OutOfRange
    >>> try:
    ...     Amount(10**20, "EUR")
    ... except OutOfRange as error:
    ...     print(error.code)
    amount_out_of_range
    """


_CLASSES: dict[str, type[ArrearsError]] = {
    "invalid_input": InvalidInput,
    "missing_data": MissingData,
    "not_applicable": NotApplicable,
    "out_of_range": OutOfRange,
}


def problem(code: str, path: str, message: str, help: str) -> Problem:
    """A problem with the form of an input that is seen before the core is asked."""
    return {"code": code, "class": "invalid_input", "path": path, "message": message, "help": help}


def invalid(code: str, path: str, message: str, help: str) -> InvalidInput:
    """The exception for one such problem."""
    return InvalidInput([problem(code, path, message, help)])


def refusal(errors: Sequence[Mapping[str, str]]) -> ArrearsError:
    """The exception for the problems that an answer lists: that of the class of the first."""
    return _CLASSES.get(errors[0]["class"], ArrearsError)(errors)
