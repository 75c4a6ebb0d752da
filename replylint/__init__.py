"""The linter for customer-service replies. Importing this loads neither spaCy nor textstat; the first call to `lint` does."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replylint.context import Context
    from replylint.errors import ConfigError, DraftError, LexiconError, PluginError, ReplylintError, RuleError
    from replylint.fix import apply
    from replylint.linter import Linter, lint
    from replylint.report import Dimension, Failure, Finding, Grade, Report, Rewrite, Severity, Strength
    from replylint.skeleton import Outline, OutlineLine, outline

try:
    __version__ = version("replylint")
except PackageNotFoundError:  # run from a source tree that is not installed
    __version__ = "0.0.0"

_HOME = {
    "Context": "context",
    "apply": "fix",
    **dict.fromkeys(("Outline", "OutlineLine", "outline"), "skeleton"),
    **dict.fromkeys(("ConfigError", "DraftError", "LexiconError", "PluginError", "ReplylintError", "RuleError"), "errors"),
    **dict.fromkeys(("Linter", "lint"), "linter"),
    **dict.fromkeys(("Dimension", "Failure", "Finding", "Grade", "Report", "Rewrite", "Severity", "Strength"), "report"),
}

__all__ = [
    "ConfigError",
    "Context",
    "Dimension",
    "DraftError",
    "Failure",
    "Finding",
    "Grade",
    "LexiconError",
    "Linter",
    "Outline",
    "OutlineLine",
    "PluginError",
    "ReplylintError",
    "Report",
    "Rewrite",
    "RuleError",
    "Severity",
    "Strength",
    "__version__",
    "apply",
    "lint",
    "outline",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'replylint' has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(f"replylint.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
