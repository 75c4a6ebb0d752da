"""What a rewrite may leave of a sentence: nothing that hurts as well, no half clause, more than a handle, and no fact less."""

from __future__ import annotations

import pytest

from replylint import Grade, Linter
from replylint.catalog import load
from replylint.report import Finding

LINTER = Linter(catalog=load(plugins=False))


def findings(text: str, code: str, customer: str | None = None) -> list[Finding]:
    found = [f for f in LINTER.lint(text, customer=customer).findings if f.code == code]
    assert found, f"{code} is not raised on {text!r}"
    return found


def proposed(text: str, code: str, customer: str | None = None) -> list[str]:
    results = [text[: r.start] + r.text + text[r.end :] for f in findings(text, code, customer) for r in f.rewrites]
    assert results, f"{code} proposes nothing for {text!r}"
    return results


@pytest.mark.parametrize(
    ("text", "code", "never"),
    [
        ("You are wrong, we all matter here, as this is a forum run by volunteers. The page is up.", "EXC002", "You are wrong"),
        ("We are volunteers here and your time is your own problem. The page is up.", "ARG006", "We are volunteers here. The"),
        ("You picked that dealer, so you deal with it. The page is up.", "ARG006", "You picked that dealer."),
        ("Please remember that the club is FREE. The page is up.", "ARG003", "The club is FREE."),
    ],
)  # fmt: skip
def test_no_half_is_left_that_stings_as_well(text: str, code: str, never: str) -> None:
    assert all(never not in result for result in proposed(text, code))


def test_a_half_that_helps_is_kept() -> None:
    text = "Use the small box. The second window needs no key, and your tone is not welcome here. I'll ring you at noon."
    results = proposed(text, "ARG006")
    assert "Use the small box. The second window needs no key. I'll ring you at noon." in results
    assert all("window" in result or "{" in result for result in results)


def test_a_half_that_helps_is_not_deleted_with_the_sting() -> None:
    text = "Have a look. The left valve sticks in the cold, so stop wasting my time with photos. I'll send a new one."
    assert all("{" in result for result in proposed(text, "ARG006"))


@pytest.mark.parametrize(
    "text",
    [
        "You are not the customer, but another user as are we. The page is up.",
        "I asked so that we might get on because based on what you have written so far, you are not understanding us or we are not understanding you. The page is up.",
    ],
)
def test_what_is_left_is_a_clause(text: str) -> None:
    rewrites = [r for f in LINTER.lint(text).findings if f.code in ("ARG001", "ARG006") for r in f.rewrites]
    assert rewrites
    for rewrite in rewrites:
        whole = rewrite.end - rewrite.start >= text.index(" The page") - 1
        assert whole or rewrite.grade is Grade.NEEDS_FACTS, rewrite


@pytest.mark.parametrize(
    ("text", "code"),
    [("@40177 We take this very seriously.", "SCR004"), ("@40177 Thank you for your patience and understanding!", "SCR002")],
)
def test_a_handle_is_not_left_alone(text: str, code: str) -> None:
    customer = "My parcel never came and nobody answers. This is awful."
    assert not any(f.rewrites for f in findings(text, code, customer))
    assert proposed(f"{text} The page is up.", code) == ["@40177 The page is up."]


def test_an_answer_and_a_link_stay_before_the_fault() -> None:
    assert "Yes. Here's what I can do: {your next step}. I'll ring at noon." in proposed(
        "Yes, and read the instructions carefully. I'll ring at noon.", "ARG003"
    )
    text = "See https://example.com/fit and please remember that we on this desk are volunteers: we did not design the shelf."
    assert all("https://example.com/fit" in result for result in proposed(text, "ARG003"))


@pytest.mark.parametrize(
    "end", ["= JJ", "^JM", "Thank you.", "We look forward to seeing you again!", "Registered office as overleaf."]
)
def test_a_step_is_put_before_the_parting(end: str) -> None:
    text = f"Dear Ms Bell,\n\nThe kettle is what it is, and these things vary with the water. {end}"
    customer = "My kettle broke after a week. What are you going to do about it?"
    for result in proposed(text, "ACT001", customer):
        assert result.endswith(f"I'll {{do what}} and write to you by {{time}}. {end}"), result


def test_a_typo_or_a_shout_of_the_customers_is_not_repeated() -> None:
    reply = "Thank you for contacting us. Your comments have been noted."
    for result in proposed(reply, "EMP001", "My passeword. I want to know about my passeword."):
        assert "passeword" not in result
    for result in proposed(reply, "EMP001", "Somebody please call me about MY BOOKING at the HOTEL today."):
        assert "BOOKING" not in result
        assert "HOTEL" not in result


def test_a_cut_from_stock_leaves_no_other_stock() -> None:
    text = "The lamp is in stock. We hear you 🎧 Rest assured, your feedback will be passed on to the right folks"
    for result in proposed(text, "SCR002"):
        assert "Your feedback" not in result


def test_blame_is_not_denied_and_owned_in_one_breath() -> None:
    for result in proposed("The crate broke on the lorry. That was the driver's doing, not ours.", "BLM003"):
        assert not ("not ours" in result and "ours to put right" in result)


def test_an_answer_before_a_taunt_stays() -> None:
    text = "I looked it up. Not that I'm aware but why would you need that?"
    results = proposed(text, "ARG007")
    assert all("Not that I'm aware." in result for result in results)


def test_a_but_goes_with_the_apology_that_it_takes_back() -> None:
    text = "Sorry to disappoint you, but the makers do not read what is written here. I'll ring at noon."
    results = proposed(text, "APO003")
    assert all(", but" not in result for result in results)


def test_a_clause_without_its_verb_is_not_repeated() -> None:
    for result in proposed(
        "I find it hard to believe that the lid broke.", "TRU001", "No response provided here. It is a shame."
    ):
        assert "no response provided" not in result


@pytest.mark.parametrize(
    ("text", "code", "result"),
    [
        ("As per my last email. The page is up.", "ARG002", "The page is up."),
        ("Let me be honest. We dropped it. A new lamp left today.", "HON004", "We dropped it. A new lamp left today."),
        ("Unfortunately for us, the shop shut early.", "NEG002", "The shop shut early."),
        ("It is done, as per your request, and paid.", "SCR005", "It is done, as you asked, and paid."),
        ("Pursuant to your request, I sent it.", "SCR005", "As you asked, I sent it."),
        ("As per your letter of 3 May, I sent it.", "SCR005", "Following your letter of 3 May, I sent it."),
    ],
)
def test_what_is_left_reads_on(text: str, code: str, result: str) -> None:
    assert proposed(text, code) == [result]


def test_a_word_alone_is_no_answer() -> None:
    findings = LINTER.lint("Obviously not. The lamp is ours to replace. I've sent it today.").findings
    assert [f.rewrites for f in findings if f.code == "ARG003"] == [()]


@pytest.mark.parametrize(
    "following",
    ["I really do.", "It is why I've called the depot myself.", "If not, I'll close the case on Friday.", "This is our doing."],
)
def test_what_the_next_sentence_speaks_of_does_not_go_unseen(following: str) -> None:
    text = f"I completely understand how frustrating this must be. {following} I refunded you £30 today."
    grades = [r.grade for f in LINTER.lint(text).findings for r in f.rewrites]
    assert grades
    assert Grade.SAFE not in grades


def test_a_threat_is_not_made_a_request_unseen() -> None:
    (finding,) = findings("You must call us by Friday or the order is void.", "NEG003")
    assert [r.grade for r in finding.rewrites] == [Grade.REVIEW]


def test_the_second_of_two_duties_is_not_made_a_request_alone() -> None:
    (finding,) = findings("You have to be at home on Thursday and you need to sign.", "NEG003")
    assert [r.grade for r in finding.rewrites] == [Grade.NEEDS_FACTS]


def test_a_closing_word_is_no_team() -> None:
    (finding,) = findings("Your order left today.\n\nCheers!", "VOI001")
    assert finding.message.startswith("Nobody signs this")
