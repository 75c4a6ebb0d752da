"""`replylint serve` as it is run: a process with workers, signals, a port, a log."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="the extra replylint[server] is not installed")

from serving import ROOT, Server, served

from replylint import cli

BLAME = "You failed to attach the receipt."
SECRET = "Geheimnis"
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it looks into /proc")


@pytest.fixture(scope="module")
def server() -> Server:  # type: ignore[misc]
    with served("--workers", "2", "--log", "--waiting", "64") as running:
        yield running  # type: ignore[misc]


def test_it_answers_on_loopback_and_says_where(server: Server) -> None:
    assert server.lines[0].startswith("replylint: http://127.0.0.1:")
    status, body = server.ask("/v1/lint", {"reply": BLAME})
    assert status == 200
    assert json.loads(body)["findings"][0]["code"] == "BLM001"


def test_a_connection_is_kept_and_answers_come_at_once(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    took = []
    for _ in range(8):
        began = time.perf_counter()
        connection.request("GET", "/healthz")
        assert connection.getresponse().read() == b'{"status":"ok"}'
        took.append(time.perf_counter() - began)
    connection.close()
    assert sorted(took)[4] < 0.03, "no 40 ms for a delayed acknowledgement"


def test_a_large_body_is_refused_and_the_client_gets_to_read_why(server: Server) -> None:
    status, body = server.ask("/v1/lint", b"x" * 20_000_000)
    assert (status, b"2,000,000 bytes" in body) == (413, True)


def test_what_is_no_http_is_refused(server: Server) -> None:
    for junk in (
        b"\x16\x03\x01\x02\x00junk\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        b"\r\n\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
            raw.sendall(junk)
            raw.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionError):
                assert raw.recv(200)[:12] in (b"HTTP/1.1 400", b"")
    assert server.ask("/healthz")[0] == 200


@linux
def test_healthz_answers_while_all_workers_are_busy(server: Server) -> None:
    long = {"reply": "We are sorry to hear that and we will look into it. " * 400}
    asking = [threading.Thread(target=server.ask, args=("/v1/lint", long)) for _ in range(6)]
    for thread in asking:
        thread.start()
    time.sleep(0.2)
    took = []
    while any(thread.is_alive() for thread in asking) and len(took) < 50:
        began = time.perf_counter()
        assert server.ask("/healthz")[0] == 200
        took.append(time.perf_counter() - began)
        time.sleep(0.02)
    for thread in asking:
        thread.join()
    assert len(took) > 5
    assert sorted(took)[len(took) // 2] < 0.2


@linux
def test_a_killed_worker_takes_only_its_request_along(server: Server) -> None:
    long = {"reply": "We are sorry to hear that and we will look into it. " * 900}
    answers: list[tuple[int, bytes]] = []
    asking = threading.Thread(target=lambda: answers.append(server.ask("/v1/lint", long)))
    asking.start()
    time.sleep(0.5)
    killed = set(_workers(server))
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    asking.join()
    assert answers[0][0] == 503
    assert b"the worker was ended" in answers[0][1]
    while killed & set(_workers(server)):  # a process takes a moment to die
        time.sleep(0.05)
    server.wait_until_ready()
    assert server.ask("/v1/lint", {"reply": BLAME})[0] == 200
    assert len(_workers(server)) == 2


@linux
def test_graceful_stop_finishes_what_is_being_done_and_leaves_no_process() -> None:
    with served("--workers", "1") as server:
        workers = _workers(server)
        long = {"reply": "We are sorry to hear that and we will look into it. " * 400}
        answers: list[tuple[int, bytes]] = []
        asking = threading.Thread(target=lambda: answers.append(server.ask("/v1/lint", long)))
        asking.start()
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        asking.join()
        server.process.wait(20)
        assert answers[0][0] == 200
        _gone(workers)


@linux
def test_a_killed_server_leaves_no_worker_behind_and_starts_again_at_the_same_place() -> None:
    with served("--workers", "1") as server:
        workers = _workers(server)
        assert len(workers) == 1
        server.process.kill()
        server.process.wait()
        _gone(workers)
        with served("--workers", "1", "--port", str(server.port), ready=False) as again:
            assert again.url == server.url
            assert again.ask("/v1/lint", {"reply": BLAME})[0] == 200


def test_the_log_has_routes_and_times_and_never_a_text(server: Server) -> None:
    server.ask("/v1/lint", {"reply": f"You failed, {SECRET}."})
    server.ask("/v1/lint", {"reply": 7, SECRET: SECRET})
    server.ask(f"/v2/check?text={SECRET}&language=en")
    server.ask(f"/{SECRET}?{SECRET}")
    server.ask("/v1/lint", f'{{"reply": "{SECRET}'.encode())
    until = time.monotonic() + 5
    while not any("other 404" in line for line in server.lines) and time.monotonic() < until:
        time.sleep(0.05)
    text = "".join(server.lines)
    assert "POST /v1/lint 200" in text
    assert "POST /v1/lint 422" in text
    assert "GET /v2/check 200" in text
    assert SECRET not in text


# --- the command ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--host", "0.0.0.0"], "a token is needed"),
        (["--host", "::"], "a token is needed"),
        (["--host", "no.such.host.invalid", "--token-file", "token"], "can't listen on no.such.host.invalid"),
        (["--token-file", "none"], "none: the token can't be read"),
        (["--token-file", "empty"], "empty: the token is empty"),
        (["--config", "none.toml"], "none.toml: No such file"),
        (["--config", "bad.toml"], "did you mean 'BLM001'?"),
        (["--port", "99999"], "--port"),
        (["--workers", "0"], "--workers"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else value[:20],
)
def test_a_wrong_call_is_one_line_and_2(
    args: list[str], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPLYLINT_TOKEN", raising=False)
    Path("token").write_text("s3cret")
    Path("empty").write_text("\n")
    Path("bad.toml").write_text('select = ["BLM0001"]')
    with pytest.raises(SystemExit) as exit:
        cli.main(["serve", *args])
    assert exit.value.code == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert says in told


def test_a_port_that_is_taken_is_told(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        cli.main(["serve", "--port", str(server.port)])
    assert exit.value.code == 2
    assert f"can't listen on 127.0.0.1:{server.port}" in capsys.readouterr().err


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "fastapi.py").write_text("raise ImportError('no', name='fastapi')")
    env = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-m", "replylint", "serve"], capture_output=True, text=True, check=False, env=env, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr == 'replylint: the server needs fastapi: pip install "replylint[server]"\n'


def test_a_token_from_the_environment_and_settings_from_here(tmp_path: Path) -> None:
    (tmp_path / "replylint.toml").write_text('severity = {BLM001 = "warning"}\n')
    with served("--workers", "1", env={"REPLYLINT_TOKEN": "s3cret"}, cwd=tmp_path) as server:
        assert server.ask("/v1/lint", {"reply": BLAME})[0] == 401
        status, body = server.ask("/v1/lint", {"reply": BLAME}, Authorization="Bearer s3cret")
        assert status == 200
        assert {f["code"]: f["severity"] for f in json.loads(body)["findings"]}["BLM001"] == "warning"


def _workers(server: Server) -> list[int]:
    found = []
    for folder in Path("/proc").iterdir():
        with contextlib.suppress(OSError, IndexError, ValueError):
            if folder.name.isdigit() and int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1]) == server.process.pid:
                found.append(int(folder.name))
    return found


def _gone(pids: list[int]) -> None:
    until = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() and "Z" not in _state(pid) for pid in pids):
        assert time.monotonic() < until, "a worker is left"
        time.sleep(0.05)


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"
