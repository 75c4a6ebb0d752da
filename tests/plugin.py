"""A package of rules made up in a folder, as an installed one would lie on the path."""

from __future__ import annotations

from pathlib import Path

RULE = '''"""Says "{words}" where it should not.

It makes no difference to the customer.

Sources: nobody
"""

from replylint.patterns import Phrases, phrase_check
from replylint.report import Dimension, Severity
from replylint.rule import Bad, Good, Rule

RULE = Rule(
    code="{code}",
    severity=Severity.ERROR,
    dimension=Dimension.VOICE,
    message="Leave it out.",
    check=phrase_check(Phrases("{words}")),
    examples=(Bad("We say {words}."), Good("We say nothing.", why="nothing is said")),
)
'''


def install(folder: Path, package: str = "acme_rules", distribution: str = "acme-replylint", point: str | None = None) -> Path:
    """Write the package and what a packager writes beside it; `point` is what the entry point names. Returns the package's folder."""
    home = folder / package
    home.mkdir(parents=True)
    (home / "__init__.py").write_text('"""Rules of Acme."""\n')
    info = folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[replylint.rules]\nacme = {point or package}\n")
    return home


def add_rule(home: Path, family: str, name: str, text: str) -> None:
    """Put a rule's file in a family of the package."""
    (home / family).mkdir(exist_ok=True)
    (home / family / "__init__.py").write_text("")
    (home / family / f"{name}.py").write_text(text)
