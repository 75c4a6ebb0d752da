"""Reading rich text: the words as the service gets them, and the place of each in the document."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e

ROOT = Path(__file__).parents[2]
SCRIPTS = (ROOT / "replylint/server/page/findings.js", ROOT / "integrations/shared/editable.js")


@pytest.fixture(scope="module")
def tab(need: Any) -> Iterator[Any]:
    path = need("chromium", "playwright")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = chromium.new_page()
        page.set_content("<div id=editor contenteditable></div>")
        for script in SCRIPTS:
            page.add_script_tag(content=script.read_text(encoding="utf-8"))
        yield page
        chromium.close()


READ = """([html, live]) => {
    const root = live ? document.querySelector("#editor") : new DOMParser().parseFromString("<div>" + html + "</div>", "text/html").body;
    if (live) root.innerHTML = html;
    window.draft = replylint.editable.read(root);
    return window.draft.text;
}"""


@pytest.mark.parametrize("live", [True, False], ids=["live", "parsed"])
@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Hi Ann,<br><br>Bye", "Hi Ann,\n\nBye"),
        ("<p>Hi Ann,</p><p>Please wait.</p>", "Hi Ann,\n\nPlease wait."),
        ("<div>Hi Ann,</div><div><br></div><div>Wait.<br></div><div>Bye</div>", "Hi Ann,\n\nWait.\nBye"),
        ("<p>one   two\n three</p>\n\n<p> four\u00a0five</p>", "one two three\n\nfour five"),
        ("<p>a <b>bold</b> <i> word</i></p>", "a bold word"),
        ("<ul><li>one</li><li>two</li></ul>after", "one\ntwo\n\nafter"),
        ("<pre>two  spaces\nand a line</pre>", "two  spaces\nand a line"),
        ('<p style="white-space: pre-wrap">two  spaces\nand a line</p>', "two  spaces\nand a line"),
        ("<style>p{}</style><script>1</script><p>own</p>", "own"),
        ("<p>own</p><blockquote><p>said</p><p>again</p></blockquote>", "own\n\n> said\n> \n> again"),
        (
            "<p>own</p><blockquote>said<blockquote>before</blockquote></blockquote><p>own</p>",
            "own\n\n> said\n> \n> > before\n\nown",
        ),
        ('<p>own</p><div class="moz-cite-prefix">On Monday, Ann wrote:</div>', "own\n\nOn Monday, Ann wrote:"),
        ('<p>own</p><div class="moz-signature">-- <br>Tom<br>Acme</div>', "own\n\n-- \nTom\nAcme"),
        ('<p>own</p><div class="gmail_signature">Tom</div>', "own\n\n-- \nTom"),
        ("", ""),
    ],
)
def test_words_as_one_sees_them(tab: Any, html: str, text: str, live: bool) -> None:
    assert tab.evaluate(READ, [html, live]) == text


OWN = [
    "<p>You failed to <b>enter</b> it 😀.</p>",
    "plain <i>text</i> here<br>",
    "<div>As I <span>said</span></div>",
    "<ul><li>e\u0301 two</li></ul>",
]
THEIRS = [
    "<blockquote>You failed me 😀</blockquote>",
    '<div class="gmail_quote"><div class="gmail_attr">On Monday:</div><blockquote>never</blockquote></div>',
    '<div class="moz-signature">-- <br>failed shop</div>',
    '<span contenteditable="false">{{name}}</span>',
]


def test_each_word_has_its_place_and_theirs_none(tab: Any) -> None:
    chance = random.Random(7)
    for _ in range(60):
        parts = chance.choices(OWN + THEIRS, k=chance.randint(1, 8))
        tab.evaluate(READ, ["".join(parts), True])
        wrong = tab.evaluate("""() => {
            const wrong = [];
            const own = (node) => !node.parentElement.closest("blockquote, .gmail_quote, .moz-signature, [contenteditable=false]");
            for (const { 0: word, index } of draft.text.matchAll(/[^\\s]+/g)) {
              const place = replylint.editable.range(draft, index, index + word.length);
              if (place && place.toString() !== word) wrong.push(word + " / " + place);
              if (place && !own(place.startContainer)) wrong.push("not ours: " + word);
            }
            const said = draft.pieces.map(({ start, length }) => draft.text.slice(start, start + length)).join("");
            const seen = [...document.querySelectorAll("#editor")].flatMap((e) => {
              const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
              const out = [];
              while (walk.nextNode()) if (own(walk.currentNode)) out.push(walk.currentNode.data);
              return out;
            }).join("");
            if (said.replace(/\\s/g, "") !== seen.replace(/\\s/g, "")) wrong.push("lost: " + seen);
            return wrong;
        }""")
        assert wrong == [], parts


def test_nothing_reaches_over_what_others_wrote(tab: Any) -> None:
    text = tab.evaluate(READ, ["<p>before</p><blockquote>theirs</blockquote><p>after</p>", True])
    over = "([start, end]) => replylint.editable.range(draft, start, end)?.toString() ?? null"
    assert tab.evaluate(over, [0, len(text)]) is None
    assert tab.evaluate(over, [text.index("theirs"), text.index("theirs") + 6]) is None
    assert tab.evaluate(over, [0, 6]) == "before"


def test_insertions_have_a_place(tab: Any) -> None:
    text = tab.evaluate(READ, ["<p>Hi Ann,</p><p>It is here.</p>", True])
    put = "(at) => { const r = replylint.editable.range(draft, at, at); replylint.editable.put(r, 'X'); return document.querySelector('#editor').innerHTML; }"
    assert tab.evaluate(put, text.index("It")) == "<p>Hi Ann,</p><p>XIt is here.</p>"
    tab.evaluate(READ, ["<p>Hi Ann,</p><p>It is here.</p>", True])
    assert tab.evaluate(put, text.index("here.") + 5) == "<p>Hi Ann,</p><p>It is here.X</p>"
