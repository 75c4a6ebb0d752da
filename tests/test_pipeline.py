"""The pipeline that reads batches gives what spaCy's own components give."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from replylint import Linter, english, pipeline
from replylint.catalog import load
from replylint.encoder import Encoder
from replylint.lockstep import Lockstep
from replylint.pipeline import Pipeline

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from generated import replies

ATTRIBUTES: list[int | str] = ["ORTH", "NORM", "TAG", "POS", "MORPH", "HEAD", "DEP", "LEMMA", "SPACY"]
ODD = [
    "",
    " ",
    "\n\n",
    "Sorry",
    "?",
    "😀",
    "👩🏽‍💻 done ✅✅",
    "sorry sorry " * 40,
    "REFUND NOW " * 30,
    ". " * 50,
    "a, b, c, d, e, f, g, h, " * 20,
    "What did you say they had told him she thought we knew you would ask for?",
    "Dear Anna,\n\n\n   I'm gonna fix it, y'know?  U didn't recieve it, I'll sort it.\n\nBest,\nTom",
    "Is it the one that you said the courier told you that he had left with?" * 5,
    "Это не по-английски. 这是中文。",
    "https://example.com/a?b=c#d user@example.com +44 20 7946 0000 10:30 £12.50 #48213",
    "no punctuation at all just words that go on and on and on until nobody knows where a sentence ends " * 6,
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return english.load()


@pytest.fixture(scope="module")
def ours(nlp: Language) -> Pipeline:
    return Pipeline(nlp)


def shown(doc: Doc) -> tuple[list[list[int]], list[int]]:
    # Apart, since spaCy gives heads and starts of sentences only so.
    rows: list[list[int]] = doc.to_array(ATTRIBUTES).tolist()
    return rows, [token.sent_start for token in doc]


@pytest.fixture(scope="module")
def expected(nlp: Language) -> list[Doc]:
    """What spaCy's components make of the texts."""
    return list(nlp.pipe(texts()))


def same(found: Sequence[Doc], expected: Sequence[Doc]) -> None:
    assert len(found) == len(expected)
    for ours, theirs in zip(found, expected):
        assert ours.text == theirs.text
        assert shown(ours) == shown(theirs), ours.text
        assert [t.n_lefts for t in ours] == [t.n_lefts for t in theirs]


def texts() -> list[str]:
    drawn = random.Random(4)
    found = (
        ODD + [sample.reply for sample in replies(60, 7)] + [text for rule in load().entries[::3] for text in _examples(rule)]
    )
    words = " ".join(found).split(" ")
    # Words in no order leave the parser's usual ways: words that go back to the buffer, arcs that give way.
    found += [" ".join(drawn.choices(words, k=drawn.randint(1, 90))) for _ in range(120)]
    drawn.shuffle(found)
    return found


def _examples(entry: Any) -> list[str]:
    return [example.reply for example in entry.examples]


@pytest.mark.parametrize("step", [0, 8, 10**6], ids=["together", "as measured", "alone"])
def test_every_token_is_read_as_by_spacy(
    ours: Pipeline, expected: list[Doc], step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_STEP", step)
    found = texts()
    assert len(found) > 400
    same([doc for at in range(0, len(found), 100) for doc in ours.docs(found[at : at + 100])], expected)


@pytest.mark.parametrize("share", [0.0, 0.3, 1.0], ids=["none", "some", "all"])
def test_wherever_the_cuts_are_the_parse_is_the_same(
    ours: Pipeline, expected: list[Doc], share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = np.random.default_rng(5)

    def cuts(doc: Doc) -> Any:
        found = drawn.random(len(doc)) < share
        found[0] = True
        return found

    monkeypatch.setattr(ours, "_cuts", cuts)
    monkeypatch.setattr(pipeline, "_STEP", 0)
    found = texts()[:150]
    same(ours.docs(found), expected[:150])


def test_the_parser_takes_every_kind_of_move(nlp: Language, expected: list[Doc]) -> None:
    """So that the comparison above is one: labels of two parts, new heads, words sent back, sentences without a full stop."""
    parser: Any = nlp.get_pipe("parser")
    decorated = 0
    for doc in expected:
        state = parser.predict([doc])[0]
        decorated += any("||" in nlp.vocab.strings[arc["label"]] for arc in state.arcs)
    assert decorated > 3
    assert any(sum(token.is_sent_start or 0 for token in doc) > 2 and "." not in doc.text for doc in expected)
    assert Lockstep(parser).labels.count("nsubj") == 2


WORDS = st.sampled_from(
    "I you we it sorry refund the that which is was not n't have because but and to of for in don't can't , . ! ? ( ) \n \n\n - 😀 x".split(
        " "
    )
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=80)), min_size=1, max_size=6), st.booleans()
)
def test_any_texts_are_read_as_by_spacy(nlp: Language, ours: Pipeline, batch: list[str], together: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "_STEP", 0 if together else 8)
        same(ours.docs(batch), [nlp(text) for text in batch])


def test_the_vectors_are_those_of_thinc(nlp: Language) -> None:
    component: Any = nlp.get_pipe("tok2vec")
    docs = [nlp.make_doc(sample.reply) for sample in replies(20, 3)] + [nlp.make_doc("Sorry")]
    encoder = Encoder(nlp)
    expected = np.concatenate(component.predict(docs))
    np.testing.assert_allclose(encoder.vectors(docs), expected, atol=1e-4)
    np.testing.assert_allclose(encoder.vectors(docs), expected, atol=1e-4)  # all words known


def test_what_is_kept_is_bounded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replylint.encoder._KEPT", 30)
    monkeypatch.setattr(pipeline, "_KEPT", 30)
    reader = Pipeline(nlp)
    drafts = [sample.reply for sample in replies(12, 9)]
    for draft in drafts:
        same(reader.docs([draft]), [nlp(draft)])
        assert len(reader._lemmas) <= 30
    assert len(reader._encoder._rows) <= max(len(nlp.make_doc(draft)) for draft in drafts)


def test_a_memory_zone_leaves_nothing_behind_that_is_missed(nlp: Language, ours: Pipeline) -> None:
    text = "The quuxification of zorbles was frobnicated."
    for _ in range(2):
        with nlp.memory_zone():
            assert [token.lemma_ for token in ours.docs([text])[0]] == [token.lemma_ for token in nlp(text)]


def test_the_shipped_pipeline_is_run_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not, without a word, by spaCy in twice the time."""
    nlp = english.load()
    monkeypatch.setattr(type(nlp), "pipe", None)
    monkeypatch.setattr(type(nlp), "__call__", None)
    assert len(list(english.parse_many(nlp, ["I am sorry.", "You are right."]))) == 2
    assert english.parse(nlp, "I am sorry.")[0].dep_ == "nsubj"


@pytest.mark.parametrize(
    "changed",
    [
        "components.parser.learn_tokens=true",
        "components.parser.model.use_upper=false",
        "components.parser.model.extra_state_tokens=true",
        "components.parser.model.maxout_pieces=3",
        "components.tok2vec.model.encode.window_size=2",
        "components.tok2vec.model.encode.@architectures=spacy.MishWindowEncoder.v2",
        "components.tok2vec.model.embed.include_static_vectors=true",
    ],
)
def test_weights_of_another_make_are_refused(nlp: Language, changed: str) -> None:
    from spacy.training import Example
    from spacy.util import load_config, load_model_from_config

    where, value = changed.split("=")
    config = load_config(english.HERE / "config.cfg", overrides={where: json.loads(value) if value[0] != "s" else value})
    if "Mish" in value:
        del config["components"]["tok2vec"]["model"]["encode"]["maxout_pieces"]
    config["nlp"]["pipeline"] = ["tok2vec", "parser"]
    config["components"] = {name: config["components"][name] for name in ("tok2vec", "parser")}
    del config["initialize"]["lookups"]  # they come with a package that only training needs
    other = load_model_from_config(config, auto_fill=True)
    other.vocab.set_vector("letter", np.ones(4, np.float32))
    read = nlp("We sent the letter. It came back.")
    other.initialize(lambda: [Example(other.make_doc(read.text), read)])
    parser: Any = other.get_pipe("parser")
    with pytest.raises(ValueError, match="not a "):
        Encoder(other), Lockstep(parser)


def test_a_changed_pipeline_is_run_by_spacy() -> None:
    nlp = english.load()
    nlp.add_pipe("sentencizer", name="mine", last=True)
    try:
        linter = Linter(nlp=nlp)
        assert linter.lint("Obviously you failed to enter the postcode.").findings
        assert [doc.text for doc in english.parse_many(nlp, ["One.", "Two."])] == ["One.", "Two."]
    finally:
        nlp.remove_pipe("mine")


@pytest.mark.parametrize("mark", ['"', "{", "_", "=", "😀"])
def test_of_a_long_run_of_marks_the_first_are_read(nlp: Language, mark: str) -> None:
    text = f"Well{mark * 4000} we lost it {mark * 20}"
    doc = english.parse(nlp, text)
    assert len(doc.text) == len(text)
    assert doc.text.count(mark) == 40
    assert doc.text.endswith(f"we lost it {mark * 20}")


def test_a_foreign_pipeline_does_not_load_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy

    english.load.__globals__["_load"].cache_clear()
    other = spacy.load(english.HERE, exclude=["tokenizer"])
    assert english.parse(other, "I am sorry.")[2].lemma_ == "sorry"
    assert not english.load.__globals__["_load"].cache_info().currsize
    english.load.__globals__["_pipeline"].cache_clear()


def test_the_longest_texts_go_alone_where_few_would_be_left() -> None:
    def alone(lengths: list[int], stretches: list[int]) -> int:
        return pipeline._alone(np.array(lengths), np.array(stretches))

    assert alone([90], [20]) == 1
    assert alone([5000] + [80] * 64, [300] + [25] * 64) == 0
    assert alone([300] + [80] * 64, [300] + [25] * 64) == 1
    assert alone([80] * 64, [25] * 64) == 0


def test_much_text_is_parsed_in_several_goes(ours: Pipeline, expected: list[Doc], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_TOKENS", 150)
    same(ours.docs(texts()[:60]), expected[:60])


def test_a_text_without_an_end_of_sentence_takes_its_steps_alone(nlp: Language, ours: Pipeline) -> None:
    endless = "we said that you said that we said " * 40
    heads = ours._lockstep.heads
    parsed: list[bool] = []

    def watched(*args: Any) -> Any:
        found = heads(*args)
        parsed.extend(found[2].tolist())
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ours._lockstep, "heads", watched)
        patch.setattr(pipeline, "_STEP", 0)
        same(ours.docs([endless, "I am sorry. You are right."]), list(nlp.pipe([endless, "I am sorry. You are right."])))
    assert parsed == [False, True]
