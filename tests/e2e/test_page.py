"""The page at `/`, in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.e2e

CUSTOMER = "Where is my parcel? I was promised it on Monday and it never came. This is unacceptable."
EMOJI = "Hi Ann 😀👩🏽‍🚀,\n\nI'm sorry about the lamp 😀. As I already explained, you failed to enter the postcode. I'll call you on Monday.\n\nTom"


@pytest.fixture(scope="module")
def browser(need: Any) -> Iterator[Any]:
    path = need("chromium", "playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, door: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="en-GB")
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=door.address.rstrip("/"))
    opened = context.new_page()
    troubles: list[str] = []
    abroad: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("request", lambda request: None if request.url.startswith(door.address) else abroad.append(request.url))
    opened.goto(door.address)
    yield opened
    context.close()
    assert not troubles
    assert not abroad, "a request to somebody else"


def write(page: Any, draft: str, customer: str = "") -> None:
    """Fills in both texts and waits for the verdict on them."""
    page.fill("#customer", customer)
    page.fill("#draft", draft)
    settle(page)


def settle(page: Any) -> None:
    page.wait_for_selector("#result:not([hidden]):not(.stale)")


def marked(page: Any) -> list[str]:
    return [str(text) for text in page.locator("#marks span").all_inner_texts()]


def test_marks_score_reasons_strengths(page: Any) -> None:
    write(page, EMOJI, CUSTOMER)
    assert "you failed to enter the postcode" in marked(page)  # true to the letter, after characters of several code units
    score = page.text_content("#number")
    assert 0 < int(score) < 90
    assert "blames the customer" in page.inner_text("#verdict")
    assert page.inner_text("#status").startswith(f"Score {score} of 100: ")
    page.click("#sides summary")
    assert "blames customer −" in page.inner_text("#dimensions")
    assert "complaint" in page.inner_text("#needs") or "problem" in page.inner_text("#needs")
    page.click("#good summary")
    assert page.locator("#strengths li").count() > 0


def test_marks_lie_under_their_words(page: Any) -> None:
    write(page, EMOJI, CUSTOMER)
    same = page.evaluate("""() => {
        const [a, b] = [document.querySelector('#marks'), document.querySelector('#draft')].map((e) => e.getBoundingClientRect());
        const [s, t] = [document.querySelector('#marks'), document.querySelector('#draft')].map((e) => getComputedStyle(e));
        return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
          && ['font', 'padding', 'lineHeight', 'letterSpacing', 'whiteSpace', 'overflowWrap'].every((name) => s[name] === t[name]);
    }""")
    assert same


def test_rewrite_by_click_and_undo(page: Any) -> None:
    write(page, EMOJI, CUSTOMER)
    card = page.locator(".rl-card[data-code=BLM001]")
    card.locator(".rl-rewrite").first.click()
    settle(page)
    assert "you failed" not in page.input_value("#draft")
    assert "😀" in page.input_value("#draft")
    chosen = page.evaluate("(d => d.value.slice(d.selectionStart, d.selectionEnd))(document.querySelector('#draft'))")
    assert chosen.startswith("{")  # the first fact to fill in is selected: one types over it
    assert chosen.endswith("}")
    page.keyboard.type("The postcode was missing")
    settle(page)
    assert chosen not in page.input_value("#draft")
    page.click("#undo")
    settle(page)
    assert page.input_value("#draft") == EMOJI


def test_copy(page: Any) -> None:
    write(page, EMOJI)
    page.click("#copy")
    page.get_by_text("Copied", exact=True).first.wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == EMOJI


def test_by_keyboard_alone(page: Any) -> None:
    write(page, EMOJI, CUSTOMER)
    page.focus("#draft")
    page.evaluate("document.querySelector('#draft').setSelectionRange(0, 0)")
    page.keyboard.press("F8")
    first = page.evaluate("(d => d.value.slice(d.selectionStart, d.selectionEnd))(document.querySelector('#draft'))")
    assert first in marked(page)
    assert page.locator(".rl-card.active").count() == 1
    assert page.inner_text("#status")
    page.keyboard.press("F8")
    page.keyboard.press("Shift+F8")
    assert page.evaluate("(d => d.value.slice(d.selectionStart, d.selectionEnd))(document.querySelector('#draft'))") == first
    card = page.locator(".rl-card[data-code=ARG002] .rl-rewrite").first
    card.focus()
    page.keyboard.press("Enter")
    settle(page)
    assert "As I already explained" not in page.input_value("#draft")
    assert page.evaluate("document.activeElement.closest('.findings, .findings-head') !== null")  # one stays where one was


def test_stale_answers_are_dropped(page: Any, door: Any) -> None:
    write(page, "You failed to enter the postcode, so it went back to us.")
    with door.hanging():
        page.fill("#draft", "You failed to enter the postcode, so it went back to us. Calm down.")
        page.wait_for_timeout(700)  # asked by now, and not answered
        page.fill("#draft", "I'll send the lamp again today and it is with you on Monday.")
    settle(page)
    assert "you failed" not in "".join(marked(page)).lower()
    assert door.asked[-1]["reply"].startswith("I'll send")


def test_marks_move_with_what_is_typed(page: Any, door: Any) -> None:
    write(page, "It went back to us. You failed to enter the postcode.")
    with door.hanging():
        page.evaluate("document.querySelector('#draft').setSelectionRange(0, 0)")
        page.focus("#draft")
        page.keyboard.type("Well. ")
        assert "You failed to enter the postcode" in marked(page)
        page.locator(".rl-card[data-code=BLM001] .rl-rewrite").first.click()  # its place has moved on too
        assert page.input_value("#draft").startswith("Well. It went back to us. ")
        assert "You failed" not in page.input_value("#draft")


def test_every_control_has_a_name(page: Any) -> None:
    write(page, EMOJI, CUSTOMER)
    unnamed = page.evaluate("""() => [...document.querySelectorAll('button, input, textarea, select, summary')]
        .filter((e) => e.checkVisibility() && !(e.labels?.[0]?.textContent.trim() || e.getAttribute('aria-label') || e.textContent.trim()))
        .map((e) => e.outerHTML)""")
    assert unnamed == []
    assert page.locator("[aria-live=polite]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser: Any, door: Any, scheme: Any) -> None:
    """At least 4.5 to 1, WCAG's AA."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(door.address)
    write(page, EMOJI, CUSTOMER)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    faint = page.evaluate("""() => {
        const parse = (c) => { const [r, g, b, a = 1] = c.match(/[\\d.]+/g).map(Number); return { r, g, b, a }; };
        const light = ({ r, g, b }) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.a) return c; } return { r: 255, g: 255, b: 255 }; };
        const out = [];
        for (const e of document.querySelectorAll('body *')) {
          const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
          if (!own || !e.checkVisibility() || e.closest('.marks, svg, .unseen, .skip, :disabled')) continue;
          const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
          if ((a + 0.05) / (b + 0.05) < 4.5) out.push(e.className + ': ' + e.textContent.trim().slice(0, 40));
        }
        return out;
    }""")
    context.close()
    assert faint == []


def test_on_a_phone(browser: Any, door: Any) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(door.address)
    write(page, EMOJI, CUSTOMER)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    small = page.evaluate("""() => [...document.querySelectorAll('button, select, summary')].filter((e) => e.checkVisibility())
        .filter((e) => e.getBoundingClientRect().height < 40 && !e.matches('.rl-said')).map((e) => e.outerHTML)""")
    context.close()
    assert small == []


def test_says_when_the_service_is_gone(page: Any, door: Any) -> None:
    door.close()
    page.fill("#draft", "You failed to enter the postcode.")
    page.wait_for_selector("#trouble:not([hidden])")
    assert "can't be reached" in page.inner_text("#trouble-text")


def test_all_safe_ones_at_once(page: Any) -> None:
    write(page, EMOJI, CUSTOMER)
    label = page.inner_text("#safe")
    assert label.startswith("Apply ")
    page.click("#safe")
    page.wait_for_selector("#undo:not([hidden])")
    settle(page)
    mended = page.input_value("#draft")
    assert "As I already explained" not in mended
    assert "😀👩🏽‍🚀" in mended
    assert page.is_disabled("#safe") or page.inner_text("#safe") != label
    page.click("#undo")
    settle(page)
    assert page.input_value("#draft") == EMOJI
