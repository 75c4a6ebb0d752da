"""The HTTP door: `replylint serve`, or `create_app()` for an app of your own. Needs the extra `replylint[server]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from replylint.server.app import create_app
    from replylint.server.guard import Access
    from replylint.server.limits import Limits

__all__ = ["Access", "Limits", "create_app"]


def __getattr__(name: str) -> Any:
    # FastAPI is heavy: a worker process, which imports this package, does without it.
    if name == "create_app":
        from replylint.server.app import create_app

        return create_app
    if name == "Access":
        from replylint.server.guard import Access

        return Access
    if name == "Limits":
        from replylint.server.limits import Limits

        return Limits
    raise AttributeError(f"module 'replylint.server' has no attribute {name!r}")
