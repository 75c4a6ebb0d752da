"""LanguageTool's dialect: what its clients send in all its forms, and answers whose offsets are theirs."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any
from urllib.parse import quote, urlencode

import pytest

pytest.importorskip("fastapi", reason="the extra replylint[server] is not installed")

from hypothesis import given
from hypothesis import strategies as st
from serving import shared

from replylint import catalog as catalogs
from replylint.config import Settings
from replylint.report import Dimension, Finding, Grade, Rewrite, Severity
from replylint.server import languagetool as lt
from replylint.server.jobs import Bench
from replylint.server.wrong import RefusalError

BLAME = "You failed to attach the receipt."
WHOLE = "Hi Anna,\n\nUnfortunately, you failed to attach the receipt. We apologize for any inconvenience this may have caused.\n\nRegards,\nThe Team\n"
CATALOG = catalogs.load(plugins=False)


def check(path: str = "/v2/check", *, status: int = 200, **parameters: str) -> Any:
    given = {"language": "en-US", **parameters}
    reply = shared().form(path, urlencode({k: v for k, v in given.items() if v != "-"}).encode())
    assert reply.status == status, reply.text
    if status != 200:
        assert reply.headers["content-type"].startswith("text/plain")
        assert reply.text.startswith("Error: ")
        return reply.text
    return reply.json()


def codes(answer: Any) -> list[str]:
    return [match["rule"]["id"] for match in answer["matches"]]


def utf16(text: str, match: Any) -> str:
    units = text.encode("utf-16-le")
    return units[2 * match["offset"] : 2 * (match["offset"] + match["length"])].decode("utf-16-le")


# --- the answer -----------------------------------------------------------------------------------------------------------------


def test_every_field_of_an_answer() -> None:
    answer = check(text=f"Hello 😀 Ann. {BLAME} 🎉")
    assert set(answer) == {"software", "warnings", "language", "matches", "sentenceRanges", "extendedSentenceRanges"}
    assert answer["software"]["name"] == "replylint"
    assert answer["software"]["apiVersion"] == 1
    assert answer["warnings"] == {"incompleteResults": False}
    assert answer["language"]["code"] == "en-US"
    assert answer["language"]["detectedLanguage"]["confidence"] > 0.9
    [match] = answer["matches"]
    assert {"message", "shortMessage", "replacements", "offset", "length", "context", "sentence", "type", "rule"} <= set(match)
    assert {"ignoreForIncompleteSentence", "contextForSureMatch"} <= set(match)
    assert {"id", "description", "issueType", "urls", "category", "isPremium", "confidence"} == set(match["rule"])
    assert match["rule"]["id"] == "BLM001"
    assert match["rule"]["category"] == {"id": "BLAME", "name": "Blame"}
    assert match["shortMessage"] == "Blames customer"
    assert match["rule"]["urls"] == [{"value": "http://127.0.0.1:8081/docs/rules/BLM001"}]
    assert match["sentence"].startswith("You failed")
    context = match["context"]
    units = context["text"].encode("utf-16-le")
    assert units[2 * context["offset"] :][: 2 * context["length"]].decode("utf-16-le").rstrip(".") == BLAME[:-1]
    for start, end in answer["sentenceRanges"]:
        assert 0 <= start < end
    assert [(r["from"], r["to"]) for r in answer["extendedSentenceRanges"]] == [tuple(r) for r in answer["sentenceRanges"]]


@pytest.mark.parametrize("before", ["", "😀", "😀👩‍👩‍👧 ", "e\u0301é ", "\r\n", "🇬🇧\r\n\r\n", "漢字 \U0010ffff "], ids=ascii)
def test_offsets_count_utf16(before: str) -> None:
    text = f"{before}{BLAME} 😀"
    [match] = check(text=text)["matches"]
    assert utf16(text, match).rstrip(" .😀") == BLAME[:-1]
    assert utf16(text, {"offset": answer_range(text)[0], "length": 0}) == ""


def answer_range(text: str) -> list[int]:
    return list(check(text=text)["sentenceRanges"][0])


def test_a_click_on_each_replacement_gives_what_the_library_proposes() -> None:
    from replylint import lint

    answer = check(text=WHOLE, level="picky")
    texts = set()
    for match in answer["matches"]:
        for replacement in match["replacements"]:
            units = WHOLE.encode("utf-16-le")
            start, end = 2 * match["offset"], 2 * (match["offset"] + match["length"])
            texts.add((units[:start] + replacement["value"].encode("utf-16-le") + units[end:]).decode("utf-16-le"))
    proposed = {
        WHOLE[: r.start] + r.text + WHOLE[r.end :]
        for f in lint(WHOLE).findings
        for r in f.rewrites
        if r.grade is not Grade.NEEDS_FACTS
    }
    assert texts
    assert texts <= proposed
    assert not any("{" in text for text in texts)
    spans = [(m["offset"], m["offset"] + m["length"]) for m in answer["matches"] if m["replacements"]]
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "a client may apply them all at once"


def test_a_rewrite_with_slots_is_told_and_not_offered() -> None:
    asked = lt.plain("You failed.")
    slots = Rewrite(start=0, end=11, text="I'll {do what} by {time}.", grade=Grade.NEEDS_FACTS)
    found = lt.matches(asked, [finding(0, 10, slots)])
    wanted = lt.wanted({"language": "en"}, CATALOG)
    [match] = lt.answer(asked, None, found, wanted, CATALOG, site="http://localhost/", judged=True)["matches"]
    assert match["replacements"] == []
    assert match["message"] == "No. It hurts. For example: I'll {do what} by {time}."


def test_compact_answers_leave_the_long_parts_out() -> None:
    answer = check("/v2/check?c=1", text=BLAME)
    assert "software" not in answer
    assert "context" not in answer["matches"][0]
    assert "sentence" not in answer["matches"][0]
    assert answer["matches"][0]["rule"]["id"] == "BLM001"


# --- which findings -------------------------------------------------------------------------------------------------------------


def test_what_is_said_of_a_whole_reply_is_held_back_on_one_paragraph() -> None:
    of_all = {"ACT001"}
    customer = "On Mon, 3 Mar 2025 at 10:12, Anna <a@shop.example> wrote:\n> Where is my parcel?\n"
    assert not of_all & set(codes(check(text="Thank you for your message about the parcel that is late.")))
    assert not of_all & set(codes(check(text="Hi Anna,")))
    whole = f"Hi Anna,\n\nThank you for your message about the parcel that is late.\n\n{customer}"
    assert of_all <= set(codes(check(text=whole)))
    sorry = "Sorry about that! I'm really sorry, apologies again, we're so sorry for the trouble. Sorry!"
    assert codes(check(text=sorry)) == []
    assert codes(check("/whole/v2/check", text=sorry)) == ["APO007"]


def test_mode_parts_the_findings_and_loses_none() -> None:
    everything = codes(check(text=WHOLE, level="picky"))
    on_all = codes(check(text=WHOLE, level="picky", mode="textLevelOnly"))
    others = codes(check(text=WHOLE, level="picky", mode="allButTextLevelOnly"))
    assert on_all
    assert others
    assert not set(on_all) & set(others)
    assert sorted(on_all + others) == sorted(everything)
    assert codes(check(text=WHOLE, level="picky", mode="all")) == everything


def test_level_picky_shows_hints() -> None:
    default, picky = check(text=WHOLE), check(text=WHOLE, level="picky")
    assert "NEG002" in codes(picky)
    assert "NEG002" not in codes(default)
    assert set(codes(default)) < set(codes(picky))
    assert {m["type"]["typeName"] for m in picky["matches"]} == {"Other", "Hint"}
    assert "NEG002" in codes(check(text=WHOLE, enabledRules="NEG002"))


def test_what_the_server_ignores_stays_ignored() -> None:
    bench = Bench(Settings(ignore=("BLM001",)), 1000)
    for disabled in ({}, {"disabledRules": "ARG003"}):
        asked = [{"text": WHOLE, "language": "en", **disabled}, "", "http://x.example"]
        _, body, _ = bench.do("check", json.dumps(asked).encode())
        found = codes(json.loads(body))
        assert found
        assert "BLM001" not in found


def test_rules_and_categories() -> None:
    assert "BLM001" not in codes(check(text=WHOLE, disabledRules="BLM001,WHITESPACE_RULE"))
    assert "BLM001" not in codes(check(text=WHOLE, disabledRules="blames-customer"))
    assert "BLM001" not in codes(check(text=WHOLE, disabledCategories="BLAME"))
    assert codes(check(text=WHOLE, enabledRules="BLM001", enabledOnly="true")) == ["BLM001"]
    assert set(codes(check(text=WHOLE, enabledCategories="BLAME,TYPOS", enabledOnly="true"))) == {"BLM001"}
    assert codes(check(text=WHOLE, enabledRules="MORFOLOGIK_RULE_EN_US", enabledOnly="true")) == []
    assert "enabledOnly" in check(text=WHOLE, enabledOnly="true", status=400)


def test_a_profile_in_the_base_path() -> None:
    text = "This is not our fault."  # in public it is a hint only
    assert "ARG005" in codes(check("/email/v2/check", text=text))
    assert "ARG005" not in codes(check("/public-review/v2/check", text=text))
    assert "ARG005" in codes(check("/public-review/v2/check", text=text, level="picky"))
    assert "ARG005" not in codes(check("/public-review/whole/v2/check", text=text))
    for path in ("/strict/v2/check", "/chat/chat/v2/check", "/whole/whole/v2/check", "/chat/email/v2/check"):
        assert "a base path is a profile" in check(path, text=WHOLE, status=404)
    assert shared().get("/chat/v2/languages").status == 200
    assert shared().get("/strict/v2/languages").status == 404


def test_another_language_has_no_findings() -> None:
    assert check(text=BLAME, language="de-DE")["matches"] == []
    german = "Leider haben wir Ihre Bestellung noch nicht verschickt, weil der Artikel nicht lieferbar ist."
    answer = check(text=german, language="auto")
    assert answer["matches"] == []
    assert answer["language"]["detectedLanguage"]["confidence"] == 0.0


@pytest.mark.parametrize("text", ["", " \n ", "> quoted\n> all of it", "…", "😀"])
def test_nothing_to_lint_is_no_error(text: str) -> None:
    assert check(text=text)["matches"] == []


def test_control_characters_of_word_processors_are_blanks() -> None:
    text = f"\x01{BLAME}\x02\x03\x04\x05"
    [match] = check(text=text)["matches"]
    assert utf16(text, match).rstrip(" .😀") == BLAME[:-1]


# --- annotated text -------------------------------------------------------------------------------------------------------------


def annotated(*pieces: tuple[str, ...]) -> str:
    made = [{"text": p[0]} if len(p) == 1 else {"markup": p[0], **({"interpretAs": p[1]} if p[1] else {})} for p in pieces]
    return json.dumps({"annotation": made, "metaData": {"any": "thing"}})


def test_offsets_of_annotated_text_count_the_markup() -> None:
    data = annotated(
        ("Hi 😀.",), ("<p>", "\n\n"), ("You ",), ("<b>", ""), ("failed",), ("</b>", ""), (" to attach the receipt.",)
    )
    original = "Hi 😀.<p>You <b>failed</b> to attach the receipt."
    [match] = check(data=data)["matches"]
    assert utf16(original, match).rstrip(".") == "You <b>failed</b> to attach the receipt"
    assert match["replacements"] == []


def test_a_replacement_never_takes_markup_along() -> None:
    clean = annotated(("Hi Anna,",), ("<br><br>", "\n\n"), ("Unfortunately, it is late.",), ("<br>", "\n"))
    marked = annotated(("Hi Anna,",), ("<br><br>", "\n\n"), ("Unfor",), ("<i>", ""), ("tunately, it is late.",), ("<br>", "\n"))
    original = "Hi Anna,<br><br>Unfortunately, it is late.<br>"
    [match] = [m for m in check(data=clean, level="picky")["matches"] if m["rule"]["id"] == "NEG002"]
    units = original.encode("utf-16-le")
    value = match["replacements"][0]["value"].encode("utf-16-le")
    fixed = (units[: 2 * match["offset"]] + value + units[2 * (match["offset"] + match["length"]) :]).decode("utf-16-le")
    assert fixed == "Hi Anna,<br><br>It is late.<br>"
    [match] = [m for m in check(data=marked, level="picky")["matches"] if m["rule"]["id"] == "NEG002"]
    assert match["replacements"] == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b 😀", "é\n", ""]), st.sampled_from(["", "<b>", "😀"]), st.sampled_from(["", "\n", "xy"])
        )
    )
)
def test_every_place_of_annotated_text(pieces: list[tuple[str, str, str]]) -> None:
    parts: list[dict[str, str]] = []
    for text, markup, read in pieces:
        parts += [{"text": text}, {"markup": markup, "interpretAs": read}]
    asked = lt.text_of({"data": json.dumps({"annotation": parts})})
    assert asked.text == "".join(text + read for text, _, read in pieces)
    assert asked.original == "".join(text + markup for text, markup, _ in pieces)
    for start in range(len(asked.text)):
        for end in range(start + 1, len(asked.text) + 1):
            a, b = asked.span(start, end)
            assert 0 <= a <= b <= len(asked.original)
            if asked.is_plain(start, end):
                assert asked.original[a:b] == asked.text[start:end]


# --- the request ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"text": "-"}, "Missing 'text' or 'data' parameter"),
        ({"text": "x", "data": "{}"}, "Set only 'text' or 'data' parameter, not both"),
        ({"text": "x", "language": "-"}, "Missing 'language' parameter"),
        ({"text": "x", "language": "no such"}, "language: must be"),
        ({"text": "x", "level": "high"}, "level: must be"),
        ({"text": "x", "mode": "some"}, "mode: must be"),
        ({"data": "{"}, "data: Invalid JSON"),
        ({"data": "[]"}, "data: must be an object"),
        ({"data": "{}"}, "data: needs 'text' or 'annotation'"),
        ({"data": '{"text": "x", "annotation": []}'}, "data: needs 'text' or 'annotation'"),
        ({"data": '{"text": 7}'}, "data: text: must be a valid string"),
        ({"data": '{"annotation": [{"text": "x"}, {}]}'}, "data.annotation.1: needs 'text' or 'markup'"),
        ({"data": '{"annotation": [{"text": "x", "interpretAs": "y"}]}'}, "data.annotation.0.interpretAs: stands with"),
        ({"data": '{"annotation": [{"text": "x", "bold": "y"}]}'}, "data: annotation.0.bold: no such field"),
        ({"data": '{"text": "\\ud800"}'}, "data: text: half a character"),
        ({"data": '{"annotation": ' + "[" * 5000}, "data: Invalid JSON: recursion"),
    ],
    ids=str,
)
def test_bad_requests_are_worded_as_languagetool_does(parameters: dict[str, str], says: str) -> None:
    assert says in check(status=400, **parameters)


def test_too_long_a_text() -> None:
    assert "at most 50,000" in check(text="a " * 25_001, status=413)
    assert shared().get("/v2/maxtextlength").text == "50000"


def test_no_refusal_holds_the_text() -> None:
    secret = "Geheimnis"
    for parameters in (
        {"data": secret},
        {"data": f'{{"text": "{secret}", "annotation": 7}}'},
        {"level": secret, "text": secret},
    ):
        assert secret not in check(status=400, **parameters)
    for data in (json.dumps({secret: secret}), json.dumps({"annotation": [{secret + " x": 1}]})):
        assert secret not in check(status=400, data=data)


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded; charset=UTF-8", "text/plain", "application/json", ""])
def test_the_form_is_read_whatever_its_type_says(kind: str) -> None:
    body = urlencode({"text": f"Q&A: 100% + done; ä 😀 = {BLAME}", "language": "en"}).encode()
    reply = shared().ask("POST", "/v2/check", [body], headers={"content-type": kind} if kind else {})
    assert codes(reply.json()) == ["BLM001"]


def test_query_and_body_are_one() -> None:
    assert codes(shared().get(f"/v2/check?language=en&text={quote(BLAME)}").json()) == ["BLM001"]
    reply = shared().form("/v2/check?language=en&disabledRules=BLM001", urlencode({"text": BLAME}).encode())
    assert codes(reply.json()) == []


@pytest.mark.parametrize(
    "text",
    [
        "Q&A: 100% + done; ä 😀 = calm down.",
        "Q&A",
        "Fish&chips",
        "a=b&c=d&language=fr and more",
        "100%",
        "a+b=c &text=x",
        "&language=en-US",
        "straße",
        "two\nlines\r\nof it",
        "x&language=de&username=me&language=en-GB ",
        "",
    ],
)
@pytest.mark.parametrize("rest", ["", "&username=tom&apiKey=s3cret"])
def test_a_body_that_nobody_encoded(text: str, rest: str) -> None:
    """As LibreOffice 7.4 sends it."""
    found = lt.form("", f"text={text}&language=en-US{rest}".encode())
    assert found["text"] == text
    assert found["language"] == "en-US"
    assert found.get("apiKey") == ("s3cret" if rest else None)


@given(st.text(max_size=40), st.sampled_from(["en", "en-US", "auto"]))
def test_a_body_that_was_encoded(text: str, language: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    for encoded in (
        urlencode({"text": text, "language": language}),
        urlencode({"language": language, "data": text}, quote_via=quote),
    ):
        assert text in lt.form("", encoded.encode()).values()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_that_nobody_encoded(text: str) -> None:
    # Without one character that an encoder escapes, nobody can tell: "+" may be a space.
    raw = f"{text} ä"
    assert lt.form("", f"text={raw}&language=en-US".encode())["text"] == raw


@pytest.mark.parametrize(
    "body", [b"text=\xff&language=en", b"text=%FF&language=en", b"text=%ED%A0%80&language=en", b"a=1&" * 200]
)
def test_bodies_that_are_refused(body: bytes) -> None:
    with pytest.raises(RefusalError) as refusal:
        lt.form("", body)
    assert refusal.value.status == 400


def test_the_other_routes() -> None:
    languages = shared().get("/v2/languages").json()
    assert {"name": "English (US)", "code": "en", "longCode": "en-US"} in languages
    assert "en" in [language["longCode"] for language in languages]
    assert shared().get("/v2/info").json()["software"]["apiVersion"] == 1
    assert shared().get("/v2/healthcheck").text == "OK"
    info = shared().get("/v2/configinfo?language=en").json()
    assert info["parameter"] == {"maxTextLength": 50_000}
    assert {"BLM001"} <= {rule["ruleId"] for rule in info["rules"]}
    nothing = shared().get("/v2/words")
    assert (nothing.status, nothing.text) == (404, "Error: there is nothing at this address")


# --- placing findings -----------------------------------------------------------------------------------------------------------


def finding(start: int, end: int, *rewrites: Rewrite, severity: Severity = Severity.ERROR, text: str = "") -> Finding:
    return Finding(
        code="BLM001",
        name="blames-customer",
        family="blame",
        severity=severity,
        dimension=Dimension.RESPECT,
        confidence=0.9,
        start=start,
        end=end,
        line=1,
        column=1,
        text=text,
        message="No.",
        why="It hurts.",
        rewrites=rewrites,
    )


def test_what_is_missing_is_shown_at_the_word_before() -> None:
    asked = lt.plain("Hi Anna,\n\nIt is late.\n")
    there = finding(20, 20, Rewrite(start=20, end=20, text=" I'll call you.", grade=Grade.REVIEW))
    [match] = lt.matches(asked, [there])
    assert asked.text[match.start : match.end] == "late"
    assert match.replacements == (("late I'll call you.", Grade.REVIEW),)
    [match] = lt.matches(asked, [finding(0, 0)])
    assert asked.text[match.start : match.end] == "Hi"
    assert lt.matches(lt.plain("…"), [finding(0, 0)]) == []


def test_safe_rewrites_come_first_and_the_worse_finding_has_its_own() -> None:
    asked = lt.plain("one two three four")
    worse = finding(
        4, 7, Rewrite(start=4, end=7, text="2", grade=Grade.REVIEW), Rewrite(start=4, end=13, text="5", grade=Grade.SAFE)
    )
    other = finding(8, 13, Rewrite(start=8, end=13, text="3", grade=Grade.SAFE), severity=Severity.WARNING)
    first, second = lt.matches(asked, [other, worse])
    assert (first.start, first.end) == (4, 13)
    assert [value for value, _ in first.replacements] == ["5", "2 three"]
    assert second.replacements == ()


def test_a_rewrite_far_beyond_its_finding_is_not_offered() -> None:
    asked = lt.plain("word " * 100)
    [match] = lt.matches(asked, [finding(0, 4, Rewrite(start=0, end=490, text="x", grade=Grade.SAFE))])
    assert (match.start, match.end, match.replacements) == (0, 4, ())
