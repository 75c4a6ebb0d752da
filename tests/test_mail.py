"""Files in: mails, HTML and bytes."""

from __future__ import annotations

import sys
from email.message import EmailMessage
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replylint.draft import read_draft
from replylint.errors import DraftError
from replylint.mail import MAX_BYTES, Mail, decode, html_to_text, read_file, read_mail

BODY = "The new lid left today and it's free."
ASKED = "The lid broke."


def zones(text: str) -> dict[str, str]:
    draft = read_draft(text)
    return {zone.kind: draft.text(zone) for zone in draft.zones}


def message(text: str | None = None, html: str | None = None) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Tom Adler <tom@shop.example>"
    mail["To"] = "Ana Ruiz <ana@example.com>"
    mail["Subject"] = "Re: Lid — deckel"
    if text is not None:
        mail.set_content(text)
        if html is not None:
            mail.add_alternative(html, subtype="html")
    elif html is not None:
        mail.set_content(html, subtype="html")
    return mail


# --- mails ------------------------------------------------------------------------------------------------------------------


def test_plain_mail() -> None:
    mail = read_mail(bytes(message(f"Hi Ana,\n\n{BODY}\n\nTom\n\nOn 03/03/2025 10:12, Ana Ruiz wrote:\n> {ASKED}\n")))
    assert mail.customer == ASKED
    assert zones(mail.draft)["body"] == BODY
    assert "\r" not in mail.draft


def test_plain_part_is_preferred_and_attachments_are_left_alone() -> None:
    mail = message(BODY, f"<p>{BODY} html</p>")
    mail.add_attachment(b"\x89PNG\x00", maintype="image", subtype="png", filename="lid.png")
    mail.add_attachment("not this", filename="note.txt")
    assert read_mail(bytes(mail)).draft.strip() == BODY


def test_html_part_when_there_is_no_plain_one_or_it_is_empty() -> None:
    assert read_mail(bytes(message(html=f"<p>{BODY}</p>"))).draft == BODY
    assert read_mail(bytes(message("\n", f"<p>{BODY}</p>"))).draft == BODY


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "iso-2022-jp", "no-such-charset", ""])
def test_charsets(charset: str) -> None:
    text = "日本" if charset == "iso-2022-jp" else "déçu"
    body = text.encode(charset if charset and charset != "no-such-charset" else "windows-1252")
    label = f'; charset="{charset}"' if charset else ""
    data = f"From: a@b.example\r\nContent-Type: text/plain{label}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n".encode() + body
    assert read_mail(data).draft == text


def test_a_charset_that_lies_is_not_believed() -> None:
    data = b'From: a@b.example\r\nContent-Type: text/plain; charset="us-ascii"\r\nContent-Transfer-Encoding: 8bit\r\n\r\nd\xc3\xa9\xc3\xa7u'
    assert read_mail(data).draft == "déçu"


def test_format_flowed_is_joined() -> None:
    head = b"From: a@b.example\r\nContent-Type: text/plain; format=flowed\r\n\r\n"
    data = head + b"The lid left \r\ntoday, free.\r\n\r\n> It broke \r\n> twice.\r\n\r\n-- \r\nTom\r\n"
    assert read_mail(data).draft == "The lid left today, free.\n\n> It broke twice.\n\n-- \nTom\n"
    joined = b"From: a@b.example\r\nContent-Type: text/plain; format=flowed; delsp=yes\r\n\r\nThe li \r\nd left."
    assert read_mail(joined).draft == "The lid left."


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a mail"),
        (b"just some text", "not a mail"),
        (b"Key: value\n\ntext", "not a mail"),
        (b"\x89PNG\x00\x01", "not a mail"),
        (b"From: a@b.example\n\n \n", "no text"),
        (b"From: a@b.example\nContent-Type: application/pdf\n\nx", "no text"),
        (b"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n--y\n", "no text"),
        (b"From: a@b.example\nContent-Type: text/plain\n\n\x00\x01\x02", "NUL"),
    ],
)
def test_what_is_no_mail_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(DraftError, match=says):
        read_mail(data)


@pytest.mark.parametrize("header", [b"To: =?utf-8?q?=80?= <", b"Subject: \xff\xfe", b"To: ,,;<@@>", b"From: " + b"a" * 5000])
def test_broken_headers_do_not_hide_the_text(header: bytes) -> None:
    assert read_mail(b"Date: x\r\n" + header + b"\r\n\r\nIt left.").draft == "It left."


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                *(
                    b"From: a@b.example\n",
                    b"Content-Type: text/html\n",
                    b"Content-Type: multipart/mixed; boundary=x\n",
                    b"\n",
                    b"--x\n",
                ),
                *(
                    b"Content-Type: text/plain; charset=utf-7\n",
                    b"Content-Transfer-Encoding: base64\n",
                    b"=?utf-8?b?4?=",
                    b"--x--\n",
                ),
                *(
                    b"<p>a",
                    b"<blockquote>",
                    b"a: b\n",
                    b"text ",
                    b"Subject: =?x?q?a?=\n",
                    b"Content-Type: message/rfc822\n",
                    b"&#55357;",
                ),
                *(b"\xff", b"\x00"),
            )
        ),
        max_size=14,
    ).map(b"".join)
)
def test_any_bytes_are_a_mail_or_a_draft_error(data: bytes) -> None:
    try:
        said = read_mail(data).draft.strip().replace("\n", " ")
    except DraftError as error:
        said = str(error)
    assert said
    assert "\n" not in said


# --- bytes ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_decode(encoding: str) -> None:
    text = "We’re sorry that you were déçu, and “it’s” €5 on us."
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"It left\x81.", "byte 8 is not UTF-8"),
        (b"\xff\xfeI\x00t", "UTF-16"),
        (b"\xcf\xf0\xe8\xe2\xe5\xf2", "byte 1 is not UTF-8"),
        (b"\xe9\x01", "not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(DraftError, match=says):
        decode(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_draft_error(data: bytes) -> None:
    said = ""
    try:
        decode(data)
    except DraftError as error:
        said = str(error)
    assert "\n" not in said


# --- HTML -------------------------------------------------------------------------------------------------------------------

GMAIL = f"""<div dir="ltr"><div>Hi Ana,</div><div><br></div><div>{BODY}</div><div><br></div><div>Best,</div><div>Tom</div></div><br>
<div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">Dne po 3. 3. 2025 v 10:12 odesílatel Ana Ruiz &lt;<a
href="mailto:ana@example.com">ana@example.com</a>&gt; napsal:<br></div><blockquote class="gmail_quote" style="margin:0"><div>{ASKED}</div>
<blockquote type="cite">older</blockquote></blockquote></div>"""
OUTLOOK = f"""<html><head><title>No</title><style>p {{margin:0}}</style></head><body><div class="WordSection1"><p class="MsoNormal">Hi Ana,</p>
<p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">{BODY}</p><p class="MsoNormal">Best,</p><p class="MsoNormal">Tom</p>
<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b>Von:</b> Ana Ruiz
&lt;ana@example.com&gt;<br><b>Gesendet:</b> Montag, 3. M&auml;rz 2025 10:12<br><b>An:</b> Tom<br><b>Betreff:</b> Deckel</p></div></div>
<p class="MsoNormal">{ASKED}</p></div></body></html>"""
OUTLOOK_WEB = f"""<div>Hi Ana,</div><div><br></div><div>{BODY}</div><div>Best,</div><div>Tom</div><div id="appendonsend"></div><hr>
<div id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Ana Ruiz &lt;ana@example.com&gt;<br><b>Sent:</b> 03 March 2025 10:12<br>
<b>To:</b> Tom<br><b>Subject:</b> Lid</font><div>&nbsp;</div></div><div>{ASKED}</div>"""
APPLE = f"""<html><body>Hi Ana,<div><br></div><div>{BODY}</div><div><br></div><div>Best,<br>Tom<br><div><br><blockquote type="cite"><div>On 3 Mar
2025, at 10:12, Ana Ruiz &lt;ana@example.com&gt; wrote:</div><br><div><div>{ASKED}</div></div></blockquote></div></div></body></html>"""
THUNDERBIRD = f"""<p>Hi Ana,</p><p>{BODY}</p><p>Best,<br>Tom</p><div class="moz-cite-prefix">On 03/03/2025 10:12, Ana Ruiz wrote:<br></div>
<blockquote type="cite" cite="mid:x"><pre wrap="" class="moz-quote-pre">{ASKED}</pre></blockquote>"""
YAHOO = f"""<div>Hi Ana,<br><br>{BODY}<br><br>Best,<br>Tom</div><div id="y" class="yahoo_quoted"><div><div>On Monday 3 March 2025 at 10:12:07 GMT,
Ana Ruiz &lt;ana@example.com&gt; wrote:</div><div><br></div><div>{ASKED}</div></div></div>"""


@pytest.mark.parametrize(
    "html", [GMAIL, OUTLOOK, OUTLOOK_WEB, APPLE, THUNDERBIRD, YAHOO], ids="gmail outlook web apple moz yahoo".split()
)
def test_html_of_mail_programs(html: str) -> None:
    text = html_to_text(html)
    draft = read_draft(text)
    assert {kind: value.replace("\n\n", "\n") for kind, value in zones(text).items() if kind != "quoted"} == {
        "greeting": "Hi Ana,",
        "body": BODY,
        "signoff": "Best,\nTom",
    }
    assert draft.of("quoted")
    assert draft.customer == ASKED


def test_html_lists_lines_and_hidden_parts() -> None:
    html = (
        '<div style="display: none">preview</div><p>Hi&nbsp;Ana,<br><br>do this:</p><ul><li>one</li><li><b>two</b></li></ul>'
        "<ol><li>first</li><li>second</li></ol><pre>a = 1\n\nb = 2</pre><script>x()</script><!-- no --><p hidden>no</p>"
    )
    assert html_to_text(html) == "Hi Ana,\n\ndo this:\n\n- one\n- two\n\n1. first\n2. second\n\na = 1\n\nb = 2"


def test_a_tag_inside_a_word_does_not_break_it() -> None:
    html = (
        "<p>You f<span>ailed</span> to sign <span>to</span>day, <b>Ana</b>.</p><table><tr><td>one</td><td>two</td></tr></table>"
    )
    assert html_to_text(html) == "You failed to sign today, Ana.\n\none two"


def test_html_signature() -> None:
    html = f'<div>{BODY}</div><div>Tom</div><div class="gmail_signature">Tom Adler<br>Shop Ltd</div>'
    assert zones(html_to_text(html))["signature"] == "--\n\nTom Adler\nShop Ltd"
    prefixed = f'<div>{BODY}</div><div>Tom</div><span class="gmail_signature_prefix">-- </span><br><div class="gmail_signature">Tom Adler</div>'
    assert zones(html_to_text(prefixed))["signature"] == "--\nTom Adler"


def test_html_replies_between_block_quotes() -> None:
    html = "<div class=gmail_quote><blockquote>Where is it?</blockquote><p>In Leeds.</p><blockquote>And the lid?</blockquote></div>"
    draft = read_draft(html_to_text(html))
    assert [draft.text(zone) for zone in draft.of("body")] == ["In Leeds."]
    assert draft.customer == "Where is it?\n\nAnd the lid?"


@pytest.mark.parametrize(
    "html", ["", " ", "<", "<html>", "<!-- x -->", "<?xml version='1.0' encoding='utf-16'?>", "plain & simple", "\ue000a\ue001"]
)
def test_html_that_is_hardly_html(html: str) -> None:
    assert "\ue000" not in html_to_text(html)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<blockquote>",
                "</div>",
                "<div class=gmail_quote>",
                "<br>",
                "<li>",
                "<pre>",
                "a\n",
                "&#0;",
                "<!--",
                "<title>",
                "<td>",
                "\x00",
                "😀",
                "<div id=divRplyFwdMsg>",
                "<head>",
                "<![CDATA[",
            ]
        ),
        max_size=25,
    ).map("".join)
)
def test_any_html_is_text_or_a_draft_error(html: str) -> None:
    try:
        text = html_to_text(html)
    except DraftError:
        return
    assert "\ue000" not in text
    assert "\ue001" not in text


# --- files ------------------------------------------------------------------------------------------------------------------


def test_files_by_suffix(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{BODY}\n\n> {ASKED}\n", encoding="utf-8")
    (tmp_path / "a.HTM").write_bytes(f'<meta charset="latin2"><p>{BODY} \u0142</p>'.encode("latin2"))
    (tmp_path / "a.eml").write_bytes(bytes(message(BODY)))
    assert read_file(tmp_path / "a.txt") == Mail(draft=f"{BODY}\n\n> {ASKED}\n", customer=ASKED)
    assert read_file(tmp_path / "a.HTM").draft == f"{BODY} ł"
    assert read_file(tmp_path / "a.eml").draft.strip() == BODY


def test_files_that_are_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(b"a" * (MAX_BYTES + 1))
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01")
    for name, says in {
        "big.txt": "5.0 MB is too large",
        "bad.txt": "binary",
        "none.txt": "can't be read",
        ".": "can't be read",
    }.items():
        with pytest.raises(DraftError, match=says) as caught:
            read_file(tmp_path / name)
        assert str(tmp_path / name) in str(caught.value)


def test_html_text_is_imported_only_for_html() -> None:
    code = "import sys, replylint.mail as m; m.decode(b'a'); sys.exit(any(n in sys.modules for n in ('html_text', 'lxml')))"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
