"""British and American spelling as one: words are compared in their American form."""

from __future__ import annotations

import re
from functools import lru_cache

# -ise verbs that are -ise in American English too
_ISE = frozenset(
    "advertise advise apprise arise bruise chastise circumcise comprise compromise concise cruise demise despise devise disguise enterprise excise "
    "exercise expertise franchise improvise incise likewise merchandise noise otherwise paradise poise praise precise premise promise raise revise rise "
    "supervise surmise surprise televise treatise wise braise appraise merchandise cruise anise malaise mayonnaise valise".split()
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
