"""Messages over a pipe: four bytes of length, then as many bytes."""

from __future__ import annotations

from typing import IO

_LENGTH = 4


def write_frame(sink: IO[bytes], data: bytes) -> None:
    """Write one message and flush it."""
    sink.write(len(data).to_bytes(_LENGTH, "big") + data)
    sink.flush()


def read_frame(source: IO[bytes]) -> bytes:
    """Read one message. Raises EOFError when the other side has gone."""
    return _exactly(source, int.from_bytes(_exactly(source, _LENGTH), "big"))


def _exactly(source: IO[bytes], size: int) -> bytes:
    data = source.read(size)
    if len(data) < size:
        raise EOFError
    return data
