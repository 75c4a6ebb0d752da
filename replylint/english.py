"""The one door to spaCy: the English pipeline that ships in `replylint/data/english`, loaded once, lazily and offline."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from replylint.errors import ConfigError
from replylint.lexicon import chat_forms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from replylint.pipeline import Pipeline

_COMPONENTS = ["tok2vec", "tagger", "morphologizer", "parser", "lemmatizer"]
HERE = Path(__file__).parent / "data" / "english"

# spaCy's components keep a little state between calls (string store, listeners), so one text at a time; the GIL makes it so anyway.
_lock = threading.RLock()


def _import_spacy() -> None:
    """Imports spaCy without its command line, which costs a third of the import and is of no use here.

    `spacy/__init__.py` wants one name of it, `info`. It finds a stand-in that fetches the real one when called; `import spacy.cli`
    is afterwards as it would have been.
    """
    if "spacy" in sys.modules or "spacy.cli" in sys.modules:
        return
    package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    package.__path__ = []

    def info(*args: Any, **kwargs: Any) -> Any:
        from spacy.cli.info import info as real

        return real(*args, **kwargs)

    module.__dict__["info"] = info
    stand_ins = {"spacy.cli": package, "spacy.cli.info": module}
    sys.modules.update(stand_ins)
    try:
        import spacy  # noqa: F401
    finally:
        for name, stand_in in stand_ins.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]


@lru_cache(maxsize=1)
def _load() -> Language:
    _import_spacy()
    import spacy
    from thinc.api import Model, NumpyOps

    # The tokenizer in the folder is the stock one; the blank English tokenizer has read its special cases already.
    nlp = spacy.load(HERE, exclude=["tokenizer"])
    # numpy's own BLAS multiplies these small matrices about twice as fast as the BLIS that thinc takes by default.
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                node.ops = ops
    # The tagger and the parser read a word's norm: they know "u" and "recieve" once they are told what is meant.
    for form, meant in chat_forms().items():
        nlp.vocab[form].norm_ = meant
    return nlp


@lru_cache(maxsize=1)
def _pipeline() -> Pipeline | None:
    try:
        from replylint.pipeline import Pipeline

        return Pipeline(_load())
    except (ImportError, ValueError):  # a spaCy made in another way: its own components do it as well, in twice the time
        return None


def load() -> Language:
    """The shipped pipeline, loaded at the first call (about 0.3 s after `import spacy`) and kept."""
    with _lock:
        return _load()


@lru_cache(maxsize=1)
def _vocabulary() -> frozenset[str]:
    lookups = load().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    tables = [lookups.get_table(name) for name in ("lemma_index", "lemma_exc")]
    return frozenset(word for table in tables for words in table.values() for word in words)


def is_word(form: str) -> bool:
    """Whether a lower-case word is in the lemmatizer's tables, about 88,000 nouns, verbs, adjectives and adverbs."""
    return form in _vocabulary()


def check_pipeline(nlp: Language) -> None:
    """Raises ConfigError unless `nlp` can do what the rules need: sentences, tags, lemmas and a dependency parse."""
    missing = [
        what for what, attribute in (("a parser", "DEP"), ("a tagger or morphologizer", "POS")) if not _assigns(nlp, attribute)
    ]
    if missing:
        raise ConfigError(
            f"the spaCy pipeline {nlp.meta.get('name', '?')!r} has no {' and no '.join(m.removeprefix('a ') for m in missing)}; "
            "replylint needs a tagger, lemmas and a dependency parser with UD or CLEAR labels"
        )


def _assigns(nlp: Language, attribute: str) -> bool:
    names = {"DEP": ("parser",), "POS": ("tagger", "morphologizer")}[attribute]
    return any(nlp.get_pipe_meta(name).factory in names for name in nlp.pipe_names)


def parse(nlp: Language, text: str) -> Doc:
    """The Doc of one text; spaCy's own offsets are the text's, its letters are smaller where the text shouts."""
    return _docs(nlp, [text])[0]


def calm(text: str) -> str:
    """The text with its shouted sentences in lower case, since the tagger takes a word in capitals for a name, and with spaces for what
    of a run of marks nobody reads. As long as it was."""
    if _SOME_MARKS.search(text):
        text = _MARKS.sub(lambda m: m[0][:_READ_MARKS] + " " * (len(m[0]) - _READ_MARKS), text)
    if not _SHOUTED.search(text):
        return text
    return _SHOUTED.sub(lambda m: m[0].lower() if len(m[0].lower()) == len(m[0]) else m[0], text)


# The tokenizer takes marks off one by one and looks at all that is left each time: 8,000 quotation marks would take it half a minute.
_READ_MARKS = 20
_MARKS = re.compile(rf"(?:[^\w\s]|_){{{_READ_MARKS + 1},}}")
_SOME_MARKS = re.compile(rf"[^a-zA-Z0-9 ]{{{_READ_MARKS + 1}}}")  # in all that those match, and found in a tenth of the time
# Four words in a row in capitals, two letters at least in one of them. Not without end: "A, A, A, …" would be tried from each of them.
_SHOUTED = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z'’]*[,;:]?[ ]+(?:[A-Z][A-Z'’]*[,;:]?[ ]+){2,199}[A-Z][A-Z'’]+\b")


def parse_many(nlp: Language, texts: Iterable[str], batch_size: int = 128) -> Iterator[Doc]:
    """The Docs of many texts in their order, parsed in batches, which takes half the time of one by one."""
    remaining = iter(texts)
    while batch := list(islice(remaining, batch_size)):
        yield from _docs(nlp, batch)


def _docs(nlp: Language, texts: list[str]) -> list[Doc]:
    calmed = [calm(text) for text in texts]
    with _lock:
        # Ours, and nobody has taken a component away or added one.
        if _load.cache_info().currsize and nlp is _load() and nlp.pipe_names == _COMPONENTS and (pipeline := _pipeline()):
            return pipeline.docs(calmed)
        return [nlp(calmed[0])] if len(calmed) == 1 else list(nlp.pipe(calmed, batch_size=len(calmed)))
