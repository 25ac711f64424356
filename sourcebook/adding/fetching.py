"""An address -> the bytes behind it, within limits: of time, size, redirects, and never from a private network unasked."""

from __future__ import annotations

import http.client
import re
import time
import zlib
from http.client import HTTPConnection, HTTPSConnection
from ipaddress import ip_address
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import parse_qsl, quote, urlencode, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from .. import __version__
from ..seeds.seed import LARGEST

_SILENCE = 20
"""So many seconds may pass without a byte."""
_PATIENCE = 60
_AGENT = f"Mozilla/5.0 (compatible; sourcebook/{__version__})"
_BY_HAND = "Open it in a browser, save the page as HTML, and add that file."
_FOR_PEOPLE = {401, 402, 403, 406, 429, 451}
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id")


class Unfetched(Exception):
    """An address gave nothing that could be kept: why, and what to do."""


def fetch(address: str, private: bool = False, patience: float = _PATIENCE) -> tuple[bytes, str]:
    """What an address gives, byte for byte, and the address after all redirects. Raises Unfetched."""
    until = time.monotonic() + patience
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        UnknownHandler(),
        _Web(private),
        HTTPRedirectHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    headers = {"User-Agent": _AGENT, "Accept": "text/html,text/plain,text/markdown;q=0.9,*/*;q=0.1"}
    try:
        request = Request(_in_ascii(address), headers=headers)
        with opener.open(request, timeout=min(_SILENCE, patience)) as answer:
            return _read(answer, until), answer.url
    except HTTPError as error:
        if 300 <= error.code < 400:
            endless = str(error.msg).startswith(HTTPRedirectHandler.inf_msg[:30])
            where = "from one address to the next without end" if endless else "to no web page"
            raise Unfetched(f"It leads {where}. Look at the address in a browser.") from None
        way_out = _BY_HAND if error.code in _FOR_PEOPLE else "Look at the address in a browser."
        raise Unfetched(f"The server answers {error.code} {error.reason}. {way_out}") from None
    except TimeoutError:
        raise Unfetched("The server takes too long. Try again later.") from None
    except (URLError, OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        if isinstance(reason, TimeoutError):
            raise Unfetched("The server does not answer. Try again later.") from None
        raise Unfetched(f"It can't be read: {reason}. Look at the address.") from None


def is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def same_address(address: str) -> str:
    """The form in which two spellings of one address are equal: scheme, «www», tracking and fragment aside."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return address
    query = [pair for pair in parse_qsl(parts.query) if not _TRACKING.fullmatch(pair[0])]
    return f"{host}{port}{parts.path.rstrip('/')}?{urlencode(sorted(query))}".rstrip("?")


def _in_ascii(address: str) -> str:
    parts = urlsplit(address.strip())
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise Unfetched("Only addresses that begin with http:// or https:// are fetched.")
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    return parts._replace(
        netloc=host, path=path, query=quote(parts.query, "/?%:@!$&'()*+,;=~"), fragment=""
    ).geturl()


def _read(answer: Any, until: float) -> bytes:
    """The whole body. What the server packed in spite of all is unpacked."""
    packed = (answer.headers.get("Content-Encoding") or "").lower() in ("gzip", "x-gzip", "deflate")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed else None
    data = bytearray()
    while chunk := answer.read1(1 << 16):
        try:
            data += unpack.decompress(chunk, LARGEST + 1) if unpack else chunk
        except zlib.error:
            raise Unfetched("What the server sends is damaged. Try again later.") from None
        if len(data) > LARGEST:
            most = LARGEST // 1_000_000
            raise Unfetched(
                f"It is larger than {most} MB. Save its text as a .txt file, and add that."
            )
        if time.monotonic() > until:
            raise TimeoutError
    return bytes(data)


def _refuse_private(connection: HTTPConnection) -> None:
    """Close a connection that leads to this machine or its network, whatever name or redirect led there."""
    reached = ip_address(connection.sock.getpeername()[0].partition("%")[0])
    mapped = getattr(reached, "ipv4_mapped", None) or reached
    if not mapped.is_global:
        connection.close()
        raise Unfetched(
            f"It leads to a private network ({mapped}). Say --private if that is meant."
        )


class _PublicConnection(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _refuse_private(self)


class _PublicSecureConnection(HTTPSConnection, _PublicConnection):
    """Refuses before anything is said: its own ``connect`` calls the one above first."""


class _Web(HTTPSHandler):
    """Opens addresses, those in a private network only where that is allowed."""

    def __init__(self, private: bool) -> None:
        super().__init__()
        self._plain = HTTPConnection if private else _PublicConnection
        self._secure = HTTPSConnection if private else _PublicSecureConnection

    http_request = HTTPSHandler.https_request

    def http_open(self, req: Request) -> Any:
        return self.do_open(self._plain, req)

    def https_open(self, req: Request) -> Any:
        return self.do_open(self._secure, req)
