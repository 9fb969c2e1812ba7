"""Text in the encodings that Chinese offices use."""


def decode(content: bytes) -> str:
    """Return text that carries a BOM, is strict UTF-8, or is GB18030; raise ``UnicodeDecodeError`` for none of them."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    if b"\x00" in content:
        raise UnicodeDecodeError("utf-8", content, 0, 1, "a zero byte")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")
