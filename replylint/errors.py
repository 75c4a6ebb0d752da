"""Every error that replylint raises on purpose.

    ReplylintError
    ├── ConfigError    a setting, an option or a code that we don't know or can't use
    ├── DraftError     a text that can't be read as a draft: binary, undecodable, empty, too long, a broken .eml
    ├── RuleError      a rule that breaks the contract of `replylint.rule`
    ├── PluginError    a package that offers rules and can't be loaded; names the package and the cause
    └── LexiconError   a word list or table in `replylint/data` that is malformed

A message says what was wrong, where, and what would be right. It never holds the text of a draft.
"""

from __future__ import annotations


class ReplylintError(Exception):
    """The base of all the errors below; a door catches this one and nothing else."""


class ConfigError(ReplylintError):
    """A setting, an option or a code that is not known or can't be used."""


class DraftError(ReplylintError):
    """A text that can't be read as a draft."""


class RuleError(ReplylintError):
    """A rule that breaks the contract of `replylint.rule`."""


class PluginError(ReplylintError):
    """An entry point in the group `replylint.rules` that can't be loaded."""


class LexiconError(ReplylintError):
    """A word list or a table that is malformed."""
