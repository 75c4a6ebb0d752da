"""The extension in a real Chromium, on pages built like the composers of web mail and help desks: what is held, changed, sent."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import package
import pytest

pytestmark = pytest.mark.e2e

COMPOSERS = Path(__file__).parent / "composers"
BAD = "Hi Priya 😀, you failed to enter the postcode. I've sent the lamp again, and it is with you on Monday."
GOOD = "Hi Priya, I've sent the lamp again, and it is with you on Monday morning. I'll check the tracking myself. Tom"
PANEL = "[data-replylint] .panel"


class Quiet(SimpleHTTPRequestHandler):
    """Serves the composers and says nothing."""

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(COMPOSERS)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture(scope="module")
def browser(need: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = need("chromium", "playwright")
    from playwright.sync_api import sync_playwright

    tmp = tmp_path_factory.mktemp("chromium")
    folder, _ = package.build("browser", tmp / "dist")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            tmp / "profile",
            executable_path=path,
            headless=False,
            args=["--headless=new", "--no-sandbox", f"--disable-extensions-except={folder}", f"--load-extension={folder}"],
            ignore_default_args=["--disable-extensions"],
            viewport={"width": 1100, "height": 800},
        )
        yield context
        context.close()


@pytest.fixture(scope="module")
def worker(browser: Any) -> Any:
    return browser.service_workers[0] if browser.service_workers else browser.wait_for_event("serviceworker")


@pytest.fixture
def options(browser: Any, worker: Any, door: Any, site: str) -> Iterator[Any]:
    """The settings: this door as the service, nothing muted, at work on our site."""
    page = browser.new_page()
    page.goto(worker.url.replace("worker.js", "options.html"))
    page.fill("#server", door.address)
    page.fill("#token", "")
    page.select_option("#at", "warning")
    page.click("#form [type=submit]")
    page.get_by_text("Saved. The service answers.").wait_for()
    for button in page.locator("#muted button, #site-list button").all():
        button.click()
    page.locator("#muted li, #site-list li").first.wait_for(state="detached")
    page.fill("#site", site)
    page.fill("#selector", ".a3s, .comment")
    page.click("#site-form [type=submit]")
    page.get_by_text("Added.").wait_for()
    yield page
    page.close()


@pytest.fixture
def opened(browser: Any, options: Any, site: str, worker: Any) -> Iterator[Callable[[str], Any]]:
    """Opens one of the composers, with the extension at work in it."""
    pages = []

    def open_(name: str) -> Any:
        page = browser.new_page()
        pages.append(page)
        page.goto(f"{site}/{name}.html")
        return page

    wait_for(lambda: worker.evaluate("chrome.scripting.getRegisteredContentScripts().then((s) => s.length)"))
    yield open_
    for page in pages:
        page.close()


def wait_for(ready: Callable[[], Any], seconds: float = 10) -> Any:
    deadline = time.monotonic() + seconds
    while not (value := ready()):
        assert time.monotonic() < deadline, "it does not come"
        time.sleep(0.05)
    return value


def sent(page: Any) -> list[str]:
    return list(page.evaluate("window.sent"))


def underlined(page: Any) -> list[str]:
    """What is under a CSS highlight, as the page itself can see it."""
    return list(
        page.evaluate(
            "[...CSS.highlights].flatMap(([name, marks]) => [...marks].map((range) => `${name}: ${range.toString()}`))"
        )
    )


def held(page: Any) -> str:
    page.wait_for_selector(f"{PANEL} .send")
    return str(page.inner_text(PANEL))


def press(page: Any, selector: str) -> None:
    page.click(f"{PANEL} {selector}")


def write(page: Any, text: str) -> None:
    """Types at the start of the webmail's own words."""
    page.evaluate("getSelection().collapse(document.querySelector('#own').firstChild, 0)")
    page.focus("#body")
    page.evaluate("getSelection().collapse(document.querySelector('#own').firstChild, 0)")
    page.keyboard.insert_text(text)


def test_webmail_held_rewritten_sent(opened: Any, door: Any) -> None:
    page = opened("webmail")
    write(page, "You failed to enter the postcode. ")
    wait_for(lambda: underlined(page))
    # Neither the quotation nor the signature; a hint that something is missing may stand at the greeting.
    marked = [mark for mark in underlined(page) if mark != "replylint-info: Hi Priya,"]
    assert marked == ["replylint-error: You failed to enter the postcode"]
    before = page.inner_html("#body")
    assert "replylint" not in before
    page.click("#send")
    assert "You failed to enter the postcode" in held(page)
    assert sent(page) == []
    assert page.evaluate("window.heard") == []  # not one event of that press has come through
    assert "Where is my parcel? You failed to bring it on Monday.\nThis is unacceptable." in door.asked[-1]["customer"]
    assert "> Where is my parcel?" in door.asked[-1]["reply"]
    press(page, ".rl-card[data-code=BLM001] .rl-rewrite")
    wait_for(lambda: "You failed to enter" not in page.inner_text("#body"))
    assert page.evaluate("getSelection().toString()").startswith("{")
    page.keyboard.insert_text("The postcode was missing a letter")
    for slot in page.evaluate("document.querySelector('#body').innerText.match(/\\{[^}]*\\}/g) ?? []"):
        assert slot
    page.evaluate("document.querySelector('#own').textContent = 'Hi Priya, the postcode was missing a letter.'")
    page.evaluate("document.querySelector('#own').dispatchEvent(new InputEvent('input', { bubbles: true }))")
    quote = page.inner_html("#body .gmail_quote")
    page.keyboard.press("Escape")
    page.click("#send")
    wait_for(lambda: sent(page))
    assert len(sent(page)) == 1
    assert "missing a letter" in sent(page)[0]
    assert page.inner_html("#body .gmail_quote") == quote


def test_webmail_send_anyway(opened: Any) -> None:
    page = opened("webmail")
    write(page, "You failed to enter the postcode. ")
    page.click("#send")
    held(page)
    press(page, ".send")
    wait_for(lambda: sent(page))
    assert len(sent(page)) == 1
    assert "You failed to enter" in sent(page)[0]


def test_webmail_is_held_once(opened: Any) -> None:
    page = opened("webmail")
    write(page, "You failed to enter the postcode. ")
    page.click("#send")
    held(page)
    page.keyboard.press("Escape")
    page.wait_for_selector(PANEL, state="detached")
    page.click("#send")
    wait_for(lambda: sent(page))
    write(page, "Please calm down. ")
    page.click("#send")  # something new: held again
    assert "calm down" in held(page).lower()
    assert len(sent(page)) == 1


@pytest.mark.parametrize("way", ["button", "text"])
def test_webmail_by_keyboard(opened: Any, way: str) -> None:
    page = opened("webmail")
    write(page, "You failed to enter the postcode. ")
    if way == "button":
        page.focus("#send")
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Control+Enter")
    held(page)
    assert sent(page) == []
    assert page.evaluate("document.querySelector('[data-replylint]').shadowRoot.activeElement.tagName") == "H1"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.querySelector('[data-replylint]').shadowRoot.activeElement?.className") == "send":
            break
    page.keyboard.press("Enter")
    wait_for(lambda: sent(page))
    assert len(sent(page)) == 1


def test_helpdesk_with_a_model_of_its_own(opened: Any, door: Any) -> None:
    page = opened("helpdesk")
    page.click("#editor")
    page.keyboard.type(BAD)
    wait_for(lambda: underlined(page))
    assert "replylint-error: you failed to enter the postcode" in underlined(page)
    page.click("[data-test-id=submit_button-button] strong")
    assert "BLM001" in held(page)
    assert door.asked[-1]["customer"] == "Where is my parcel? You promised it for Monday."
    press(page, ".rl-card[data-code=BLM001] .rl-rewrite")
    wait_for(lambda: "you failed" not in page.inner_text("#editor"))
    page.get_by_role("textbox", name="Public reply composer").fill(GOOD)
    page.keyboard.press("Escape")
    page.click("[data-test-id=submit_button-button]")
    wait_for(lambda: sent(page))
    assert sent(page) == [GOOD]  # what the page's own model holds


def test_helpdesk_other_ways_to_submit(opened: Any) -> None:
    page = opened("helpdesk")
    page.click("#editor")
    page.keyboard.type(BAD)
    page.get_by_text("Send test").click()
    assert sent(page) == ["test"]
    page.get_by_text("Submit as Solved").click()
    held(page)
    press(page, ".send")
    wait_for(lambda: len(sent(page)) == 2)
    assert sent(page)[1].startswith("solved: Hi Priya 😀, you failed")


def test_textarea(opened: Any) -> None:
    page = opened("plain")
    page.fill("#text", BAD)
    marks = page.locator("[data-replylint] .mirror span")
    marks.first.wait_for()
    assert "you failed to enter the postcode" in marks.all_inner_texts()
    over = page.evaluate("""() => {
        const [a, b] = [document.querySelector('[data-replylint]').shadowRoot.querySelector('.mirror'), document.querySelector('#text')];
        const [p, q] = [a, b].map((e) => e.getBoundingClientRect());
        return [p.x === q.x, p.y === q.y, p.width === q.width, getComputedStyle(a).font === getComputedStyle(b).font];
    }""")
    assert over == [True] * 4
    page.click("text=Save draft")
    assert sent(page) == ["draft"]
    page.click("text=Send reply")
    assert "BLM001" in held(page)
    press(page, ".rl-card[data-code=BLM001] .rl-rewrite")
    wait_for(lambda: "you failed" not in page.input_value("#text"))
    assert "😀" in page.input_value("#text")
    chosen = page.evaluate("(t => t.value.slice(t.selectionStart, t.selectionEnd))(document.querySelector('#text'))")
    assert chosen.startswith("{")
    page.keyboard.press("Control+z")  # the browser's own undo knows of it
    assert page.input_value("#text") == BAD
    page.fill("#internal", "Customer is difficult.")
    page.click("[value='Post note']")
    wait_for(lambda: len(sent(page)) == 2)
    assert sent(page)[1] == "note: Customer is difficult."


def test_badge_opens_the_panel(opened: Any) -> None:
    page = opened("plain")
    page.fill("#text", BAD)
    page.click("[data-replylint] .badge.error")
    assert "BLM001" in page.inner_text(PANEL)
    assert page.locator(f"{PANEL} .send").count() == 0  # nothing is held, so there is nothing to send
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "text"


def test_open_panel_says_what_is_so_now(opened: Any) -> None:
    page = opened("plain")
    page.fill("#text", BAD)
    page.click("text=Send reply")
    held(page)
    page.fill("#text", "Please calm down. " + BAD)  # one writes on beside it
    wait_for(lambda: "ARG003" in page.inner_text(PANEL))
    assert page.evaluate("document.activeElement.id") == "text"  # and is not disturbed
    press(page, ".rl-card[data-code=BLM001] .rl-rewrite")
    wait_for(lambda: "you failed" not in page.input_value("#text"))
    assert "lease calm down" in page.input_value("#text")
    assert sent(page) == []


def test_focus_stays_where_one_has_gone_on(opened: Any, door: Any) -> None:
    page = opened("plain")
    page.fill("#text", BAD)
    page.click("text=Send reply")
    held(page)
    with door.hanging():
        asked = len(door.asked)
        press(page, ".rl-card[data-code=BLM001] .rl-rewrite")
        wait_for(lambda: len(door.asked) > asked)
        page.focus("#internal")
    page.locator(f"{PANEL} .rl-card[data-code=BLM001]").wait_for(state="detached")
    page.keyboard.insert_text("Customer is difficult.")
    assert page.input_value("#internal") == "Customer is difficult."


def test_editor_in_a_frame(opened: Any) -> None:
    page = opened("frame")
    frame = page.frame_locator("#editor")
    frame.locator("p").click()
    page.keyboard.press("End")
    page.keyboard.insert_text(" you failed to enter the postcode. I've sent it again today.")
    inner = page.frames[1]
    wait_for(lambda: underlined(inner))
    page.click("#send")
    assert "BLM001" in held(page)
    press(page, ".rl-card[data-code=BLM001] .rl-rewrite")
    wait_for(lambda: "you failed" not in frame.locator("body").inner_text())
    wait_for(lambda: page.locator(f"{PANEL} .send").count())
    press(page, ".send")
    wait_for(lambda: sent(page))
    assert "you failed" not in sent(page)[0]


@pytest.mark.parametrize("kind", ["rich", "plain"])
def test_composer_in_a_shadow_tree(opened: Any, kind: str) -> None:
    page = opened("shadow")
    box = page.locator(f"#{kind}-text")
    box.click()
    page.keyboard.type(BAD)
    page.locator("[data-replylint] .badge.error").wait_for()
    page.click(f"#{kind}-send")
    assert "BLM001" in held(page)
    press(page, ".rl-card[data-code=BLM001] .rl-rewrite")
    now = (lambda: box.input_value()) if kind == "plain" else box.inner_text
    wait_for(lambda: "you failed" not in now())
    assert now().endswith("with you on Monday.")
    press(page, ".send")
    wait_for(lambda: sent(page))
    assert sent(page) == [now()]


def test_not_asked_again_and_the_way_back(opened: Any, options: Any) -> None:
    page = opened("plain")
    page.fill("#text", BAD)
    page.click("text=Send reply")
    held(page)
    count = page.locator(f"{PANEL} .rl-card").count()
    for left in range(count - 1, -1, -1):
        press(page, ".rl-quiet >> nth=0")
        wait_for(lambda left=left: page.locator(f"{PANEL} .rl-card").count() == left)  # type: ignore[misc]
    press(page, ".send.main")
    wait_for(lambda: sent(page))
    page.reload()
    page.fill("#text", BAD)
    page.click("text=Send reply")
    wait_for(lambda: sent(page))  # not held
    options.get_by_role("button", name="Ask again: BLM001 blames customer").click()
    page.reload()
    page.fill("#text", BAD)
    page.click("text=Send reply")
    assert "BLM001" in held(page)


def test_good_reply_just_goes(opened: Any) -> None:
    page = opened("plain")
    page.fill("#text", GOOD)
    page.wait_for_selector("[data-replylint] .badge.clean")
    page.click("text=Send reply")
    assert sent(page) == [GOOD]


def test_service_down(opened: Any, door: Any) -> None:
    page = opened("plain")
    door.close()
    page.fill("#text", BAD)
    page.click("text=Send reply")
    wait_for(lambda: sent(page), 3)
    page.wait_for_selector("[data-replylint] .badge.trouble")


def test_service_hanging(opened: Any, door: Any) -> None:
    page = opened("plain")
    with door.hanging():
        page.fill("#text", BAD)
        began = time.monotonic()
        page.click("text=Send reply")
        wait_for(lambda: sent(page), 6)
    assert 2.5 < time.monotonic() - began < 5.5
    assert sent(page) == [BAD]


def test_token_goes_along_and_stays_hidden(opened: Any, options: Any, door: Any) -> None:
    options.fill("#token", "s3cret")
    options.click("#form [type=submit]")
    options.get_by_text("Saved. The service answers.").wait_for()
    page = opened("plain")
    page.fill("#text", BAD)
    page.wait_for_selector("[data-replylint] .badge.error")
    assert door.tokens[-1] == "Bearer s3cret"
    assert "s3cret" not in page.content()


def test_at_work_nowhere_else(browser: Any, options: Any, site: str, worker: Any) -> None:
    options.get_by_role("button", name="Stop here").click()
    wait_for(lambda: not worker.evaluate("chrome.scripting.getRegisteredContentScripts().then((s) => s.length)"))
    page = browser.new_page()
    page.goto(f"{site}/plain.html")
    page.fill("#text", BAD)
    page.click("text=Send reply")
    assert sent(page) == [BAD]
    assert page.locator("[data-replylint]").count() == 0
    page.close()
