"""How fast replylint is, beside proselint on the same replies, in one run on one core.

    python benchmarks/speed.py                      a table; about two minutes
    python benchmarks/speed.py --replies 200 --rounds 1 --json speed.json
    git worktree add ../before HEAD~1 && python benchmarks/speed.py --beside ../before

Each linter works in a process of its own, the two in turn, and the best of the rounds counts: whatever else the machine does
can only slow a round down. Times are CPU time, user and system, of the whole process with all its threads. The same machine may
be twice as slow an hour later, so what a change costs is told by `--beside` alone: the same work by another state of replylint, in
the same minutes.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from importlib import import_module, metadata
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from pkgutil import resolve_name
from types import GeneratorType
from typing import Any

from generated import Sample, replies, replies_of

ROOT = Path(__file__).resolve().parent.parent
LINTERS = ("replylint", "proselint")
EARLIER = "the other state"  # of replylint, with --beside
WORDS = 120
SINGLES = 300
SEED = 1

AIM_P50_MS = 20.0
AIM_OF_PROSELINT = 0.5
AIM_SHARE = 1 / 3

# What the console script of each does, given a file.
COMMANDS = {
    "replylint": "import sys; from replylint.cli import main; sys.exit(main())",
    "proselint": "import sys; from proselint.command_line import main; sys.exit(main())",
}
ARGUMENTS = {"replylint": ["lint"], "proselint": ["check"]}
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")

Json = dict[str, Any]


# --- in the process of one linter -------------------------------------------------------------------------------------------


def _proselint() -> tuple[Callable[[str], int], Callable[[Sequence[Any]], int]]:
    """A call for one text and one for many, each giving the number of findings.

    The registry starts out empty, and then nothing is ever found: the command fills it, so must we. The checks that are on are
    those of proselint's own default settings, as in the command.
    """
    checks, registry, tools = (import_module(f"proselint.{name}") for name in ("checks", "registry", "tools"))
    registry.CheckRegistry().register_many(checks.__register__)

    def one(text: str) -> int:
        return len(tools.LintFile("reply", text).lint())

    return one, lambda texts: sum(map(one, texts))


def _replylint() -> tuple[Callable[[str], int], Callable[[Sequence[Any]], int]]:
    linter = import_module("replylint").Linter()
    return (
        lambda text: len(linter.lint(text).findings),
        lambda texts: sum(len(report.findings) for report in linter.lint_many(texts)),
    )


def _peak_mb() -> float:
    """The most memory that this process held at once, in MB of 2**20 bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # ru_maxrss would count what the parent held before exec
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _cpu_ms(call: Callable[[], object]) -> float:
    begin = time.process_time_ns()
    call()
    return (time.process_time_ns() - begin) / 1e6


def work(name: str, count: int) -> Json:
    """One round of one linter: single calls, then the batch."""
    one, many = {"replylint": _replylint, "proselint": _proselint}[name]()
    for sample in replies_of(WORDS, 20, seed=SEED + 100):
        one(sample.reply)
    texts = [sample.reply for sample in replies(count, SEED)]
    singles = [sample.reply for sample in replies_of(WORDS, SINGLES, seed=SEED + 1)]
    gc.collect()
    times = sorted(_cpu_ms(lambda text=text: one(text)) for text in singles)  # type: ignore[misc]
    gc.collect()
    begin = time.process_time()
    findings = many(texts)
    spent = time.process_time() - begin
    peak = _peak_mb()
    pairs = [(sample.reply, sample.customer) for sample in replies(count, SEED)] if name == "replylint" else []
    with_customer = _cpu_ms(lambda: many(pairs)) / count
    if not findings:
        raise SystemExit(f"{name} found nothing in {count} replies: it is not switched on, and its speed says nothing")
    return {
        "p50_ms": statistics.median(times),
        "p99_ms": times[min(len(times) - 1, round(len(times) * 0.99))],
        "many_ms": 1000 * spent / count,
        "with_customer_ms": with_customer,
        "per_cpu_second": count / spent,
        "peak_mb": peak,
        "findings": findings,
    }


class Parts:
    """Charges CPU time to the part of the line that is at work; a part called by another takes its own time with it."""

    def __init__(self) -> None:
        self.spent: dict[str, int] = {}
        self._running = ["rest"]
        self._mark = 0

    def _charge(self) -> None:
        now = time.process_time_ns()
        self.spent[self._running[-1]] = self.spent.get(self._running[-1], 0) + now - self._mark
        self._mark = now

    def _in_part(self, part: str, call: Callable[[], Any]) -> Any:
        self._charge()
        self._running.append(part)
        try:
            return call()
        finally:
            self._charge()
            self._running.pop()

    def _steps(self, part: str, iterator: Iterator[Any]) -> Iterator[Any]:
        end = object()
        while (item := self._in_part(part, lambda: next(iterator, end))) is not end:
            yield item

    def watch(self, owner: Any, attribute: str, part: str) -> None:
        """From now on `owner.attribute(…)` is charged to the part, the steps of a generator too."""
        setattr(owner, attribute, self.watched(getattr(owner, attribute), part))

    def watched(self, function: Callable[..., Any], part: str) -> Callable[..., Any]:
        """The function, charged to the part."""

        @wraps(function, updated=())
        def charged(*args: Any, **kwargs: Any) -> Any:
            result = self._in_part(part, lambda: function(*args, **kwargs))
            return self._steps(part, result) if isinstance(result, GeneratorType) else result

        return charged

    def run(self, call: Callable[[], object]) -> dict[str, float]:
        """The share of the call's CPU time that each part took."""
        self.spent = {}
        self._mark = time.process_time_ns()
        call()
        self._charge()
        whole = sum(self.spent.values())
        return {part: spent / whole for part, spent in self.spent.items()}


SHARED = "moves and evidence"
# Where a part begins: the owner and the name by which the linter calls it. What rules share is no rule's: see `_watch_what_is_shared`.
PARTS = {
    "parse": (("replylint.english", "parse"), ("replylint.english", "parse_many")),
    "customer": (("replylint.linter", "read_customer"),),
    SHARED: (("replylint.patterns", "_Called"),),
    "rules": (("replylint.linter:Linter", "_look"), ("replylint.linter", "settle")),
    "score": (("replylint.linter", "score"),),
}


def _watch_what_is_shared(watch: Parts) -> None:
    """Charges to a part of its own what is derived from the parse once and shared by rules and score, whoever asks first: clauses, moves,
    the index of phrases, evidence, belief. To be called before the modules that derive it are imported."""
    for module, decorator in (("replylint.passage", "once"), ("replylint.reply", "once_looked")):
        owner = import_module(module)
        plain = getattr(owner, decorator)

        def shared(derive: Callable[[Any], Any], plain: Callable[[Any], Any] = plain) -> Any:
            own = derive.__module__.startswith(("replylint.rules", "replylint.strengths"))
            return plain(derive if own else watch.watched(derive, SHARED))

        setattr(owner, decorator, shared)


def parts(count: int) -> Json:
    """The shares of single calls, and of `lint_many` without and with the customers' messages."""
    watch = Parts()
    _watch_what_is_shared(watch)
    linter = import_module("replylint").Linter()
    samples = replies(count, SEED)
    inputs: dict[str, Sequence[str | tuple[str, str]]] = {
        "alone": [sample.reply for sample in samples],
        "with_customer": [(sample.reply, sample.customer) for sample in samples],
    }

    def lint(drafts: Iterable[str | tuple[str, str]]) -> None:
        for _ in linter.lint_many(drafts):
            pass

    lint(chain(inputs["alone"][:20], inputs["with_customer"][:20]))
    for part, places in PARTS.items():
        for owner, attribute in places:
            watch.watch(resolve_name(owner), attribute, part)
    singles = [sample.reply for sample in replies_of(WORDS, SINGLES, seed=SEED + 1)]
    shares = {"single": watch.run(lambda: [linter.lint(text) for text in singles])}
    shares |= {name: watch.run(lambda drafts=drafts: lint(drafts)) for name, drafts in inputs.items()}  # type: ignore[misc]
    if idle := PARTS.keys() - shares["with_customer"].keys():
        raise SystemExit(f"never at work: {', '.join(sorted(idle))}; correct PARTS in benchmarks/speed.py")
    return shares


# --- in the process that compares them --------------------------------------------------------------------------------------


def on_one_core() -> None:
    """Pins this process and those it starts to one core, where the system lets us, and numeric libraries to one thread."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    os.environ.update(dict.fromkeys(THREADS, "1"))
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))


def _worker(*arguments: str, root: Path | None = None) -> Json:
    environment = os.environ | ({"PYTHONPATH": str(root)} if root else {})
    done = subprocess.run(
        [sys.executable, __file__, *arguments], env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"`speed.py {' '.join(arguments)}` failed, see above")
    result: Json = json.loads(done.stdout)
    return result


def cold_start(name: str, sample: Sample, times: int) -> float:
    """CPU seconds of the command on a file with one reply, from start to exit: the least of so many, after one to warm up."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "reply.txt"
        file.write_text(sample.reply, encoding="utf-8")
        command = [sys.executable, "-c", COMMANDS[name], *ARGUMENTS[name], str(file)]
        environment = os.environ | {"XDG_CONFIG_HOME": folder}  # nobody's own settings
        return min([_children_cpu(command, folder, environment) for _ in range(times + 1)][1:])


def _children_cpu(command: list[str], folder: str, environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # 1 says that something was found; it is also how Python ends on an error of its own
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise SystemExit(f"exit code {done.returncode} from: {' '.join(command)}\n{done.stderr}")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def compare(count: int, rounds: int, beside: Path | None = None) -> Json:
    """Everything that the table shows, as plain values."""
    names = [name for name in LINTERS if name == "replylint" or find_spec(name)]
    starts = {name: cold_start(name, replies_of(WORDS, 1)[0], 3 + 2 * rounds) for name in names}
    seen: dict[str, list[Json]] = {name: [] for name in ((*names, EARLIER) if beside else names)}
    for _ in range(rounds):
        for name, results in seen.items():
            root, work = (beside, "replylint") if name == EARLIER else (None, name)
            results.append(_worker("--work", work, "--replies", str(count), root=root))
    linters = {}
    for name, results in seen.items():
        best = {key: min(result[key] for result in results) for key in ("p50_ms", "p99_ms", "many_ms", "with_customer_ms")}
        linters[name] = best | {
            "per_cpu_second": max(result["per_cpu_second"] for result in results),
            "cold_start_s": starts.get(name),
            "peak_mb": max(result["peak_mb"] for result in results),
            "findings": results[-1]["findings"],
            "version": f"in {beside}" if name == EARLIER else _version(name),
        }
    words = [sample.words for sample in replies(count, SEED)]
    result = {
        "replies": count,
        "rounds": rounds,
        "words": {"least": min(words), "mean": statistics.mean(words), "most": max(words)},
        "python": platform.python_version(),
        "machine": _machine(),
        "linters": linters,
        "shares": _worker("--work", "parts", "--replies", str(count)),
    }
    return result | {"aims": _aims(result)}


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "from the source tree"


def _machine() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor())
    return f"{platform.system()} {platform.machine()}, {model or 'unknown processor'}"


def _aims(result: Json) -> dict[str, bool]:
    ours, theirs = result["linters"]["replylint"], result["linters"].get("proselint")
    shares = result["shares"]
    aims = {
        "p50_ms": ours["p50_ms"] <= AIM_P50_MS,
        "rules_and_score": all(_rules_and_score(share) <= AIM_SHARE for share in shares.values()),
    }
    return aims | ({"per_cpu_second": ours["per_cpu_second"] >= AIM_OF_PROSELINT * theirs["per_cpu_second"]} if theirs else {})


def _rules_and_score(share: dict[str, float]) -> float:
    return share.get("rules", 0.0) + share.get("score", 0.0)


def table(result: Json) -> str:
    """The comparison as text, with the aims that it was held against."""
    linters = result["linters"]
    aims = result["aims"]
    columns = [*LINTERS, *(linters.keys() - set(LINTERS))]
    rows: list[tuple[str, ...]] = [("", *columns, "aim")]

    def row(label: str, key: str, form: str, aim: str = "", without: tuple[str, ...] = ()) -> None:
        cells = [None if name in without or name not in linters else linters[name][key] for name in columns]
        rows.append((label, *("–" if cell is None else format(cell, form) for cell in cells), aim))

    def share_row(label: str, share: float, mark: str = "") -> None:
        rows.append((label, f"{share:.1%}", *("–" for _ in columns[1:]), mark))

    def verdict(aim: str) -> str:
        return "reached" if aims[aim] else "MISSED"

    half = ""
    if "proselint" in linters:
        least = AIM_OF_PROSELINT * linters["proselint"]["per_cpu_second"]
        half = f">= {least:.0f}, half of proselint's: {verdict('per_cpu_second')}"
    row(f"one reply of {WORDS} words, p50, CPU ms", "p50_ms", ".1f", f"<= {AIM_P50_MS:.0f}: {verdict('p50_ms')}")
    row(f"one reply of {WORDS} words, p99, CPU ms", "p99_ms", ".1f")
    row("many: CPU ms a reply", "many_ms", ".2f")
    row("many: replies a CPU second", "per_cpu_second", ".0f", half)
    row("many, each with its customer's message: CPU ms", "with_customer_ms", ".2f", without=("proselint",))
    row("cold start of the command, CPU s", "cold_start_s", ".2f")
    row("peak memory, MB", "peak_mb", ".0f")
    row("findings in all", "findings", "d")
    for name, label in (("single", "one reply"), ("alone", "many"), ("with_customer", "many, with customer")):
        share = result["shares"][name]
        for part in (*PARTS, "rest"):
            share_row(f"{label}: share of {part}", share.get(part, 0.0))
        both = _rules_and_score(share)
        mark = f"<= {AIM_SHARE:.0%}: {'reached' if both <= AIM_SHARE else 'MISSED'}"
        share_row(f"{label}: share of rules and score", both, mark)
        share_row(f"{label}: the same with {SHARED}", both + share.get(SHARED, 0.0))
    widths = [max(map(len, column)) for column in zip(*rows)]
    least, mean, most = (result["words"][key] for key in ("least", "mean", "most"))
    versions = ", ".join(f"{name} {linters[name]['version']}" for name in linters)
    head = (
        f"{result['replies']:,} generated replies of {least} to {most} words, {mean:.0f} on average; "
        f"one core, CPU time, best of {result['rounds']}\n"
        f"{versions}; Python {result['python']}; {result['machine']}\n"
    )
    lines = []
    for label, *cells, aim in rows:
        figures = (f"{cell:>{width}}" for cell, width in zip(cells, widths[1:]))
        lines.append(f"{label:<{widths[0]}}  {'  '.join(figures)}  {aim}".rstrip())
    hint = "" if "proselint" in linters else '\nproselint is not installed: pip install "replylint[bench]"'
    return head + "\n" + "\n".join(lines) + hint


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast replylint is, beside proselint, on one core.")
    parser.add_argument("--replies", type=int, default=1000, metavar="N", help="how many replies make the batch (1000)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often each linter starts afresh (3)")
    parser.add_argument(
        "--beside", type=Path, metavar="FOLDER", help="a checkout of another state of replylint, measured in turn"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write everything measured to this file")
    parser.add_argument("--work", choices=(*LINTERS, "parts"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.work == "parts":
        print(json.dumps(parts(options.replies)))
    elif options.work:
        print(json.dumps(work(options.work, options.replies)))
    else:
        if options.beside and not (options.beside / "replylint" / "__init__.py").is_file():
            parser.error(f"there is no replylint in {options.beside}")
        on_one_core()
        result = compare(options.replies, options.rounds, options.beside and options.beside.resolve())
        print(table(result))
        if options.json:
            options.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
