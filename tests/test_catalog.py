"""The conventions of the catalogue and of the word lists, as tests."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import replylint
from replylint import lexicon, patterns, score
from replylint.catalog import Catalog, from_module, load, paragraphs
from replylint.english import load as english
from replylint.errors import ConfigError, LexiconError, RuleError
from replylint.passage import Passage
from replylint.patterns import Phrases
from replylint.report import Dimension
from replylint.rule import Credit, Rule
from replylint.spelling import american

CATALOG = load(plugins=False)
DATA = Path(replylint.__file__).parent / "data"
LISTS = sorted(DATA.glob("*.txt"))
# Names of the catalogue in which the fault is that something is missing.
MISSING = {"no-action", "no-named-signoff"}

entries = pytest.mark.parametrize("entry", CATALOG.entries, ids=lambda e: e.code)
rules = pytest.mark.parametrize("rule", CATALOG.rules, ids=lambda r: r.code)
lists = pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)


@entries
def test_the_name_says_the_fault(entry: Rule | Credit) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.name)
    if entry.name not in MISSING:
        assert not entry.name.startswith(("no-", "avoid-", "use-", "do-not-", "dont-", "never-", "prefer-"))


def test_codes_and_names_are_unique() -> None:
    for key in ("code", "name"):
        twins = [k for k, n in Counter(getattr(e, key) for e in CATALOG.entries).items() if n > 1]
        assert twins == []


def test_a_family_has_one_prefix_and_a_prefix_one_family() -> None:
    pairs = {(e.family, e.code[:-3]) for e in CATALOG.entries}
    assert len(pairs) == len({family for family, _ in pairs}) == len({prefix for _, prefix in pairs})


@entries
def test_the_docstring_is_a_manual_page(entry: Rule | Credit) -> None:
    fault, *others = paragraphs(entry.doc)
    assert fault.endswith(".")
    assert fault[0].isupper()
    assert len(fault) <= 200
    assert [p for p in others if p.startswith("Sources:")] == [others[-1]]
    assert others[-1].removeprefix("Sources:").strip(" …")


@rules
def test_it_says_why_it_hurts(rule: Rule) -> None:
    assert rule.why
    assert rule.why != paragraphs(rule.doc)[0], "the second paragraph says why the customer is hurt"
    assert rule.why.endswith((".", "!", "?"))
    assert len(rule.why) <= 400


@entries
def test_the_message_is_a_sentence(entry: Rule | Credit) -> None:
    assert entry.message.endswith(".")
    assert entry.message[0].isupper()
    assert "\n" not in entry.message
    assert len(entry.message) <= 200


@rules
def test_what_it_beats_exists(rule: Rule) -> None:
    assert rule.beats <= {r.code for r in CATALOG.rules} - {rule.code}


@rules
def test_two_rules_do_not_beat_each_other(rule: Rule) -> None:
    assert [r.code for r in CATALOG.rules if r.code in rule.beats and rule.code in r.beats] == []


@entries
def test_it_is_scored(entry: Rule | Credit) -> None:
    if isinstance(entry, Rule):
        assert entry.dimension in score.WEIGHTS
        assert entry.dimension is not Dimension.GENEROSITY
    else:
        assert 0 < entry.value <= 1


@entries
def test_profiles_exist(entry: Rule | Credit) -> None:
    from replylint.linter import PROFILES

    assert entry.off <= set(PROFILES)
    assert entry.off != set(PROFILES), "it would never run"
    if isinstance(entry, Rule):
        assert set(entry.graded) <= set(PROFILES) - entry.off


@entries
def test_no_example_stands_twice(entry: Rule | Credit) -> None:
    replies = [(e.reply, e.customer, e.context) for e in entry.examples]
    assert [reply for reply in replies if replies.count(reply) > 1] == []


def test_the_catalog_is_in_the_order_of_codes() -> None:
    assert [r.code for r in CATALOG.rules] == sorted(r.code for r in CATALOG.rules)
    assert load(plugins=False) is not CATALOG


def test_find_takes_code_or_name_in_any_case() -> None:
    assert CATALOG.find("blm001") is CATALOG.find("Blames-Customer") is CATALOG.find(" BLM001 ")
    with pytest.raises(ConfigError, match="did you mean 'blames-customer'"):
        CATALOG.find("blame-customers")
    with pytest.raises(ConfigError, match="`replylint rules` lists them"):
        CATALOG.find("zzzzzzzz")


def test_select_takes_families_prefixes_and_all() -> None:
    blame = {e.code for e in CATALOG.entries if e.family == "blame"}
    assert CATALOG.select(["blame"]) == CATALOG.select(["BLM"]) == blame
    assert CATALOG.select(["all"]) == {e.code for e in CATALOG.entries}
    assert CATALOG.select(["BLM001", "blames-customer"]) == {"BLM001"}
    assert CATALOG.select([]) == frozenset()
    with pytest.raises(ConfigError, match="no rule or family 'blames'; did you mean 'blame'"):
        CATALOG.select(["BLM001", "blames"])


def test_a_module_without_a_rule_is_refused() -> None:
    with pytest.raises(RuleError, match="has no value RULE"):
        from_module(pytest)
    assert Catalog((), ()).entries == ()


def test_every_module_of_the_folders_is_in_the_catalog() -> None:
    home = Path(replylint.__file__).parent
    files = {p.stem.replace("_", "-") for folder in ("rules", "strengths") for p in (home / folder).rglob("*.py")} - {
        "--init--"
    }
    assert files == {e.name for e in CATALOG.entries}


def test_rules_do_not_import_each_other() -> None:
    home = Path(replylint.__file__).parent
    for folder in ("rules", "strengths"):
        for path in (home / folder).rglob("*.py"):
            assert not re.search(
                r"^\s*(from|import) replylint\.(rules|strengths)", path.read_text(encoding="utf-8"), re.MULTILINE
            ), path


# Word lists


@lists
def test_a_list_is_sorted_and_has_nothing_twice(path: Path) -> None:
    found = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert found, "it is empty"
    assert all(line == line.strip() and line for line in found)
    assert [line for line, n in Counter(found).items() if n > 1] == []
    assert found == sorted(found)


@lists
def test_a_list_says_what_it_is_where_it_is_from_and_its_licence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    header = " ".join(line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#"))
    assert text.startswith("# ")
    assert re.search(r"Source: \S", header)
    assert re.search(r"Licence: \S", header)
    assert not header.startswith("Source:"), "the first words say what the list is"


@pytest.fixture(scope="module")
def asked_for() -> set[str]:
    """The lists that are read when all modules are loaded and a reply is linted, in an interpreter that has read none of them yet."""
    script = """
import importlib, pkgutil, replylint
from replylint import lexicon
read, found = lexicon.lines, []
lexicon.lines = lambda name: found.append(name) or read(name)
for module in pkgutil.walk_packages(replylint.__path__, "replylint."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
replylint.lint("You failed to attach it. We will be in touch.", customer="My lamp came broken. Who pays for it?")
print(*found)
"""
    return set(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split())


@lists
def test_a_list_is_used(path: Path, asked_for: set[str]) -> None:
    code = "\n".join(p.read_text(encoding="utf-8") for p in (*DATA.parent.rglob("*.py"), *LISTS))
    # What no reply has needed yet is at least named: as a list, or in a phrase as {list}.
    assert path.stem in asked_for or re.search(rf"[\"'{{]{path.stem}[\"'}}]", code)


def test_a_list_of_single_words_has_none_that_the_tokenizer_splits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some_words.txt").write_text("covid-19\nmix-up\n")
    monkeypatch.setattr(lexicon, "HERE", tmp_path)
    with pytest.raises(LexiconError, match="'mix-up' is several words"):
        lexicon.words("some_words")


# What looks at a text's own letters, not at norms.
AS_WRITTEN = ("replylint.flip", "replylint.spelling", "replylint.zones")


def test_words_to_compare_with_a_norm_are_spelt_like_norms() -> None:
    """ "enquiry" and "thx" among words that are held against `Word.norm` are never found: their norms are "inquiry" and "thanks"."""

    def norm(word: str) -> str:
        return american(lexicon.chat_forms().get(word, word))

    for found in pkgutil.walk_packages(replylint.__path__, "replylint."):
        if found.name.startswith(AS_WRITTEN) or found.name.endswith("__main__"):
            continue
        for name, words in vars(importlib.import_module(found.name)).items():
            if isinstance(words, frozenset) and name != "_TEAM_WORDS":
                assert [w for w in words if isinstance(w, str) and norm(w) != w] == [], f"{found.name}.{name}"
    assert [key for key in patterns._called_up if " " not in key and norm(key) != key] == []


# Phrases


def test_a_hyphen_in_a_phrase_is_a_word_of_its_own() -> None:
    text = "Two mix-ups, no slip-up, re-sent at once, thanks to the re-send."
    passage = Passage(english()(text), text)

    def found(*phrases: str) -> list[str]:
        return [text[m.start : m.end] for m in Phrases(*phrases).find(passage)]

    assert found("mix-up") == []  # not that form
    assert found("mix-ups") == found("<mix-up>") == ["mix-ups"]
    assert found("<slip-up|mix-up>") == ["mix-ups", "slip-up"]
    assert found("<re-send at> once") == ["re-sent at once"]
    assert found("no slip-up?") == ["no slip-up"]
    with pytest.raises(RuleError, match="several words"):
        Phrases("no !mix-up")


def test_brackets_in_a_phrase() -> None:
    text = "We will get back to you; we get to you, and we will come back."
    passage = Passage(english()(text), text)

    def found(phrase: str) -> list[str]:
        return [text[m.start : m.end] for m in Phrases(phrase).find(passage)]

    assert found("we (will)? get (back)? to you") == ["We will get back to you", "we get to you"]
    assert found("we (will|) (get (back to|to (us|you))|come back)") == [
        "We will get back to",
        "we get to you",
        "we will come back",
    ]
    assert found("(we) (will (get|come)|get) back") == ["We will get back", "we will come back"]


@pytest.mark.parametrize(
    ("phrase", "wrong"),
    [
        ("we (will|would get back", "not closed"),
        ("we (will (get)? back", "not closed"),
        ("we will) get back", "too many"),
        ("we (will)? get)? back", "too many"),
    ],
)
def test_a_phrase_with_a_bracket_astray(phrase: str, wrong: str) -> None:
    with pytest.raises(RuleError, match=rf"^the phrase {re.escape(repr(phrase))} can't be read: .*{wrong}"):
        Phrases(phrase)


def test_every_hyphened_word_of_a_phrase_can_match() -> None:
    texts = {phrase.text for called in patterns._called_up.values() for _, phrase in called}
    hyphened = sorted({word for text in texts for word in re.findall(r"[a-z]+(?:-[a-z]+)+", text)})
    assert len(hyphened) > 40
    for word in hyphened:
        text = f"The {word} one."
        assert Phrases(word).find(Passage(english()(text), text)), word
