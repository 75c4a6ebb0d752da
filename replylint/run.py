"""Many drafts from files, each with the settings that hold for it: what became of them, and which bars they failed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from replylint import catalog as catalogs
from replylint import config
from replylint.config import Settings
from replylint.context import Context
from replylint.errors import ConfigError, ReplylintError
from replylint.linter import Linter
from replylint.render import Outcome
from replylint.report import Report, Severity
from replylint.sources import Source, find_sources, read, read_message
from replylint.tables import is_table, read_table

if TYPE_CHECKING:
    from replylint.mail import Mail

_BATCH = 64


class Run:
    """One call of the command. Settings files and linters are made once; `options` are laid over every settings file.

    Raises PluginError for a broken package of rules.
    """

    def __init__(self, options: dict[str, Any], file: Path | None = None) -> None:
        self.options = options
        self.file = file
        self.catalog = catalogs.load()
        self._of_folder: dict[Path, Settings] = {}
        self._of_file: dict[Path | None, Settings] = {}
        self._linters: dict[str, Linter] = {}

    def settings(self, folder: Path) -> Settings:
        """What holds for the drafts in a folder. Raises ConfigError for a wrong setting, in the file or among the options."""
        folder = folder.resolve()
        if folder not in self._of_folder:
            file = self.file or config.find(folder)
            if file not in self._of_file:
                self._of_file[file] = self._load(file)
            self._of_folder[folder] = self._of_file[file]
        return self._of_folder[folder]

    def customer(self, path: str) -> str:
        """The customer's message in a file, or from standard input. Raises DraftError for what can't be read, or is empty."""
        return read_message(path)

    def linter(self, settings: Settings) -> Linter:
        """The linter that the settings describe. Raises ConfigError for an unknown rule."""
        key = settings.model_dump_json(include={"select", "ignore", "profile", "severity", "allow", "min_confidence"})
        if key not in self._linters:
            self._linters[key] = Linter(
                select=settings.select,
                ignore=settings.ignore,
                profile=settings.profile,
                severities=settings.severities,
                allow=settings.allow,
                min_confidence=settings.min_confidence,
                catalog=self.catalog,
            )
        return self._linters[key]

    @staticmethod
    def context(settings: Settings, customer_name: str | None = None) -> Context:
        """What the settings know beyond the draft."""
        return Context(
            customer_name=customer_name, agent_name=settings.agent_name, company=settings.company, channel=settings.channel
        )

    def outcomes(
        self,
        files: Iterable[str],
        customer: str | None = None,
        customer_name: str | None = None,
        columns: tuple[str | None, str | None] = (None, None),
    ) -> Iterator[Outcome]:
        """What became of each draft, in order. `customer` goes before the message that a draft quotes.

        `columns` names those of a table that have the reply and the customer's message.
        """
        batch: list[tuple[str, Mail]] = []
        of_batch: Settings | None = None
        for path, settings, mail in self._drafts(files, columns):
            if settings is None or isinstance(mail, ReplylintError):
                yield from self._lint(batch, of_batch, customer, customer_name)
                yield Outcome(path, error=str(mail))
                batch = []
                continue
            # Drafts in a row that have the same settings are parsed together, which is faster.
            if settings is not of_batch or len(batch) == _BATCH:
                yield from self._lint(batch, of_batch, customer, customer_name)
                batch, of_batch = [], settings
            batch.append((path, mail))
        yield from self._lint(batch, of_batch, customer, customer_name)

    def _drafts(
        self, files: Iterable[str], columns: tuple[str | None, str | None]
    ) -> Iterator[tuple[str, Settings | None, Mail | ReplylintError]]:
        """The path of each draft, a row of a table being one, its settings, and its text or why there is none."""
        for found in find_sources(files):
            if not isinstance(found, Source):
                yield found[0], None, found[1]
                continue
            try:
                settings = self.settings(found.folder)
                if found.file is not None and is_table(found.file):
                    for number, mail in read_table(found.file, *columns):
                        yield f"{found.path}#row={number}", settings, mail
                else:
                    yield found.path, settings, read(found)
            except ReplylintError as error:
                yield found.path, None, error

    def _load(self, file: Path | None) -> Settings:
        settings = Settings()
        if file is not None:
            settings = config.load(file)
            try:
                self.linter(settings)
            except ConfigError as error:
                raise ConfigError(f"{file}: {error}") from error
        settings = config.merged(settings, self.options)
        self.linter(settings)
        return settings

    def _lint(
        self, batch: list[tuple[str, Mail]], settings: Settings | None, customer: str | None, customer_name: str | None
    ) -> Iterator[Outcome]:
        if settings is None or not batch:
            return
        linter = self.linter(settings)
        context = self.context(settings, customer_name)
        items = [(mail.draft, customer or mail.customer, context) for _, mail in batch]
        for (path, mail), report in zip(batch, linter.lint_many(items, batch_size=_BATCH)):
            if report.error is not None:
                yield Outcome(path, error=report.error)
            else:
                yield Outcome(path, mail.draft, report, failed=tuple(failed_bars(report, settings)))


def as_options(given: dict[str, Any]) -> dict[str, Any]:
    """The options of a command that were given, by the names that they have in a settings file."""
    options = {name.rstrip("_").replace("_", "-"): value for name, value in given.items() if value is not None and value != ()}
    for name in ("select", "ignore"):
        if name in options:
            options[name] = [key.strip() for keys in options[name] for key in keys.split(",") if key.strip()]
    return options


def failed_bars(report: Report, settings: Settings) -> Iterator[tuple[str, str]]:
    """The bars that a report fails, and why. One that was not judged fails none: there is nothing to hold against it."""
    if report.grade == "-":
        return
    if settings.fail_on != "never":
        least = Severity(settings.fail_on)
        counts = {s: sum(f.severity is s for f in report.findings) for s in reversed(Severity) if s.rank >= least.rank}
        if any(counts.values()):
            told = ", ".join(f"{n} {s}{'s' if n > 1 and s is not Severity.INFO else ''}" for s, n in counts.items() if n)
            yield f"--fail-on {least}", told
    if settings.fail_under is not None and report.score < settings.fail_under:
        yield f"--fail-under {settings.fail_under:g}", f"the score is {report.score:g}"
