"""Bytes -> characters, the same ones each time: what the bytes can be comes before what the file says of itself."""

# Where several of these fit equally well, the first is taken.
_LIKELY = """
cp1252 cp1250 cp1254 cp1251 koi8_r gb18030 big5 shift_jis euc_jp euc_kr cp1253 cp1255 cp1256 utf_16 utf_16_le utf_16_be
""".split()
_STRAY = 50
"""In UTF-8 of which something was damaged, so many characters are whole for each that is not."""
_MARGIN = 0.01


def decoded(data: bytes) -> str | None:
    """The text of a file, without a byte order mark; None where the bytes are no text."""
    if 5 * data.count(0) < max(len(data), 1):
        text = data.decode("utf-8-sig", "replace")
        strays = text.count("\ufffd")
        if not strays or _STRAY * strays < sum(character > "\x7f" for character in text):
            return text
    from charset_normalizer import from_bytes

    found = sorted(from_bytes(data, cp_isolation=_LIKELY), key=lambda match: match.chaos)
    if not found:
        return None
    near = [match for match in found if match.chaos <= found[0].chaos + _MARGIN]
    if all(match.encoding.startswith("cp125") for match in near):
        near.sort(key=lambda match: (-match.coherence, _LIKELY.index(match.encoding)))
    return str(near[0]).removeprefix("\ufeff")
