"""The native routes: what they take, what they refuse, and that no refusal holds the text."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the extra replylint[server] is not installed")

from asgi import Client, Reply
from serving import PATIENCE, ROOT, app_with, shared

from replylint.errors import ConfigError
from replylint.server.guard import Access, bearer, host_name, is_loopback
from replylint.server.limits import Limits
from replylint.server.openapi import document_text
from replylint.server.pool import Answer, WorkerLostError, _Job

BLAME = "You failed to attach the receipt."
SECRET = "Mrs Geheimnis of 7 Elm Street"


def refused(reply: Reply, status: int, path: str = "", says: str = "") -> None:
    assert reply.status == status, reply.text
    told = reply.json()
    assert set(told) == {"error", "fields"}
    assert says in told["error"]
    if path:
        assert path in [field["path"] for field in told["fields"]]
        assert told["error"].startswith(f"{told['fields'][0]['path']}: ")


# --- what is wrong is refused by its field ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "status", "path", "says"),
    [
        (b"", 400, "", "JSON"),
        (b"{", 400, "", "line 1 column 1"),
        (b'{"reply": "a" "b"}', 400, "", "JSON"),
        (b"\xff\xfe", 400, "", "not UTF-8: byte 1"),
        (b'{"reply": "\xed\xa0\x80"}', 422, "reply", "lone surrogate"),
        (b'{"reply": "\xc3"}', 400, "", "not UTF-8: byte 12"),
        (b'{"reply": ' + b"[" * 100_000, 400, "", "recursion"),
        (b'{"reply": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400, "", "recursion"),
        (b'{"reply": ' + b'{"a":' * 100_000, 400, "", "recursion"),
        (b"null", 422, "", "object"),
        (b"[]", 422, "", "object"),
        (b"{}", 422, "reply", "required"),
        (b'{"reply": null}', 422, "reply", "string"),
        (b'{"reply": 7}', 422, "reply", "string"),
        (b'{"reply": ["x"]}', 422, "reply", "string"),
        (b'{"reply": "x", "replies": 1}', 422, "replies", "no such field"),
        (b'{"reply": "x", "customer": 7}', 422, "customer", "string"),
        (b'{"reply": "x", "context": {"chanel": "chat"}}', 422, "context.chanel", "no such field"),
        (b'{"reply": "x", "context": {"channel": "fax"}}', 422, "context.channel", "'email', 'chat'"),
        (b'{"reply": "x", "context": {"first_reply": "yes"}}', 422, "context.first_reply", "boolean"),
        (b'{"reply": "x", "context": {"received": "soon"}}', 422, "context.received", "datetime"),
        (b'{"reply": "x", "context": {"received": "2024-01-01T00:00:00Z", "answering": "2024-01-02T00:00:00"}}', 422, "context", "zone"),
        (b'{"reply": "x", "options": {"select": "BLM001"}}', 422, "options.select", "array"),
        (b'{"reply": "x", "options": {"select": ["blame", "BLM0001"]}}', 422, "options.select.1", "did you mean 'BLM001'?"),
        (b'{"reply": "x", "options": {"ignore": ["blames-costumer"]}}', 422, "options.ignore.0", "'blames-customer'"),
        (b'{"reply": "x", "options": {"severities": {"BLM0001": "info"}}}', 422, "options.severities.BLM0001", "'BLM001'"),
        (b'{"reply": "x", "options": {"severities": {"CRD001": "off"}}}', 422, "options.severities.CRD001", "`ignore`"),
        (b'{"reply": "x", "options": {"allow": ["ok", " "]}}', 422, "options.allow.1", ""),
        (b'{"reply": "x", "options": {"allow": ["\\u001c"]}}', 422, "options.allow.0", ""),
        (b'{"reply": "x", "options": {"severities": {"BLM001": "bad"}}}', 422, "options.severities.BLM001", "'error'"),
        (b'{"reply": "x", "options": {"profile": "mail"}}', 422, "options.profile", "'email'"),
        (b'{"reply": "x", "options": {"min_confidence": 2}}', 422, "options.min_confidence", "less than or equal to 1"),
        (b'{"reply": "x", "options": {"min_confidence": NaN}}', 422, "options.min_confidence", ""),
        (b'{"reply": "\\ud83d"}', 422, "reply", "lone surrogate"),
        (b'{"reply": "x", "customer": "\\udc00"}', 422, "customer", "lone surrogate"),
        (b'{"reply": "x", "context": {"company": "\\udc00"}}', 422, "context.company", "lone surrogate"),
        (b'{"reply": ""}', 422, "reply", "empty"),
        (b'{"reply": " \\n\\t "}', 422, "reply", "empty"),
        (b'{"reply": "> all of it quoted\\n> yes"}', 422, "reply", "quoted"),
        (b'{"reply": "a\\u0000b"}', 422, "reply", "NUL"),
        (b'{"reply": "' + b"\\u0001" * 9 + b'"}', 422, "reply", "control"),
        (b'{"reply": "' + b"a " * 25_001 + b'"}', 413, "reply", "at most 50,000"),
        (b'{"reply": "x", "customer": "' + b"a " * 25_001 + b'"}', 413, "customer", "at most 50,000"),
        (b" " * 2_000_001, 413, "", "2,000,000 bytes"),
    ],
    ids=lambda value: repr(value)[:60],
)  # fmt: skip
def test_bad_input_is_refused_with_its_path(body: bytes, status: int, path: str, says: str) -> None:
    refused(shared().post("/v1/lint", body), status, path, says)


@pytest.mark.parametrize(
    ("route", "body", "status", "path"),
    [
        ("/v1/lint/batch", b"{}", 422, "items"),
        ("/v1/lint/batch", b'{"items": []}', 422, "items"),
        ("/v1/lint/batch", b'{"items": {}}', 422, "items"),
        ("/v1/lint/batch", b'{"items": [{"reply": "x"}], "more": 1}', 422, "more"),
        ("/v1/lint/batch", b'{"items": ' + b"[" * 100_000, 400, ""),
        ("/v1/lint/batch", b'{"items": [' + b"{}," * 100 + b"{}]}", 413, "items"),
        ("/v1/fix", b'{"reply": "x", "grade": "needs-facts"}', 422, "grade"),
        ("/v1/fix", b'{"reply": ""}', 422, "reply"),
        ("/v1/outline", b'{"customer": " "}', 422, "customer"),
        ("/v1/outline", b'{"reply": "x"}', 422, "customer"),
        ("/v1/outline", b'{"customer": "\\ud800"}', 422, "customer"),
        ("/v1/outline", b'{"customer": "' + b"a " * 25_001 + b'"}', 413, "customer"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_so_on_every_route(route: str, body: bytes, status: int, path: str) -> None:
    refused(shared().post(route, body), status, path)


@pytest.mark.parametrize(
    "body",
    [
        {"reply": 7, SECRET: SECRET},
        {SECRET: {SECRET: SECRET}},
        {"reply": BLAME, "context": SECRET},
        {"reply": BLAME, "context": {"channel": SECRET, "received": SECRET, SECRET: 1}},
        {
            "reply": BLAME,
            "options": {"select": [SECRET], "ignore": [SECRET], "severities": {SECRET: "info"}, "profile": SECRET},
        },
        {"reply": BLAME, "options": {"severities": {SECRET: SECRET}, SECRET: 1}},
        {"reply": [SECRET]},
        {"reply": SECRET + "\0"},
        {"reply": f"> {SECRET}"},
        {"reply": SECRET * 2000},
        {"reply": SECRET + "\ud800"},
        f'{{"reply": "{SECRET}'.encode(),
        f'{{"reply": "{SECRET}"}} {SECRET}'.encode(),
        SECRET.encode(),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_nothing_that_was_sent_comes_back_in_a_refusal_or_a_log(body: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    reply = shared().post("/v1/lint", body)
    assert 400 <= reply.status < 500
    for part in ("Geheimnis", "Elm"):
        assert part not in reply.text
        assert part not in caplog.text
    for route in (f"/v1/rules/{SECRET.replace(' ', '-')}", f"/{SECRET.split()[1]}"):
        reply = shared().get(route)
        assert reply.status == 404
        assert "Geheimnis" not in reply.text + caplog.text


def test_one_bad_item_does_not_lose_the_rest() -> None:
    body = (
        b'{"items": [{"reply": "'
        + BLAME.encode()
        + b'"}, {"reply": ""}, 3, {"reply": "\\ud800"}, {"reply": "'
        + BLAME.encode()
        + b'"}]}'
    )
    reply = shared().post("/v1/lint/batch", body)
    assert reply.status == 200
    first, empty, number, half, last = reply.json()["reports"]
    assert first == last
    assert first["findings"][0]["code"] == "BLM001"
    assert [one["error"].split(":")[0] for one in (empty, number, half)] == ["reply", "must be an object", "reply"]


# --- who may ask ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:8081", "localhost:9", "LOCALHOST", "[::1]:8081", "[::1]", "localhost."]
)
def test_it_answers_to_this_machines_names(host: str) -> None:
    assert Client(shared().app, host=host).get("/v1/rules").status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8081", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::2]"]
)
def test_a_name_that_was_bound_to_this_machine_is_not_ours(host: str) -> None:
    client = Client(shared().app, host=host)
    for route in ("/", "/v1/rules", "/metrics", "/openapi.json", "/page/page.js"):
        assert client.get(route).status == 421
    assert client.post("/v1/lint", {"reply": BLAME}).status == 421
    assert client.form("/v2/check", b"text=x&language=en").status == 421
    assert client.get("/healthz").status == 200


def test_other_names_can_be_allowed() -> None:
    with app_with(access=Access(hosts=("Desk.example",), origins=("https://desk.example",))) as client:
        assert Client(client.app, host="desk.EXAMPLE:443").get("/v1/rules").status == 200
        assert client.get("/v1/rules").status == 421
        origin = Client(client.app, host="desk.example").get("/v1/rules", origin="https://desk.example").headers
        assert origin["access-control-allow-origin"] == "https://desk.example"
    with app_with(access=Access(hosts=("*",))) as client:
        assert Client(client.app, host="anything.example").get("/v1/rules").status == 200


@pytest.mark.parametrize(
    ("origin", "may"),
    [
        ("moz-extension://8f6b1c7e-0000-4a4a-9c9c-aaaaaaaaaaaa", True),
        ("chrome-extension://abcdefghijklmnopabcdefghijklmnop", True),
        ("https://evil.example", False),
        ("null", False),
        ("http://localhost:3000", False),
        ("moz-extension://x.evil.example", False),
        ("chrome-extension://", False),
        ("https://moz-extension://x", False),
    ],
)
def test_only_extensions_may_read_answers(origin: str, may: bool) -> None:
    asked = {"origin": origin, "access_control_request_method": "POST", "access_control_request_headers": "content-type"}
    before = shared().ask("OPTIONS", "/v1/lint", headers=asked)
    assert before.status == (204 if may else 403)
    for reply in (
        before,
        shared().post("/v1/lint", {"reply": BLAME}, origin=origin),
        shared().post("/v1/lint", {}, origin=origin),
    ):
        assert reply.headers.get("access-control-allow-origin") == (origin if may else None)
        assert "access-control-allow-credentials" not in reply.headers
        assert reply.headers["vary"] == "Origin"


def test_a_page_cant_post_without_asking_first() -> None:
    """What a form or a `no-cors` fetch can send is not JSON by its type, so the browser asks first, and is told no."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        refused(shared().post("/v1/lint", {"reply": BLAME}, content_type=kind), 415, says="application/json")
    assert shared().post("/v1/lint", {"reply": BLAME}, content_type="application/json; charset=utf-8").status == 200


def test_languagetools_routes_are_open_to_pages_as_its_clients_need() -> None:
    asked = {"origin": "https://any.example", "access_control_request_method": "POST"}
    assert shared().ask("OPTIONS", "/v2/check", headers=asked).headers["access-control-allow-origin"] == "*"
    reply = shared().form("/chat/v2/check", b"text=Hello&language=en", origin="https://any.example")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in reply.headers


def test_the_token() -> None:
    with app_with(access=Access(token="s3cret-ü")) as client:
        refusal = client.post("/v1/lint", {"reply": BLAME})
        refused(refusal, 401, says="Bearer")
        assert refusal.headers["www-authenticate"] == "Bearer"
        for wrong in ("Bearer", "Bearer s3cret", "Basic s3cret-ü", "s3cret-ü", "Bearer s3cret-ü2", "Bearer \xff"):
            assert client.post("/v1/lint", {"reply": BLAME}, authorization=wrong).status == 401, wrong
        right = "Bearer s3cret-ü".encode().decode("latin-1")
        assert client.post("/v1/lint", {"reply": BLAME}, authorization=right).status == 200
        for route in ("/v1/rules", "/metrics"):
            assert client.get(route).status == 401
        for route in ("/healthz", "/readyz", "/openapi.json", "/docs", "/v2/languages"):
            assert client.get(route).status == 200
        assert client.form("/v2/check", b"text=Hello&language=en").status == 401
        assert client.form("/v2/check", "text=Hello&language=en&apiKey=s3cret-ü".encode()).status == 200
        assert client.form("/v2/check?apiKey=s3cret-%C3%BC", b"text=Hello&language=en").status == 200
        assert client.form("/v2/check", b"text=Hello&language=en", authorization=right).status == 200


def test_small_parts_of_who_may_ask() -> None:
    assert host_name(" A.example:80 ") == "a.example"
    assert host_name("[::1]:80") == "[::1]"
    assert bearer("bearer  x ") == b"x"
    assert bearer(None) is bearer("Basic x") is None
    assert [is_loopback(h) for h in ("127.0.0.1", "127.9.9.9", "localhost", "::1", "[::1]")] == [True] * 5
    assert [is_loopback(h) for h in ("0.0.0.0", "::", "192.168.1.4", "desk.example", "")] == [False] * 5


# --- how much -------------------------------------------------------------------------------------------------------------------


def test_a_body_that_is_too_large_is_never_held() -> None:
    held = 0

    def parts() -> Any:
        nonlocal held
        for _ in range(20):
            held += 1
            yield b"x" * 1_000_000

    reply = shared().ask("POST", "/v1/lint", parts(), headers={"content-type": "application/json"})
    refused(reply, 413, says="2,000,000 bytes")
    assert reply.headers["connection"] == "close"
    announced = {"content-type": "application/json", "content-length": str(10**12)}
    refused(shared().ask("POST", "/v1/lint", [b"{}"], headers=announced), 413)


def test_a_body_that_does_not_come() -> None:
    with app_with(limits=Limits(deadline=0.2)) as client:
        scope_sent: list[dict[str, Any]] = []

        async def never() -> Any:
            await asyncio.sleep(60)

        async def send(message: dict[str, Any]) -> None:
            scope_sent.append(message)

        scope = {
            "type": "http",
            "method": "POST",
            "path": "/v1/lint",
            "query_string": b"",
            "headers": [(b"host", b"localhost"), (b"content-type", b"application/json")],
        }
        asyncio.run(client.app(scope, never, send))
        assert scope_sent[0]["status"] == 408


def test_the_deadline_ends_the_work_and_the_next_request_is_served() -> None:
    long = {"reply": "We are sorry to hear that and we will look into it. " * 3600}
    with app_with(limits=Limits(deadline=1.0, characters=200_000)) as client:
        _warm(client)
        began = time.monotonic()
        reply = client.post("/v1/lint", long)
        refused(reply, 503, says="not done within 1 s")
        assert reply.headers["retry-after"] == "1"
        assert time.monotonic() - began < 20
        _warm(client)
        assert client.post("/v1/lint", {"reply": BLAME}).status == 200
        text = client.get("/metrics").text
        assert "replylint_too_slow_total 1" in text
        assert "replylint_worker_restarts_total 1" in text


def test_too_many_at_once_are_refused_and_none_is_lost() -> None:
    with app_with(limits=Limits(waiting=3, deadline=PATIENCE)) as client:

        async def crowd() -> list[Reply]:
            body = json.dumps({"reply": BLAME}).encode()
            headers = {"content-type": "application/json"}
            asked = [client.asking("POST", "/v1/lint", [body], headers=headers) for _ in range(20)]
            health = asyncio.ensure_future(client.asking("GET", "/healthz"))
            replies = await asyncio.gather(*asked)
            assert (await health).status == 200
            return list(replies)

        replies = asyncio.run(crowd())
        assert [r.status for r in replies].count(200) == 4  # one at work, three waiting
        busy = [r for r in replies if r.status == 503]
        assert len(busy) == 16
        assert all(r.headers["retry-after"] == "1" and "too much" in r.text for r in busy)
        metrics = client.get("/metrics").text
        assert "replylint_busy_total 16" in metrics
        assert "replylint_at_work 0" in metrics


def test_a_client_that_hangs_up_frees_its_place() -> None:
    with app_with(limits=Limits(waiting=0, deadline=PATIENCE)) as client:
        body = json.dumps({"reply": BLAME}).encode()
        headers = {"content-type": "application/json"}

        async def leave_then_ask() -> tuple[int, int]:
            # The worker takes seconds to start: whoever leaves before does not keep the only place.
            gone = await client.asking("POST", "/v1/lint", [body], headers=headers, leaves_after=0.05)
            return gone.status, (await client.asking("POST", "/v1/lint", [body], headers=headers)).status

        assert asyncio.run(leave_then_ask()) == (499, 200)


def test_a_client_that_hangs_up_does_not_take_the_deadline_with_it() -> None:
    long = json.dumps({"reply": "We are sorry to hear that and we will look into it. " * 3600}).encode()
    with app_with(limits=Limits(characters=200_000)) as client:
        _warm(client)
        pool = client.app.state.service.pool  # type: ignore[attr-defined]

        async def leave_then_ask() -> int:
            left = asyncio.ensure_future(pool.run("lint", long, seconds=1.0))
            await asyncio.sleep(0.5)
            left.cancel()
            return int((await pool.run("lint", json.dumps({"reply": BLAME}).encode(), seconds=PATIENCE)).status)

        assert asyncio.run(leave_then_ask()) == 200
        assert pool.restarts == 1


def test_a_job_can_be_stopped_from_the_moment_it_runs() -> None:
    class Late(Future[Answer]):
        """The deadline passes as soon as the job runs."""

        def set_running_or_notify_cancel(self) -> bool:
            running = super().set_running_or_notify_cancel()
            pool._stop(job)
            return running

    with app_with() as client:
        _warm(client)
        pool = client.app.state.service.pool  # type: ignore[attr-defined]
        job = _Job(b"lint\n" + json.dumps({"reply": BLAME}).encode(), Late())
        with pool._wake:
            pool._jobs.append(job)
            pool._wake.notify()
        with pytest.raises(WorkerLostError):
            job.future.result(PATIENCE)


# --- what it tells --------------------------------------------------------------------------------------------------------------


def test_rules_and_their_pages() -> None:
    rules = shared().get("/v1/rules").json()["rules"]
    assert {rule["code"] for rule in rules} >= {"BLM001", "CRD004"}
    by_code, by_name = shared().get("/v1/rules/blm001"), shared().get("/v1/rules/blames-customer")
    assert by_code.body == by_name.body
    page = by_code.json()
    assert page["summary"] in [rule["summary"] for rule in rules]
    assert any(example["fires"] for example in page["examples"])
    assert any(not example["fires"] and example["why"] for example in page["examples"])
    refused(shared().get("/v1/rules/blm0001"), 404, says="did you mean 'BLM001'?")
    assert shared().get("/docs/rules/BLM001").text.startswith("BLM001 blames-customer\n")


def test_state_and_metrics() -> None:
    assert shared().post("/v1/lint", {"reply": BLAME}).status == 200
    assert shared().get("/healthz").json() == {"status": "ok"}
    assert shared().get("/readyz").json() == {"status": "ok"}
    text = shared().get("/metrics").text
    for line in (
        'replylint_requests_total{method="POST",route="/v1/lint",status="200"}',
        'replylint_request_seconds_bucket{route="/v1/lint",le="+Inf"}',
        'replylint_findings_total{code="BLM001"}',
        "replylint_workers 1",
        "replylint_workers_ready 1",
    ):
        assert line in text
    shared().get("/made/up/by/a/client")
    shared().ask("BREW", "/v1/lint")
    assert "made" not in shared().get("/metrics").text
    assert "BREW" not in shared().get("/metrics").text


def test_not_ready_before_the_pipeline_is_loaded() -> None:
    with app_with() as client:
        assert client.get("/healthz").status == 200
        assert (client.get("/readyz").status, client.get("/readyz").json()) == (503, {"status": "starting"})
        _warm(client)
        assert client.get("/readyz").status == 200


def test_the_pages_need_nothing_from_elsewhere() -> None:
    page = shared().get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    for html in (page, shared().get("/")):
        assert html.status == 200
        assert "default-src 'none'" in html.headers["content-security-policy"]
        assert "//" not in html.text.replace("http://www.w3.org", "").replace("://127.0.0.1", "").split("<body>")[0]
    assert shared().get("/docs.css").headers["content-type"].startswith("text/css")
    for schema in ("LintRequest", "Report", "Error"):
        assert f'id="{schema}"' in page.text
        assert f'href="#{schema}"' in page.text
    assert "/v1/lint/batch" in page.text


@pytest.mark.parametrize("path", ["/page/../app.py", "/page/..%2fapp.py", "/page//etc/passwd", "/page/%2e%2e/app.py", "/page/"])
def test_only_the_pages_files_are_served(path: str) -> None:
    assert shared().get(path).status == 404


def test_the_openapi_document() -> None:
    document = shared().get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert {"/v1/lint", "/v1/lint/batch", "/v1/fix", "/v1/outline", "/v1/rules", "/v1/rules/{key}", "/v2/check"} <= set(
        document["paths"]
    )
    text = json.dumps(document)
    assert "HTTPValidationError" not in text
    for name in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert name in document["components"]["schemas"], name


def test_the_committed_document_is_up_to_date() -> None:
    committed = (ROOT / "docs" / "openapi.json").read_text(encoding="utf-8")
    assert json.loads(committed) == json.loads(document_text()), "run python -m replylint.server.openapi"


def test_what_is_not_there() -> None:
    refused(shared().get("/v1/nothing"), 404, says="nothing at this address")
    for path, methods in (
        ("/v1/lint", "POST"),
        ("/v1/rules", "GET"),
        ("/v2/check", "GET, POST"),
        ("/chat/v2/check", "GET, POST"),
    ):
        reply = shared().ask("PUT", path)
        assert (reply.status, reply.headers["allow"]) == (405, methods)


def test_no_telemetry_is_sent_even_where_the_process_has_a_tracer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A span has the address in it, and LanguageTool's clients may put the text there."""
    trace = pytest.importorskip("opentelemetry.trace")
    asked: list[str] = []

    class Tracers(trace.TracerProvider):  # type: ignore[misc, name-defined]
        def get_tracer(self, *args: Any, **kwargs: Any) -> Any:
            asked.append("tracer")
            return trace.NoOpTracer()

    monkeypatch.setattr(trace, "get_tracer_provider", Tracers)
    with app_with() as client:
        assert client.get(f"/v2/languages?{SECRET.split()[1]}").status == 200
    assert asked == []


# --- inside another app ---------------------------------------------------------------------------------------------------------


def test_it_mounts_into_another_app() -> None:
    from starlette.applications import Starlette
    from starlette.routing import Mount

    outer = Starlette(routes=[Mount("/tools/replylint", shared().app)])
    client = Client(outer)
    assert client.post("/tools/replylint/v1/lint", {"reply": BLAME}).json()["findings"][0]["code"] == "BLM001"
    refused(client.post("/tools/replylint/v1/lint", {"reply": 7}), 422, "reply")
    assert client.get("/tools/replylint/healthz").status == 200
    assert client.get("/tools/replylint/").status == 200
    assert client.get("/tools/replylint/nothing").status == 404
    found = client.form("/tools/replylint/whole/v2/check", b"text=You+failed+to+attach+the+receipt.&language=en").json()
    assert found["matches"][0]["rule"]["urls"] == [{"value": "http://127.0.0.1:8081/tools/replylint/docs/rules/BLM001"}]


def test_with_settings_of_its_own() -> None:
    from replylint.config import Settings

    settings = Settings.model_validate({"severity": {"BLM001": "info"}, "ignore": ["action"], "agent-name": "Tom"})
    with app_with(settings=settings) as client:
        found = client.post("/v1/lint", {"reply": BLAME}).json()["findings"]
        assert {f["code"]: f["severity"] for f in found}["BLM001"] == "info"
        asked = {"reply": BLAME, "options": {"severities": {}}}
        assert client.post("/v1/lint", asked).json()["findings"][0]["severity"] == "error"
        assert client.post("/v1/outline", {"customer": "Where is my parcel?"}).json()["text"].endswith("Tom\n")
    with app_with(settings=Settings.model_validate({"select": ["BLM0001"]})) as client:
        for _ in range(2):
            refused(client.post("/v1/lint", {"reply": BLAME}), 503, says="did you mean 'BLM001'?")


def test_a_crash_inside_is_told_without_the_text(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    from replylint.server import routes

    def crash(*args: object) -> None:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(routes, "_items", crash)
    reply = shared().post("/v1/lint/batch", {"items": [{"reply": SECRET}]})
    assert (reply.status, reply.json()["error"]) == (500, "internal error")
    assert "ZeroDivisionError at test_server.py" in caplog.text
    assert SECRET not in caplog.text


def test_a_bug_in_a_worker_is_told_by_its_place() -> None:
    from replylint.config import Settings
    from replylint.server.jobs import Bench

    bench = Bench(Settings(), 100)
    status, body, _ = bench.do("no-such-job", SECRET.encode())
    assert status == 500
    assert json.loads(body)["error"].startswith("internal error: KeyError at jobs.py:")
    assert SECRET not in body.decode()


def test_settings_that_cant_be_used() -> None:
    from replylint.config import Settings
    from replylint.server.jobs import Bench

    with pytest.raises(ConfigError, match="did you mean 'BLM001'"):
        Bench(Settings.model_validate({"select": ["BLM0001"]}), 100).linter(None)


def _warm(client: Client) -> None:
    until = time.monotonic() + PATIENCE
    while client.get("/readyz").status != 200:
        client.app.state.service.pool.start()  # type: ignore[attr-defined]
        assert time.monotonic() < until
        time.sleep(0.05)


def test_the_page_is_shipped() -> None:
    assert (Path(ROOT) / "replylint" / "server" / "page" / "index.html").is_file()
