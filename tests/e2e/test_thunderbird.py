"""The add-on in a real Thunderbird, headless, sending to a real SMTP server: what is stopped, what is changed, what goes out."""

from __future__ import annotations

import email
import email.policy
import email.utils
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import package
import pytest
from marionette import Thunderbird, free_port

pytestmark = pytest.mark.e2e

GOOD = """<p>Hi Priya,</p><p>I'm sorry your lamp still isn't with you, nine days after we promised it. We should have checked the
postcode before it left us. That was our mistake.</p><p>I've booked a new delivery for Thursday morning, and I'll look at the tracking
myself at noon and write to you.</p><p>Kind regards,<br>Tom</p>"""
HOLLOW = GOOD.replace("That was our mistake.", "We apologize for any inconvenience this may have caused.")
BLAME = "<p>Hi Priya 😀,</p><p>You failed to enter the postcode. I've sent the lamp again, and it is with you on Monday.</p><p>Tom</p>"
TICKET = """From - Mon Jan 01 00:00:00 1970
From: Priya Raman <priya@example.test>
To: support@example.test
Subject: My lamp
Date: {date}
Message-ID: <ticket@example.test>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Where is my parcel? You failed to bring it on Monday, as you had promised. This is unacceptable.

Priya
"""

_SERVICES = 'const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");'
_COMPOSE = (
    _SERVICES
    + """
const [body, plain] = arguments;
const make = (name, kind) => Cc["@mozilla.org/messengercompose/" + name + ";1"].createInstance(Ci[kind]);
const parameters = make("composeparams", "nsIMsgComposeParams");
const fields = make("composefields", "nsIMsgCompFields");
fields.to = "priya@example.test";
fields.subject = "Your lamp";
fields.body = body;
parameters.composeFields = fields;
parameters.type = Ci.nsIMsgCompType.New;
parameters.format = plain ? Ci.nsIMsgCompFormat.PlainText : Ci.nsIMsgCompFormat.HTML;
parameters.identity = MailServices.accounts.defaultAccount.defaultIdentity;
MailServices.compose.OpenComposeWindowWithParams(null, parameters);
"""
)
_REPLY = (
    _SERVICES
    + """
const [ticket] = arguments;
const root = MailServices.accounts.localFoldersServer.rootFolder.QueryInterface(Ci.nsIMsgLocalMailFolder);
const folder = root.createLocalSubfolder("Tickets").QueryInterface(Ci.nsIMsgLocalMailFolder);
const header = folder.addMessage(ticket);
const identity = MailServices.accounts.defaultAccount.defaultIdentity;
MailServices.compose.OpenComposeWindow(
  null, header, folder.getUriForMsg(header), Ci.nsIMsgCompType.ReplyToSender, Ci.nsIMsgCompFormat.HTML, identity, null, null);
"""
)
_WINDOW = "const window = Services.wm.getMostRecentWindow('msgcompose');"
_READY = _WINDOW + "return Boolean(window?.gMsgCompose?.editor && !window.gWindowLocked);"
_BODY = _WINDOW + "return window.GetCurrentEditor().document.body.innerHTML;"
_SEND = _WINDOW + "window.setTimeout(() => window.goDoCommand('cmd_sendNow'), 0);"
_GONE = "return !Services.wm.getMostRecentWindow('msgcompose');"
_MARKED = (
    _WINDOW
    + """
const view = Cu.waiveXrays(window.GetCurrentEditor().document.defaultView);
const marked = [];
for (const severity of ["error", "warning", "info"]) {
  const highlight = view.CSS.highlights.get("replylint-" + severity);
  if (highlight) for (const range of highlight) marked.push(severity + ": " + range.toString());
}
return marked;
"""
)


class Sink:
    """Keeps the mails that arrive."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        self.mails.append(email.message_from_bytes(envelope.content, policy=email.policy.default))  # type: ignore[arg-type]
        return "250 OK"


@pytest.fixture(scope="module")
def thunderbird(need: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    need("thunderbird", "aiosmtpd")
    from aiosmtpd.controller import Controller

    folder = tmp_path_factory.mktemp("thunderbird")
    sink = Sink()
    controller = Controller(sink, hostname="127.0.0.1", port=free_port())
    controller.start()
    _, archive = package.build("thunderbird", folder / "dist")
    running = Thunderbird(folder / "profile", controller.port)
    running.sink = sink  # type: ignore[attr-defined]
    try:
        running.install(archive)
        yield running
    finally:
        running.close()
        controller.stop()


class Desk:
    """What an agent does at this Thunderbird."""

    def __init__(self, thunderbird: Any) -> None:
        self.thunderbird = thunderbird
        self.sink: Sink = thunderbird.sink

    @property
    def mails(self) -> list[EmailMessage]:
        return self.sink.mails

    def settings(self, **chosen: str) -> str:
        """Fills in the options page, as the user does; what it says."""
        self.thunderbird.js(
            """const policy = WebExtensionPolicy.getByID("replylint@replylint.example");
            const tabmail = Services.wm.getMostRecentWindow("mail:3pane").document.getElementById("tabmail");
            tabmail.openTab("contentTab", { url: policy.getURL("options.html"), linkHandler: "single-page", triggeringPrincipal: policy.extension.principal });"""
        )
        self.thunderbird.page_until(
            "options.html",
            "return content.document.readyState === 'complete' && content.document.querySelector('#server').value",
        )
        values = json.dumps(chosen)
        self.thunderbird.page(
            "options.html",
            f"for (const [id, value] of Object.entries({values})) content.document.getElementById(id).value = value;"
            "content.document.querySelector('#form [type=submit]').click();",
        )
        return str(self.thunderbird.page_until("options.html", "return content.document.querySelector('#said').textContent"))

    def close_settings(self) -> None:
        self.thunderbird.js(
            """const tabmail = Services.wm.getMostRecentWindow("mail:3pane").document.getElementById("tabmail");
            for (const tab of [...tabmail.tabInfo]) if (tab.browser?.currentURI?.spec.includes("options.html")) tabmail.closeTab(tab);"""
        )

    def compose(self, body: str, *, plain: bool = False) -> None:
        self.thunderbird.js(_COMPOSE, body, plain)
        self.thunderbird.until(_READY)
        time.sleep(0.3)  # the signature comes last

    def send(self) -> None:
        self.thunderbird.js(_SEND)

    def asked(self) -> str:
        """The text of the window that asks, once it has something to say."""
        script = "const d = content.document; return d.readyState === 'complete' && !d.querySelector('#send').disabled && d.body.innerText"
        return str(self.thunderbird.page_until("ask.html", script))

    def press(self, selector: str) -> None:
        """Clicks, in a moment: the window may close upon it, and must have answered before."""
        script = f"const e = content.document.querySelector({json.dumps(selector)}); content.setTimeout(() => e.click(), 20); return Boolean(e);"
        assert self.thunderbird.page_until("ask.html", script)

    def sent(self, count: int, timeout: float = 20) -> EmailMessage:
        """The newest mail, when there are `count` and the compose window has gone."""
        self.thunderbird.until(_GONE, timeout=timeout)
        assert len(self.mails) == count
        return self.mails[-1]

    def muted(self) -> list[str]:
        """The rules that the options page says are not asked about."""
        listed = self.thunderbird.page_until(
            "options.html",
            "return JSON.stringify([...content.document.querySelectorAll('#muted span')].map((e) => e.textContent))",
        )
        return list(json.loads(listed))


@pytest.fixture
def desk(thunderbird: Any, door: Any) -> Iterator[Desk]:
    sitting = Desk(thunderbird)
    assert sitting.settings(server=door.address, at="warning") == "Saved. The service answers."
    sitting.close_settings()
    sitting.mails.clear()
    yield sitting
    with suppress(RuntimeError):  # a window that a failed test left
        thunderbird.js(
            "for (const window of Services.wm.getEnumerator('msgcompose')) { window.gMsgCompose.bodyModified = false; window.gContentChanged = false; window.close(); }"
        )


def words(mail: EmailMessage) -> str:
    """The mail's own words, in one line."""
    part = mail.get_body(("html", "plain"))
    assert part is not None
    return " ".join(part.get_content().split())


def test_stopped_rewritten_sent(desk: Desk) -> None:
    desk.compose(HOLLOW)
    desk.send()
    said = desk.asked()
    assert "any inconvenience this may have caused" in said
    assert "We apologize for the inconvenience this caused" in said
    assert desk.mails == []
    time.sleep(2.5)  # the event page is asleep by now; were the send still waiting for it, the window would stay locked
    assert desk.thunderbird.js(_READY)
    desk.press(".rl-rewrite")
    desk.thunderbird.until(
        _WINDOW + "return window.GetCurrentEditor().document.body.innerText.includes('the inconvenience this caused');"
    )
    desk.thunderbird.page_until("ask.html", "return content.document.querySelector('#send').textContent === 'Send'")
    desk.press("#send")
    mail = desk.sent(1)
    assert "We apologize for the inconvenience this caused." in words(mail)
    assert "any inconvenience" not in words(mail)
    assert "replylint" not in mail.as_string().lower()
    assert "you failed to see our shop" in words(mail)  # the signature


def test_send_anyway(desk: Desk) -> None:
    desk.compose(BLAME)
    desk.send()
    assert "You failed to enter the postcode" in desk.asked()
    assert desk.mails == []
    desk.press("#send")
    assert "You failed to enter the postcode" in words(desk.sent(1))


def test_leave_is_for_the_words_it_was_given_for(desk: Desk) -> None:
    desk.compose(BLAME)
    desk.send()
    desk.asked()
    # Somebody gives leave, and then the words change before they are sent.
    desk.thunderbird.page(
        "ask.html",
        """const { replylint, messenger } = content.wrappedJSObject;
        const tab = Number(new URL(content.location).searchParams.get("tab"));
        const draft = replylint.mail.draftOf(await messenger.compose.getComposeDetails(tab));
        await messenger.storage.session.set(Components.utils.cloneInto({ ["leave" + tab]: await replylint.mail.fingerprint(draft) }, content));""",
    )
    desk.press("#back")
    desk.thunderbird.until("return !Services.wm.getMostRecentWindow('mail:extensionPopup');")
    desk.thunderbird.until(_WINDOW + "window.GetCurrentEditor().document.body.firstChild.append(' Calm down.'); return true;")
    desk.send()
    assert "Calm down" in desk.asked()
    assert desk.mails == []


def test_underlines_leave_the_mail_as_it_is(desk: Desk) -> None:
    desk.compose(BLAME)
    before = desk.thunderbird.js(_BODY)
    marked = desk.thunderbird.until(_MARKED.replace("return marked", "return marked.length && marked"))
    assert "error: You failed to enter the postcode" in marked
    assert not any("our shop" in text for text in marked)  # the signature is not checked
    assert desk.thunderbird.js(_BODY) == before


def test_not_asked_again_and_the_way_back(desk: Desk) -> None:
    desk.compose(BLAME)
    desk.send()
    assert "BLM001" in desk.asked()
    while "BLM001" in desk.asked() or "Send anyway" in desk.asked():
        count = desk.thunderbird.page("ask.html", "return content.document.querySelectorAll('.rl-card').length")
        desk.press(".rl-quiet")
        desk.thunderbird.page_until(
            "ask.html",
            f"return content.document.querySelectorAll('.rl-card').length !== {count} || content.document.querySelector('#send').textContent === 'Send'",
        )
        if desk.thunderbird.page("ask.html", "return content.document.querySelector('#send').textContent") == "Send":
            break
    desk.press("#send")
    desk.sent(1)
    desk.compose(BLAME)
    desk.send()
    desk.sent(2)  # not asked again
    desk.settings()
    assert any(text.startswith("BLM001") for text in desk.muted())
    while listed := desk.muted():
        desk.thunderbird.page("options.html", "content.document.querySelector('#muted button').click()")
        desk.thunderbird.page_until(
            "options.html", f"return content.document.querySelectorAll('#muted li').length < {len(listed)}"
        )
    desk.close_settings()
    desk.compose(BLAME)
    desk.send()
    assert "BLM001" in desk.asked()


def test_a_good_mail_just_goes(desk: Desk) -> None:
    desk.compose(GOOD)
    desk.send()
    assert "That was our mistake." in words(desk.sent(1))


def test_plain_text(desk: Desk) -> None:
    desk.compose(
        "Hi Priya,\n\nYou failed to enter the postcode. I've sent the lamp again, and it is with you on Monday.\n\nTom",
        plain=True,
    )
    desk.send()
    assert "You failed to enter the postcode" in desk.asked()
    desk.press(".rl-card[data-code=BLM001] .rl-rewrite")
    desk.thunderbird.until(_WINDOW + "return !window.GetCurrentEditor().document.body.innerText.includes('You failed');")
    # The first fact to fill in is selected, so that one types over it.
    assert desk.thunderbird.js(_WINDOW + "return window.GetCurrentEditor().selection.toString();").startswith("{")
    desk.thunderbird.page_until("ask.html", "return !content.document.body.innerText.includes('BLM001')")
    desk.press("#send")
    mail = desk.sent(1)
    assert mail.get_content_type() == "text/plain"
    assert "You failed to enter" not in mail.get_content()
    assert "you failed to see our shop" in mail.get_content()


def test_service_down(desk: Desk, door: Any) -> None:
    door.close()
    desk.compose(BLAME)
    began = time.monotonic()
    desk.send()
    desk.sent(1)
    assert time.monotonic() - began < 3


def test_service_hanging(desk: Desk, door: Any) -> None:
    with door.hanging():
        desk.compose(BLAME)
        began = time.monotonic()
        desk.send()
        desk.sent(1)
    assert 2.5 < time.monotonic() - began < 8


def test_reply_to_a_customer(desk: Desk, door: Any, tmp_path: Path) -> None:
    date = email.utils.formatdate(time.time() - 3600)
    desk.thunderbird.js(_REPLY, TICKET.replace("{date}", date))
    desk.thunderbird.until(_READY)
    desk.thunderbird.until(_BODY.replace(";return", "; return").replace("innerHTML", "innerHTML.includes('unacceptable')"))
    own = "Your parcel is with the courier. We apologize for any inconvenience this may have caused."
    desk.thunderbird.js(
        _WINDOW
        + """const { document } = window.GetCurrentEditor();
        const line = document.createElement("p");
        line.textContent = arguments[0];
        document.body.prepend(line);
        window.gContentChanged = true;""",
        own,
    )
    quoted = desk.thunderbird.js(_WINDOW + "return window.GetCurrentEditor().document.querySelector('blockquote').innerHTML;")
    door.asked.clear()
    desk.send()
    said = desk.asked()
    asked = door.asked[0]
    assert asked["customer"].split("\n")[0] == TICKET.split("\n\n", 1)[1].split("\n")[0]  # the mail itself, not the quotation
    assert asked["context"]["received"] < asked["context"]["answering"]
    assert own in asked["reply"]
    assert "> Where is my parcel?" in asked["reply"]  # marked as what it is
    assert "You failed to bring it" not in said  # the customer may say so
    desk.press(".rl-card[data-code=APO002] .rl-rewrite")
    desk.thunderbird.until(
        _WINDOW + "return window.GetCurrentEditor().document.body.innerText.includes('the inconvenience this caused');"
    )
    desk.thunderbird.page_until("ask.html", "return !content.document.body.innerText.includes('APO002')")
    assert (
        desk.thunderbird.js(_WINDOW + "return window.GetCurrentEditor().document.querySelector('blockquote').innerHTML;")
        == quoted
    )
    desk.press("#send")
    mail = desk.sent(1)
    assert "the inconvenience this caused" in words(mail)
    assert "You failed to bring it on Monday" in words(mail)


def test_sent_twice_asked_once(desk: Desk) -> None:
    desk.compose(BLAME)
    desk.send()
    desk.asked()
    desk.thunderbird.until(_READY)
    desk.send()
    time.sleep(1)
    assert desk.thunderbird.js("return [...Services.wm.getEnumerator('mail:extensionPopup')].length") == 1
    assert desk.mails == []


def test_the_button_asks_at_any_time(desk: Desk) -> None:
    desk.compose(BLAME)
    pressed = desk.thunderbird.until(
        _WINDOW
        + "const b = window.document.querySelector('[id^=replylint][id$=composeAction-toolbarbutton]'); b?.click(); return Boolean(b);"
    )
    assert pressed
    assert "You failed to enter the postcode" in desk.asked()
    assert desk.mails == []


@pytest.mark.parametrize("plain", [False, True], ids=["html", "plain"])
def test_window_opened_before_the_add_on_came(desk: Desk, plain: bool) -> None:
    """It has no script of ours in it, so the rewrite takes the other way."""
    desk.settings()
    gone = desk.thunderbird.page(
        "options.html", "await content.wrappedJSObject.messenger.scripting.compose.unregisterScripts(); return true"
    )
    assert gone is True
    desk.close_settings()
    text = "You failed to enter the postcode. I've sent the lamp again, and it is with you on Monday."
    desk.compose(f"Hi Priya,\n\n{text}\n\nTom" if plain else f"<p>Hi Priya,</p><p>{text}</p><p>Tom</p>", plain=plain)
    desk.send()
    assert "BLM001" in desk.asked()
    assert desk.thunderbird.js(_MARKED) == []
    desk.press(".rl-card[data-code=BLM001] .rl-rewrite")
    desk.thunderbird.until(_WINDOW + "return !window.GetCurrentEditor().document.body.innerText.includes('You failed');")
    desk.thunderbird.page_until("ask.html", "return !content.document.body.innerText.includes('BLM001')")
    desk.press("#send")
    own = desk.sent(1).get_body(("html", "plain"))
    assert own is not None
    assert "I've sent the lamp again" in " ".join(own.get_content().split())
    assert "You failed to enter" not in own.get_content()
    assert "you failed to see our shop" in own.get_content()
