"""British and American spelling as one: words are compared in their American form."""

from __future__ import annotations

import re
from functools import lru_cache

# -ise verbs that are -ise in American English too
_ISE = frozenset(
    "advertise advise apprise arise bruise chastise circumcise comprise compromise concise cruise demise despise devise disguise enterprise excise "
    "exercise expertise franchise improvise incise likewise merchandise noise otherwise paradise poise praise precise premise promise raise revise rise "
    "supervise surmise surprise televise treatise wise braise appraise anise malaise mayonnaise valise liaise fundraise sunrise uprise reprise "
    "turquoise tortoise clockwise unwise imprecise uncompromise unsupervise unsurprise".split()
)
_OUR = re.compile(r"^(dis|mis|un)?(behavi|col|fav|hon|neighb|rum|lab|harb|vap|endeav|hum|flav|parl|arm|od|sav)our(?=$|[a-z])")
_ISE_FORM = re.compile(r"^(.{3,})(is)(e|es|ed|ing|er|ers|ation|ations)$")
_YSE_FORM = re.compile(r"^(anal|paral|catal)ys(e|es|ed|ing)$")
_DOUBLED = re.compile(
    r"^((?:mis|re|pre)?(?:cancel|travel|label|model|signal|dial|total|counsel|level|fuel|channel))l(ed|ing|er|ers|e)$"
)
_WHOLE = {
    "enquire": "inquire", "enquired": "inquired", "enquires": "inquires", "enquiring": "inquiring", "enquiry": "inquiry", "enquiries": "inquiries",
    "cheque": "check", "cheques": "checks", "centre": "center", "centres": "centers", "programme": "program", "programmes": "programs", "grey": "gray",
    "catalogue": "catalog", "catalogues": "catalogs", "licence": "license", "licences": "licenses", "defence": "defense", "offence": "offense",
    "offences": "offenses", "practise": "practice", "practised": "practiced", "practising": "practicing", "fulfil": "fulfill", "fulfils": "fulfills",
    "fulfilment": "fulfillment", "judgement": "judgment", "learnt": "learned", "apologise": "apologize", "whilst": "while", "amongst": "among",
    "towards": "toward", "afterwards": "afterward", "parcelled": "parceled", "sceptical": "skeptical", "sceptic": "skeptic", "tyre": "tire", "tyres": "tires",
}  # fmt: skip


@lru_cache(maxsize=16384)
def american(word: str) -> str:
    """The American form of a lower-case word: "apologised" becomes "apologized", "colour" becomes "color"."""
    if word in _WHOLE:
        return _WHOLE[word]
    if "our" in word:
        word = _OUR.sub(lambda m: m.group()[:-3] + "or", word)
    if "is" in word:
        match = _ISE_FORM.match(word)
        if (
            match
            and (match[1] + "ise") not in _ISE
            and not match[3].startswith("er")
            and not (match[3] == "ed" and match[1] + "is" in _ISE)
        ):
            word = f"{match[1]}iz{match[3]}"
    elif "ys" in word:
        word = _YSE_FORM.sub(lambda m: f"{m[1]}yz{m[2]}", word)
    if "ll" in word:
        word = _DOUBLED.sub(lambda m: m[1] + m[2].removesuffix("e"), word)  # "mislabelle" is a lemmatizer's guess
    return word


# The words of ours that differ, with their British form.
_BRITISH = {
    "apologize": "apologise", "apologized": "apologised", "apologizing": "apologising", "organize": "organise", "organized": "organised",
    "recognize": "recognise", "recognized": "recognised", "realize": "realise", "realized": "realised", "prioritize": "prioritise", "prioritized": "prioritised",
    "canceled": "cancelled", "canceling": "cancelling", "honor": "honour", "favor": "favour", "color": "colour",
    "mislabeled": "mislabelled", "finalize": "finalise", "finalized": "finalised", "authorize": "authorise", "authorized": "authorised", "inquiry": "enquiry",
    "inquiries": "enquiries", "traveled": "travelled", "labeled": "labelled", "analyze": "analyse", "analyzed": "analysed",
}  # fmt: skip
_AMERICAN = {british: plain for plain, british in _BRITISH.items()}
_A_WORD = re.compile(r"[A-Za-z]{4,}")


@lru_cache(maxsize=1)  # of a draft it is asked for each rewrite
def is_american(text: str) -> bool | None:
    """Whether a text is spelt the American way: by the words that differ; None where there are none, or as many of both."""
    votes = 0
    for word in _A_WORD.findall(text.lower()):
        if word in _WHOLE or american(word) != word:
            votes -= 1
        elif word in _BRITISH:
            votes += 1
    return None if votes == 0 else votes > 0


def spelt_like(text: str, sample: str, *, but: str = "") -> str:
    """A text of ours in the spelling of `sample`; words that stand in `but` are the writer's own and stay as they are."""
    lower = text.lower()
    if not any(word in lower for word in _BRITISH) and not any(word in lower for word in _AMERICAN):
        return text
    wanted = is_american(sample)
    if wanted is None:
        return text
    table = _AMERICAN if wanted else _BRITISH
    own = set(_A_WORD.findall(but.lower()))

    def swap(match: re.Match[str]) -> str:
        word = match[0].lower()
        other = table.get(word, word)
        if word in own or other == word:
            return match[0]
        return other.capitalize() if match[0][0].isupper() else other

    return _A_WORD.sub(swap, text)
