"""Drives a real Thunderbird over Marionette, its own protocol: frames are `<length>:<json>`, a request is [0, id, command, parameters]
and its answer [1, id, error, result].
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

PREFERENCES: dict[str, bool | int | str] = {
    "mail.provider.suppress_dialog_on_startup": True,
    "mail.spotlight.firstRunDone": True,
    "mail.rights.version": 1,
    "mail.shell.checkDefaultClient": False,
    "mailnews.start_page.enabled": False,
    "mailnews.start_page_override.mstone": "ignore",
    "app.donation.eoy.version.viewed": 999,
    "app.update.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "datareporting.policy.dataSubmissionPolicyBypassNotification": True,
    "toolkit.telemetry.enabled": False,
    "mail.chat.enabled": False,
    "mail.warn_on_send_accel_key": False,
    "extensions.autoDisableScopes": 0,
    "extensions.background.idle.timeout": 1500,  # milliseconds instead of half a minute: a promise kept would be lost in each test
    "mail.accountmanager.accounts": "account1,account2",
    "mail.accountmanager.defaultaccount": "account1",
    "mail.accountmanager.localfoldersserver": "server2",
    "mail.account.account1.server": "server1",
    "mail.account.account1.identities": "id1",
    "mail.account.account2.server": "server2",
    "mail.server.server1.type": "pop3",
    "mail.server.server1.hostname": "127.0.0.1",
    "mail.server.server1.port": 1,
    "mail.server.server1.name": "support@example.test",
    "mail.server.server1.userName": "support",
    "mail.server.server1.login_at_startup": False,
    "mail.server.server1.check_new_mail": False,
    "mail.server.server2.type": "none",
    "mail.server.server2.hostname": "Local Folders",
    "mail.server.server2.name": "Local Folders",
    "mail.server.server2.userName": "nobody",
    "mail.identity.id1.fullName": "Tom Okafor",
    "mail.identity.id1.useremail": "support@example.test",
    "mail.identity.id1.smtpServer": "smtp1",
    "mail.identity.id1.valid": True,
    "mail.identity.id1.doFcc": False,
    "mail.identity.id1.fcc": False,
    "mail.identity.id1.htmlSigText": "Tom Okafor\nyou failed to see our shop",  # a finding, were it not a signature
    "mail.identity.id1.reply_on_top": 1,
    "mail.identity.id1.sig_bottom": False,
    "mail.smtpservers": "smtp1",
    "mail.smtp.defaultserver": "smtp1",
    "mail.smtpserver.smtp1.type": "smtp",
    "mail.smtpserver.smtp1.hostname": "127.0.0.1",
    "mail.smtpserver.smtp1.authMethod": 1,
    "mail.smtpserver.smtp1.try_ssl": 0,
    "mail.smtpserver.smtp1.username": "",
}
"""A profile that asks nothing at the first start, with one account that only sends."""

_IN_PAGE = """
const [address, script] = arguments;
for (const window of Services.wm.getEnumerator(null)) {
  for (const browser of window.document.querySelectorAll("browser")) {
    if (!browser.currentURI?.spec.includes(address) || !browser.messageManager) continue;
    const name = "answer" + Math.random();
    const body = `(async () => {
      let value;
      try { value = await (async () => { ${script} })(); } catch (error) { value = "ERROR " + error; }
      sendAsyncMessage(${JSON.stringify(name)}, value ?? null);
    })()`;
    return new Promise((resolve) => {
      browser.messageManager.addMessageListener(name, (message) => resolve(message.data));
      browser.messageManager.loadFrameScript("data:," + encodeURIComponent(body), false);
    });
  }
}
return null;
"""


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Thunderbird:
    """A headless Thunderbird with a profile of its own, sending to the SMTP server at `smtp_port`."""

    def __init__(self, profile: Path, smtp_port: int) -> None:
        port = free_port()
        profile.mkdir(parents=True)
        preferences = PREFERENCES | {"mail.smtpserver.smtp1.port": smtp_port, "marionette.port": port}
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items()]
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        environment = {**os.environ, "MOZ_HEADLESS": "1", "HOME": str(profile.parent), "TZ": "UTC"}
        environment.pop("DISPLAY", None)
        self._process = subprocess.Popen(
            ["thunderbird", "--no-remote", "--profile", str(profile), "--marionette", "--remote-allow-system-access"],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._buffer = b""
        self._id = 0
        self._socket: socket.socket | None = None
        try:
            self._socket = self._connect(port)
            self._read()  # it greets first
            self.command("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
            self.command("Marionette:SetContext", {"value": "chrome"})
            self.until("return !!Services.wm.getMostRecentWindow('mail:3pane')")
        except BaseException:
            self.close()
            raise

    def _connect(self, port: int) -> socket.socket:
        deadline = time.monotonic() + 60
        while True:
            try:
                connection = socket.create_connection(("127.0.0.1", port), 2)
            except OSError:  # noqa: PERF203 - waiting is the point
                if time.monotonic() > deadline or self._process.poll() is not None:
                    raise
                time.sleep(0.1)
            else:
                connection.settimeout(60)
                return connection

    def _read(self) -> Any:
        while b":" not in self._buffer:
            self._buffer += self._received()
        length, _, self._buffer = self._buffer.partition(b":")
        while len(self._buffer) < int(length):
            self._buffer += self._received()
        frame, self._buffer = self._buffer[: int(length)], self._buffer[int(length) :]
        return json.loads(frame)

    def _received(self) -> bytes:
        assert self._socket
        data = self._socket.recv(65536)
        if not data:
            raise ConnectionError("Thunderbird has hung up")
        return data

    def command(self, name: str, parameters: dict[str, Any]) -> Any:
        """The result of a Marionette command. Raises RuntimeError with what Thunderbird says."""
        self._id += 1
        message = json.dumps([0, self._id, name, parameters]).encode()
        assert self._socket
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, number, error, result = self._read()
        assert number == self._id
        if error:
            raise RuntimeError(error)
        return result

    def js(self, script: str, *arguments: Any) -> Any:
        """What a script with chrome's rights returns; a promise is waited for."""
        return self.command("WebDriver:ExecuteScript", {"script": script, "args": list(arguments)})["value"]

    def until(self, script: str, *arguments: Any, timeout: float = 20) -> Any:
        """The first true value that a script returns. Raises TimeoutError."""
        deadline = time.monotonic() + timeout
        while not (value := self.js(script, *arguments)):
            if time.monotonic() > deadline:
                raise TimeoutError(script)
            time.sleep(0.05)
        return value

    def page(self, address: str, script: str) -> Any:
        """What an async function with this body returns inside the add-on's page whose address holds `address`; `content` is its
        window. None while there is no such page. It runs in another process, so the script goes there as a message.
        """
        return self.js(_IN_PAGE, address, script)

    def page_until(self, address: str, script: str, timeout: float = 20) -> Any:
        """The first true value that a script in the page returns. Raises TimeoutError."""
        deadline = time.monotonic() + timeout
        while not (value := self.page(address, script)):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{address}: {script}")
            time.sleep(0.05)
        assert not str(value).startswith("ERROR"), value
        return value

    def install(self, archive: Path) -> str:
        """Installs an add-on for this session; its id."""
        return str(self.command("Addon:Install", {"path": str(archive), "temporary": True})["value"])

    def close(self) -> None:
        """Ends the Thunderbird that this one started."""
        if self._socket:
            self._socket.close()
        self._process.terminate()
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(15)
