"""The line from text to report: the same from many threads, in batches and one by one, and nothing a text can do breaks it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import process_time
from typing import Any

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import replylint
from replylint import Context, Linter, Severity, lint
from replylint.catalog import Catalog, load
from replylint.errors import ConfigError, DraftError
from replylint.linter import PROFILES, Item
from replylint.reply import Reply
from replylint.report import Dimension, Finding, Grade, Report, Strength
from replylint.rule import Check, Credit, Hit, Rule

OURS = load(plugins=False)
LINTER = Linter(catalog=OURS)

DRAFTS = [
    "You failed to attach the receipt.",
    "Hi Anna,\n\nI'm sorry that we sent the wrong size. I refunded the £30 this morning.\n\nBest,\nTom",
    "Dear customer,\n\nWe're sorry you feel that way. 😀 It says so in our terms.\n\nRegards",
    "ok, done",
    "We apologise if this caused any inconvenience.\r\nYou never told us which model you have.\r\n",
]
GERMAN = (
    "Sehr geehrte Frau Weber, leider haben wir Ihre Bestellung noch nicht verschickt, weil der Artikel nicht lieferbar ist."
)


def rule(code: str, check: Check, *, severity: Severity = Severity.ERROR, **more: Any) -> Rule:
    name = code.lower()
    return Rule(
        code=code, severity=severity, dimension=Dimension.VOICE, message="No.", check=check, examples=(), name=name, **more
    )


def every_word(reply: Reply) -> list[Hit]:
    return [Hit(w.start, w.end) for w in reply.words]


def crash(reply: Reply) -> list[Hit]:
    raise LookupError("You failed to attach the receipt")


def codes(report: Report) -> list[str]:
    return [f.code for f in report.findings]


def test_lint_is_a_linter_with_the_default_rules() -> None:
    assert lint(DRAFTS[0]) == LINTER.lint(DRAFTS[0])
    assert "BLM001" in codes(lint(DRAFTS[0]))


def test_many_equal_one_by_one() -> None:
    items: list[Item] = [
        *DRAFTS,
        (DRAFTS[0], "Where is my parcel?"),
        (DRAFTS[1], None),
        (DRAFTS[2], "It broke!", Context(channel="chat")),
    ]
    one_by_one = [
        *(LINTER.lint(draft) for draft in DRAFTS),
        LINTER.lint(DRAFTS[0], customer="Where is my parcel?"),
        LINTER.lint(DRAFTS[1]),
        LINTER.lint(DRAFTS[2], customer="It broke!", context=Context(channel="chat")),
    ]
    assert list(LINTER.lint_many(items)) == one_by_one
    assert list(LINTER.lint_many(iter(items), batch_size=2)) == one_by_one
    assert list(LINTER.lint_many([])) == []


BAD = ["", " \n", "\x00", "x" * 200_001, "On Monday Ana wrote:\n> Where is it?", "\ud800"]


@pytest.mark.parametrize("size", [1, 2, 64])
def test_a_draft_that_cannot_be_read_stops_no_other_and_is_named_in_its_place(size: int) -> None:
    items: list[Item] = [BAD[0], DRAFTS[0], *((bad, "Where is it?") for bad in BAD[1:]), DRAFTS[1]]
    reports = list(LINTER.lint_many(items, batch_size=size))
    assert [report.error is None for report in reports] == [False, True, *[False] * (len(BAD) - 1), True]
    assert [reports[1], reports[-1]] == [LINTER.lint(DRAFTS[0]), LINTER.lint(DRAFTS[1])]
    for bad, report in zip(BAD, [reports[0], *reports[2:-1]]):
        with pytest.raises(DraftError) as raised:
            LINTER.lint(bad)
        assert (report.error, report.verdict, report.notices) == (*[str(raised.value)] * 2, (str(raised.value),))
        assert (report.score, report.grade, report.ready, report.findings) == (0, "-", False, ())
        assert report.fixed_text == bad


def test_an_item_of_another_type_is_named_by_its_number() -> None:
    with pytest.raises(TypeError, match=r"^item 1: a draft is a str, not NoneType"):
        list(LINTER.lint_many([DRAFTS[0], None]))  # type: ignore[list-item]


@pytest.mark.slow
def test_a_sentence_without_end_costs_by_its_length() -> None:
    """Four times the text in less than eight times the time: what looks from each clause at all others takes sixteen."""

    def spent(times: int) -> float:
        start = process_time()
        LINTER.lint("we lost it, " * times)
        return process_time() - start

    spent(100)
    assert spent(8000) < 8 * spent(2000)


def test_many_is_lazy() -> None:
    def drafts() -> Iterator[str]:
        yield DRAFTS[0]
        yield DRAFTS[1]
        raise AssertionError("read too far ahead")

    assert codes(next(LINTER.lint_many(drafts(), batch_size=1)))


def test_eight_threads_find_the_same() -> None:
    drafts = DRAFTS * 8
    alone = [LINTER.lint(draft) for draft in drafts]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(LINTER.lint, drafts))
    assert together == alone


def test_linters_do_not_share_settings() -> None:
    off = Linter(ignore=["blame"], catalog=OURS)
    assert "BLM001" not in codes(off.lint(DRAFTS[0]))
    assert "BLM001" in codes(LINTER.lint(DRAFTS[0]))


def test_a_crashing_rule_is_a_failure_beside_the_findings() -> None:
    linter = Linter(catalog=Catalog((*OURS.rules, rule("TST001", crash)), OURS.credits))
    report = linter.lint(DRAFTS[0])
    (failure,) = report.failures
    assert (failure.code, failure.name, failure.error) == ("TST001", "tst001", "LookupError")
    assert "receipt" not in failure.model_dump_json()
    assert report.findings == LINTER.lint(DRAFTS[0]).findings


def test_a_crashing_credit_is_a_failure_too() -> None:
    credit = Credit(code="TST002", dimension=Dimension.VOICE, message="Yes.", check=crash, examples=(), value=0.5, name="tst")
    report = Linter(catalog=Catalog((), (credit,))).lint(DRAFTS[0])
    assert [f.code for f in report.failures] == ["TST002"]


def test_a_text_in_another_language_has_one_notice_and_no_findings() -> None:
    report = Linter(catalog=Catalog((rule("TST001", every_word),), ())).lint(GERMAN)
    assert (report.findings, report.strengths, len(report.notices), report.grade, report.ready) == ((), (), 1, "-", False)
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_select_ignore_and_severities() -> None:
    catalog = Catalog((rule("TST001", every_word), rule("TST002", every_word, severity=Severity.INFO)), ())
    assert set(codes(Linter(catalog=catalog).lint("Yes indeed."))) == {"TST001", "TST002"}
    assert set(codes(Linter(select=["tst002"], catalog=catalog).lint("Yes indeed."))) == {"TST002"}
    assert set(codes(Linter(ignore=["TST002"], catalog=catalog).lint("Yes indeed."))) == {"TST001"}
    changed = Linter(severities={"TST001": None, "tst002": Severity.WARNING}, catalog=catalog).lint("Yes indeed.")
    assert {(f.code, f.severity) for f in changed.findings} == {("TST002", Severity.WARNING)}


def test_allowed_phrases_are_never_a_finding() -> None:
    catalog = Catalog((rule("TST001", every_word),), ())
    report = Linter(allow=["Indeed"], catalog=catalog).lint("Yes indeed.")
    assert "indeed" not in [f.text for f in report.findings]
    assert "Yes" in [f.text for f in report.findings]


def test_what_is_allowed_is_whole_words() -> None:
    text = "You failed to attach the receipt. You will need to sort it out."
    found = codes(LINTER.lint(text))
    assert "BLM001" in found
    assert codes(Linter(allow=["at", "ill", "fail"], catalog=OURS).lint(text)) == found
    assert "BLM001" not in codes(Linter(allow=["Failed  to"], catalog=OURS).lint(text))


@pytest.mark.parametrize(
    "wrong",
    [
        {"allow": [" "]},
        {"allow": ["at", ""]},
        {"min_confidence": 7},
        {"min_confidence": -0.1},
        {"severities": {"CRD001": None}},
    ],
)
def test_a_setting_that_does_nothing_or_hides_everything_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Linter(**wrong)


@pytest.mark.parametrize("size", [0, -1])
def test_a_batch_without_drafts_loses_none(size: int) -> None:
    with pytest.raises(ValueError, match="batch_size"):
        list(LINTER.lint_many(DRAFTS, batch_size=size))


def test_what_is_less_sure_is_hidden() -> None:
    unsure = rule("TST001", lambda reply: [Hit(0, 3, confidence=0.4)])
    catalog = Catalog((unsure,), ())
    assert codes(Linter(catalog=catalog, min_confidence=0.4).lint("Yes indeed.")) == ["TST001"]
    assert codes(Linter(catalog=catalog, min_confidence=0.5).lint("Yes indeed.")) == []


def test_profiles_switch_rules_off_and_grade_them() -> None:
    one = rule("TST001", every_word, off=frozenset({"chat"}), graded={"social": Severity.INFO})
    catalog = Catalog((one,), ())
    assert codes(Linter(catalog=catalog, profile="chat").lint("Yes.")) == []
    assert codes(Linter(catalog=catalog).lint("Yes.", context=Context(channel="chat"))) == []
    assert {f.severity for f in Linter(catalog=catalog, profile="social").lint("Yes.").findings} == {Severity.INFO}
    assert codes(Linter(catalog=catalog, profile="email").lint("Yes.", context=Context(channel="chat")))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"select": ["BLM0001"]}, "did you mean 'BLM001'"),
        ({"ignore": ["blam"]}, "did you mean 'blame'"),
        ({"severities": {"blame": None}}, "no rule 'blame'"),
        ({"profile": "mail"}, PROFILES[0]),
    ],
)
def test_what_is_not_known_is_refused(arguments: dict[str, Any], says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        Linter(catalog=OURS, **arguments)


def test_a_pipeline_without_a_parser_is_refused() -> None:
    blank = spacy.blank("en")
    with pytest.raises(ConfigError, match="no parser and no tagger"):
        Linter(nlp=blank, catalog=OURS)


@pytest.mark.parametrize("draft", ["", " \n\t ", "\x00", "a" * 200_001, "\ud800 half", "> all\n> quoted\n"])
def test_what_is_no_draft_is_refused(draft: str) -> None:
    with pytest.raises(DraftError) as error:
        LINTER.lint(draft)
    assert "quoted\n" not in str(error.value)


def test_reports_are_frozen_and_come_back_from_json() -> None:
    report = LINTER.lint(DRAFTS[2], customer="The jacket I ordered is the wrong size, and nobody answers me!")
    with pytest.raises(ValueError, match="frozen"):
        report.score = 100  # type: ignore[misc]
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_findings_stand_in_the_order_of_the_text() -> None:
    report = LINTER.lint("\n\n".join(DRAFTS[:3]))
    assert [f.start for f in report.findings] == sorted(f.start for f in report.findings)


PIECES = st.sampled_from(
    [
        "You failed to attach the receipt. ",
        "We're sorry you feel that way",
        "I refunded the £30 this morning.",
        "Please do not hesitate to contact us!",
        "It’s not our fault, as per our terms",
        "Hi Anna,",
        "Dear customer,",
        "Best regards,\nTom",
        "{{name}}",
        "https://shop.example/a?b=c",
        "tom@shop.example",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        " ",
        "😀",
        "👩\u200d👧",
        "e\u0301",
        "\u200b",
        "ﬁ",
        "你好",
        '"',
        "“You lied”",
        "> quoted",
        "- ",
        "...",
        "\u00a0",
        "İ",
        "ß",
    ]
)


@pytest.mark.parametrize("source", ["Hi Anna,", "Dear customer,", "Best regards,\nTom", "{{name}}", "...", "🙂", "5"])
def test_no_rule_crashes_on_a_draft_without_a_sentence(source: str) -> None:
    for customer in (None, "You charged me twice! Where is my refund?", "Thank you!", "?"):
        assert LINTER.lint(source, customer=customer).failures == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(PIECES, min_size=1, max_size=14).map("".join), st.sampled_from([None, "You charged me twice! Where is my refund?"])
)
def test_offsets_hold_for_any_text(source: str, customer: str | None) -> None:
    try:
        report = LINTER.lint(source, customer=customer)
    except DraftError:
        return
    assert report.failures == ()
    lines = source.split("\n")
    places: list[Finding | Strength] = [*report.findings, *report.strengths]
    for found in places:
        assert source[found.start : found.end] == found.text
        before = source[: found.start]
        assert (found.line, found.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
        assert found.column <= len(lines[found.line - 1]) + 1
    for finding in report.findings:
        for rewrite in finding.rewrites:
            assert 0 <= rewrite.start <= rewrite.end <= len(source)
            if rewrite.grade is Grade.SAFE:
                assert source[: rewrite.start] + rewrite.text + source[rewrite.end :] != source
    assert [z.start for z in report.zones] == sorted(z.start for z in report.zones)
    assert replylint.Report.model_validate_json(report.model_dump_json()) == report


def test_a_batch_is_the_same_as_one_by_one() -> None:
    texts = [sample for sample in BATCH for _ in range(2)]
    linter = Linter()
    assert list(linter.lint_many(texts, batch_size=3)) == [linter.lint(*item[:1], customer=item[1]) for item in texts]


BATCH = [
    ("You failed to read our e-mail. Someone will look into it.", None),
    ("Bonjour, votre colis est parti hier soir et il arrivera chez vous demain dans la matinée.", None),
    ("No.", "Where is my parcel?"),
    ("We're sorry for any inconvenience. As per our policy there is nothing we can do.", "My mug arrived broken!"),
]


@pytest.mark.parametrize(
    ("draft", "customer", "held"),
    [
        ("It ships on Tuesday.", "When does it ship?", False),
        ("Yes, it does.", "Does it work with Windows 11?", False),
        ("They're under Account, then Billing.", "Where can I see my invoices?", False),
        ("Noted.", "My parcel is late, where is it?", True),
        ("Ok.", "My parcel has not come.", True),
        ("Wow.", "Your driver dropped my parcel in the pond.", True),
    ],
)
def test_a_short_answer_is_one_and_a_shrug_is_none(draft: str, customer: str, held: bool) -> None:
    report = lint(draft, customer=customer)
    assert (report.cap is not None, any(f.code == "ACT001" for f in report.findings)) == (held, held)


@pytest.mark.parametrize(
    "reply",
    [
        "You are stupid. I refunded you £30 today and sent a new kettle, which arrives on Friday. Tom",
        "We'd be happy to refund you as soon as you take down your one-star review. I've prepared the £30 for today. Tom",
    ],
)
def test_no_repair_makes_an_insult_or_a_bargain_ready(reply: str) -> None:
    assert not lint(reply, customer="One star. Broken on arrival.").ready


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour Anna, nous avons remboursé votre commande ce matin. Cordialement, Luc",
        "Hola Ana, usted no adjuntó el recibo. No podemos hacer nada. Un saludo, Tomás",
        "Dzień dobry Anno, zwróciliśmy pieniądze dziś rano.",
        "您好，您的订单已经发货。我们今天早上已经退款。请您查收。如果您有问题，请联系我们。谢谢。",
        "安娜様、本日返金いたしました。よろしくお願いいたします。",
        "Здравствуйте, Анна! Мы вернули деньги сегодня утром.",
    ],
)
def test_a_short_text_in_another_language_is_not_judged(text: str) -> None:
    report = lint(text)
    assert (report.grade, report.findings) == ("-", ())
    assert report.notices


@pytest.mark.parametrize(
    "text",
    [
        "Refund issued.",
        "Hi Zoë, a café crème for Señor Muñoz left today.",
        "Order shipped yesterday via DHL, Señor Muñoz.",
        'She said "it is not good enough for us at all".',
        "订单 4411 refunded today.",
    ],
)
def test_a_few_foreign_words_do_not_make_a_language(text: str) -> None:
    assert lint(text).grade != "-"


@pytest.mark.parametrize("text", [None, 5, b"Hi"])
def test_what_is_no_string_is_told_by_its_type(text: Any) -> None:
    with pytest.raises(TypeError, match=f"a draft is a str, not {type(text).__name__}"):
        lint(text)
    with pytest.raises(TypeError, match="a draft is a str"):
        next(Linter().lint_many([text]))


def test_so_is_a_message_that_is_no_string() -> None:
    with pytest.raises(TypeError, match="a customer's message is a str, not bytes"):
        lint("Hi", customer=b"Hi")  # type: ignore[arg-type]
