"""Nothing is ever fetched: a full lint runs with every socket and every download forbidden."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import socket, sys, urllib.request

def forbidden(*args, **kwargs):
    raise AssertionError(f"the network was asked for: {args!r}")

socket.socket.connect = socket.socket.connect_ex = socket.socket.sendto = forbidden
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = forbidden
urllib.request.urlopen = urllib.request.urlretrieve = forbidden
# Any event at all that sockets report, also from compiled code that goes through the module.
sys.addaudithook(lambda event, args: forbidden(event) if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto") else None)

from replylint import Context, Linter
from replylint.cli import main

draft = open("draft.txt").read()
report = Linter().lint(draft, customer="You charged me twice and I am furious! Where is my refund?", context=Context(channel="email"))
assert report.findings, "nothing was linted"
assert not report.failures, report.failures
try:
    main(["draft.txt", "page.html", "--format", "json", "--fail-on", "never"])
except SystemExit as exit:
    assert exit.code == 0, exit.code
"""

DRAFT = (
    "Dear customer,\n\nWe apologise for any inconvenience caused, but you failed to attach the receipt; see https://shop.example/terms. "
    + "As per our policy, which was implemented in consideration of the aforementioned circumstances, nothing can be done. " * 8
    + "\n\nRegards,\nThe Team\n"
)


def test_a_full_lint_needs_no_network(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT)
    (tmp_path / "page.html").write_text(
        "<html><body><p>You failed to attach the receipt.</p><img src='https://shop.example/x.png'></body></html>"
    )
    root = str(Path(__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {root!r})\n{SCRIPT}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
