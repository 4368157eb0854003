"""Send requests written beforehand over a few open connections, as fast as they are answered."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """One request: which, how it was answered, how long that took."""

    number: int
    status: int
    milliseconds: float


def send(port: int, requests: Sequence[bytes], *, clients: int, seconds: float) -> list[Sent]:
    """Let clients send one request after the other, each request once, until the time is over."""
    return asyncio.run(_all(port, requests, clients, seconds))


def post(port: int, path: str, body: str, cookie: str = "") -> bytes:
    """Write one request as its bytes."""
    extra = f"Cookie: {cookie}\r\n" if cookie else ""
    return (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n{extra}"
        f"Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n\r\n{body}"
    ).encode()


async def _all(port: int, requests: Sequence[bytes], clients: int, seconds: float) -> list[Sent]:
    found: list[Sent] = []
    todo = enumerate(requests)
    end = time.perf_counter() + seconds
    await asyncio.gather(*(_client(port, todo, end, found) for _ in range(clients)))
    return found


async def _client(
    port: int, todo: Iterator[tuple[int, bytes]], end: float, found: list[Sent]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number, request in todo:
        began = time.perf_counter()
        if began > end:
            break
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length: ", 1)[1].split(b"\r\n", 1)[0])
        await reader.readexactly(length)
        found.append(Sent(number, int(head[9:12]), (time.perf_counter() - began) * 1000))
    writer.close()
