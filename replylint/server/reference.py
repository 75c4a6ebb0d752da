"""The OpenAPI document as a page to read: plain HTML, no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem; max-width: 60rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; }
h3 code { font-size: 1.1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid #8884; }
pre { overflow-x: auto; padding: .6rem; border: 1px solid #8884; }
""".strip()


def reference_css() -> str:
    """The page's style, served beside it: the page's policy allows no style in the page itself."""
    return _STYLE + "\n"


def reference_page(document: dict[str, Any]) -> str:
    """The page."""
    return "\n".join(_page(document)) + "\n"


def _page(document: dict[str, Any]) -> Iterator[str]:
    info = document["info"]
    yield '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield '<title>replylint over HTTP</title><link rel="stylesheet" href="docs.css"></head>\n<body>\n<main>'
    yield f"<h1>replylint {escape(info['version'])} over HTTP</h1>"
    yield f'<p>{escape(info.get("summary", ""))} The same as a document for machines: <a href="openapi.json">openapi.json</a>.</p>'
    yield "<pre>curl localhost:8081/v1/lint -H 'Content-Type: application/json' -d '{\"reply\": \"You failed to attach it.\"}'</pre>"
    yield '<nav aria-label="Contents"><ul>'
    operations = [(path, method, op) for path, methods in document["paths"].items() for method, op in methods.items()]
    for path, method, operation in operations:
        yield f'<li><a href="#{_anchor(operation)}"><code>{method.upper()} {escape(path)}</code></a></li>'
    yield "</ul></nav>"
    tag = None
    for path, method, operation in operations:
        if operation.get("tags", [""])[0] != tag:
            tag = operation.get("tags", [""])[0]
            yield f"<h2>{escape(tag[:1].upper() + tag[1:])}</h2>"
        yield from _operation(path, method, operation)
    yield "<h2>Schemas</h2>"
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        yield f'<h3 id="{escape(name)}"><code>{escape(name)}</code></h3>'
        yield from _schema(schema)
    yield "</main>\n</body>\n</html>"


def _operation(path: str, method: str, operation: dict[str, Any]) -> Iterator[str]:
    yield f'<h3 id="{_anchor(operation)}"><code>{method.upper()} {escape(path)}</code></h3>'
    yield f"<p>{_text(operation.get('description', ''))}</p>"
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"<p>Takes {escape(kind)}: {_type(content['schema'])}</p>"
        if "properties" in content["schema"]:
            yield from _schema(content["schema"])
    yield "<table><thead><tr><th>Status</th><th>Body</th><th>When</th></tr></thead><tbody>"
    for status, response in operation.get("responses", {}).items():
        bodies = [_type(content.get("schema", {})) for content in response.get("content", {}).values()]
        what = response.get("description", "").replace("Successful Response", "")
        yield f"<tr><td>{escape(status)}</td><td>{', '.join(bodies)}</td><td>{_text(what)}</td></tr>"
    yield "</tbody></table>"


def _schema(schema: dict[str, Any]) -> Iterator[str]:
    if schema.get("description"):
        yield f"<p>{_text(schema['description'])}</p>"
    if schema.get("enum"):
        yield f"<p>{_type(schema)}</p>"
    if schema.get("properties"):
        required = schema.get("required", [])
        yield "<table><thead><tr><th>Field</th><th>Type</th><th></th></tr></thead><tbody>"
        for name, field in schema["properties"].items():
            must = "required" if name in required else ""
            yield f"<tr><td><code>{escape(name)}</code></td><td>{_type(field)}</td><td>{must} {_text(field.get('description', ''))}</td></tr>"
        yield "</tbody></table>"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = escape(schema["$ref"].rsplit("/", 1)[-1])
        return f'<a href="#{name}">{name}</a>'
    for key in ("anyOf", "oneOf"):
        if key in schema and "properties" not in schema:
            return " or ".join(_type(one) for one in schema[key])
    if "enum" in schema:
        return " or ".join(f"<code>{escape(str(value))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(str(schema['const']))}</code>"
    kind = schema.get("type", "any")
    if kind == "array":
        return f"list of {_type(schema.get('items', {}))}"
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        return f"table of {_type(schema['additionalProperties'])}"
    return escape(f"{kind} ({schema['format']})" if "format" in schema else str(kind))


def _anchor(operation: dict[str, Any]) -> str:
    return escape(operation["operationId"])


def _text(text: str) -> str:
    """Prose with `code` in back quotes."""
    parts = escape(" ".join(text.split())).split("`")
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))
