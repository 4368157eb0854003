"""Ask pages at a fixed pace, whether the answers come or not, and measure each."""

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

CONNECTIONS = 32
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: where, with which headers, counted under which name; with a form when given."""

    name: str
    port: int
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    form: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long after its turn (waiting for a free line included)."""

    name: str
    path: str
    status: int
    milliseconds: float
    size: int
    etag: str


def ask_all(asks: Sequence[Ask], *, per_second: float) -> list[Answer]:
    """Send each request at its own moment: a slow answer does not slow the next request."""
    return asyncio.run(_all(asks, per_second))


async def _all(asks: Sequence[Ask], per_second: float) -> list[Answer]:
    lines: dict[int, asyncio.Queue[_Line]] = {}
    for port in {ask.port for ask in asks}:
        lines[port] = asyncio.Queue()
        for _ in range(CONNECTIONS):
            lines[port].put_nowait(_Line(port))
    began = time.perf_counter()
    running = []
    for number, ask in enumerate(asks):
        await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
        running.append(asyncio.create_task(_one(ask, lines[ask.port])))
    answers = await asyncio.gather(*running)
    for queue in lines.values():
        while not queue.empty():
            queue.get_nowait().close()
    return answers


async def _one(ask: Ask, lines: "asyncio.Queue[_Line]") -> Answer:
    began = time.perf_counter()
    line = await lines.get()
    try:
        status, size, etag = await asyncio.wait_for(line.ask(ask), PATIENCE_SECONDS)
    except (OSError, EOFError, TimeoutError):
        line.close()
        status, size, etag = 0, 0, ""
    finally:
        lines.put_nowait(line)
    spent = (time.perf_counter() - began) * 1000
    return Answer(ask.name, ask.path, status, spent, size, etag)


class _Line:
    """One connection that stays open from request to request."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    def close(self) -> None:
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None

    async def ask(self, ask: Ask) -> tuple[int, int, str]:
        if self.reader is None or self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        extra = "".join(f"{name}: {text}\r\n" for name, text in ask.headers.items())
        if ask.form:
            extra += (
                "Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(ask.form)}\r\n"
            )
        self.writer.write(
            f"{'POST' if ask.form else 'GET'} {ask.path} HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{self.port}\r\n"
            f"Accept: text/html\r\nAccept-Encoding: gzip\r\n{extra}\r\n{ask.form}".encode()
        )
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status = int(head.split(" ", 2)[1])
        headers = dict(_headers(head))
        size = await self._body(self.reader, headers, status)
        # A page with a form's token is made anew for everybody: nobody asks for it by its tag.
        etag = "" if "set-cookie" in headers else headers.get("etag", "")
        return status, size, etag

    async def _body(
        self, reader: asyncio.StreamReader, headers: Mapping[str, str], status: int
    ) -> int:
        if status == 304:
            return 0
        if "content-length" in headers:
            return len(await reader.readexactly(int(headers["content-length"])))
        size = 0
        while step := int((await reader.readline()).split(b";")[0], 16):
            size += len(await reader.readexactly(step + 2)) - 2
        await reader.readline()
        return size


def _headers(head: str) -> Iterator[tuple[str, str]]:
    for line in head.split("\r\n")[1:]:
        name, _, text = line.partition(":")
        if name:
            yield name.strip().lower(), text.strip()


def share(values: Sequence[float], percent: int) -> float:
    """Return the value below which so many percent lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] if ordered else 0.0
