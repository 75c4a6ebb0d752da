"""What a worker does for the routes: a thin door over the library. Requests are JSON, read strictly; answers are the library's models."""

from __future__ import annotations

import json
import traceback
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from replylint import catalog as catalogs
from replylint import english
from replylint.catalog import Catalog
from replylint.config import Settings
from replylint.context import Context
from replylint.errors import ConfigError, DraftError
from replylint.fix import applied
from replylint.linter import Linter
from replylint.report import Grade
from replylint.server import languagetool
from replylint.server.messages import Edit, Error, FieldError, FixReport, FixRequest, LintRequest, Options, OutlineRequest
from replylint.server.wrong import RefusalError, dotted, refusal
from replylint.skeleton import outline

if TYPE_CHECKING:
    from replylint.report import Report

Done = tuple[int, bytes, list[str]]
M = TypeVar("M", bound=BaseModel)

_LINTERS = 32  # kept at a time; a front end uses one or two sets of options, and each costs some memory


class Bench:
    """One worker's tools: the catalog, the settings that the server was started with, and the linters made so far."""

    def __init__(self, settings: Settings, characters: int, catalog: Catalog | None = None) -> None:
        self.settings = settings
        self.characters = characters
        self.catalog = catalog or catalogs.load()
        self._linters: OrderedDict[str, Linter] = OrderedDict()

    @classmethod
    def from_setup(cls, setup: dict[str, Any]) -> Bench:
        """From what the server hands its workers."""
        return cls(Settings.model_validate(setup["settings"]), setup["characters"])

    def warm(self) -> None:
        """Load the pipeline and everything that the first draft would otherwise wait for. Raises ConfigError for wrong settings."""
        linter = self.linter(None)
        linter.lint("Hi Anna, I have refunded the £30 this morning.", customer="Where is my refund? I am upset.")

    def do(self, kind: str, request: bytes) -> Done:
        """Status, body and the codes that were found. Never raises: what goes wrong becomes a status."""
        jobs: dict[str, Callable[[bytes], Done]] = {
            "lint": self._lint,
            "fix": self._fix,
            "outline": self._outline,
            "check": self._check,
        }
        try:
            # Without the zone, spaCy would keep every word that it has ever seen.
            with english.load().memory_zone():
                return jobs[kind](request)
        except RefusalError as error:
            return error.status, error.error.model_dump_json().encode(), []
        except Exception as error:  # a bug of ours; the text must not come out with it, so only where it happened does
            return 500, Error(error=f"internal error: {where(error)}").model_dump_json().encode(), []

    def linter(self, options: Options | None) -> Linter:
        """The linter for these options over the server's settings. Raises RefusalError, with the field, for what is not known."""
        key = options.model_dump_json(exclude_none=True) if options else "{}"
        if key in self._linters:
            self._linters.move_to_end(key)
            return self._linters[key]
        asked, settings = options or Options(), self.settings
        self._refuse_unknown(asked)
        severities = settings.severities if asked.severities is None else _severities(asked.severities)
        linter = Linter(
            select=settings.select if asked.select is None else asked.select,
            ignore=settings.ignore if asked.ignore is None else asked.ignore,
            profile=asked.profile or settings.profile,
            severities=severities,
            allow=settings.allow if asked.allow is None else asked.allow,
            min_confidence=settings.min_confidence if asked.min_confidence is None else asked.min_confidence,
            catalog=self.catalog,
        )
        self._linters[key] = linter
        if len(self._linters) > _LINTERS:
            self._linters.popitem(last=False)
        return linter

    def context(self, given: Context | None) -> Context:
        """What is known of this draft, with the server's settings where the request says nothing."""
        given = given or Context()
        known = {"agent_name": self.settings.agent_name, "company": self.settings.company, "channel": self.settings.channel}
        return given.model_copy(
            update={name: value for name, value in known.items() if value is not None and getattr(given, name) is None}
        )

    def read(self, model: type[M], request: bytes) -> M:
        """The request as a model. Raises RefusalError with each wrong field."""
        try:
            return model.model_validate_json(request, strict=True)
        except ValidationError as error:
            raise refusal(error, request) from None

    def _lint(self, request: bytes) -> Done:
        report = self.report(self.read(LintRequest, request))
        return 200, report.model_dump_json().encode(), [f.code for f in report.findings]

    def _fix(self, request: bytes) -> Done:
        asked = self.read(FixRequest, request)
        repaired = applied(self.report(asked), grade=Grade(asked.grade))
        edits = tuple(
            Edit(round=number, code=e.finding.code, name=e.finding.name, rewrite=e.rewrite)
            for number, edits in enumerate(repaired.rounds, start=1)
            for e in edits
        )
        fixed = FixReport(text=repaired.text, edits=edits, settled=repaired.settled, report=repaired.report)
        return 200, fixed.model_dump_json().encode(), [edit.code for edit in edits]

    def _outline(self, request: bytes) -> Done:
        asked = self.read(OutlineRequest, request)
        self.check_length("customer", asked.customer)
        try:
            made = outline(asked.customer, self.context(asked.context))
        except DraftError as error:
            raise RefusalError(422, "customer", str(error)) from None
        return 200, made.model_dump_json().encode(), []

    def _check(self, request: bytes) -> Done:
        """LanguageTool's check. The request is `[parameters, base path, the server's address]`."""
        parameters, base, site = json.loads(request)
        profile, whole = languagetool.base(base)
        wanted = languagetool.wanted(parameters, self.catalog)
        asked = languagetool.text_of(parameters)
        self.check_length("text", asked.text)
        # Beside what the server ignores: a client that switches one rule off does not mean to switch others on.
        ignored = self.catalog.select([*self.settings.ignore, *wanted.ignore])
        options = Options(select=wanted.select, ignore=tuple(sorted(ignored)) or None, profile=profile)
        reply, matches, judged = None, [], False
        nothing = wanted.select == () or not languagetool.is_english(wanted.language)
        try:
            if not nothing:
                linter = self.linter(options)
                [reply] = linter.read_many([(languagetool.clean(asked.text), None, self.context(None))])
                report = linter.report(reply)
                judged = report.grade != "-"
                found = languagetool.chosen(report, wanted, self.catalog, whole=whole or languagetool.looks_whole(reply))
                matches = languagetool.matches(asked, found)
        except DraftError:
            pass  # nothing but white space, or nothing but a quotation: there is nothing to say of it
        said = languagetool.answer(asked, reply, matches, wanted, self.catalog, site=site, judged=judged)
        return 200, to_json(said), [match.finding.code for match in matches]

    def report(self, asked: LintRequest) -> Report:
        """The library's report. Raises RefusalError for a text that can't be linted."""
        self.check_length("reply", asked.reply)
        self.check_length("customer", asked.customer)
        linter = self.linter(asked.options)
        try:
            return linter.lint(asked.reply, customer=asked.customer, context=self.context(asked.context))
        except DraftError as error:
            raise RefusalError(422, "reply", str(error)) from None

    def check_length(self, path: str, text: str | None) -> None:
        """Raises RefusalError for a text over the cap."""
        if text is not None and len(text) > self.characters:
            raise RefusalError(413, path, f"{len(text):,} characters; at most {self.characters:,} are checked")

    def _refuse_unknown(self, options: Options) -> None:
        """Raises RefusalError, with its place, for a code or a name that is not known."""
        wrong: list[FieldError] = []
        keys: list[tuple[str, Iterable[str], Callable[[str], object]]] = [
            ("select", options.select or (), lambda key: self.catalog.select([key])),
            ("ignore", options.ignore or (), lambda key: self.catalog.select([key])),
            ("severities", options.severities or (), self.catalog.rule),
        ]
        for field, values, find in keys:
            for number, key in enumerate(values):
                if hint := _hint(find, key):
                    message = f"no rule or family of this name; {hint}"
                    place = key if field == "severities" else number
                    wrong.append(FieldError(path=dotted(("options", field, place)), message=message))
        if wrong:
            raise RefusalError(422, *[part for field in wrong for part in (field.path, field.message)])


def _severities(levels: dict[str, Any]) -> dict[str, Any]:
    return Settings.model_validate({"severity": levels}).severities


def _hint(find: Callable[[str], object], key: str) -> str | None:
    """What might be meant by a key that is not known. The error quotes what was sent; only its hint, which is ours, goes out."""
    try:
        find(key)
    except ConfigError as error:
        return str(error).rpartition("; ")[2]
    return None


def where(error: BaseException) -> str:
    """The kind of an error and the line that raised it: all that may be told of it, since its message may hold the text."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{last}"
