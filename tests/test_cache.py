"""What is kept from one run to the next: given back as it was, or not at all."""

from pathlib import Path

from sourcebook.cache import Memory, keep, recall


def test_a_value_comes_back(tmp_path: Path) -> None:
    keep(tmp_path / "kept", {"one": [1, 2]})
    assert recall(tmp_path / "kept") == {"one": [1, 2]}
    assert recall(tmp_path / "nothing") is None


def test_whatever_byte_is_damaged_or_missing_it_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    keep(file, "a value")
    data = file.read_bytes()
    for place in range(len(data)):
        file.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        assert recall(file) is None
        file.write_bytes(data[:place])
        assert recall(file) is None


def test_a_memory_is_written_again_only_where_it_knows_more(tmp_path: Path) -> None:
    file, memory = tmp_path / "kept", Memory()
    assert memory.ask("words", b"1", lambda: ["a"]) == ["a"]
    memory.keep(file)
    again = Memory.recalled(file)
    assert again.ask("words", b"1", lambda: ["worked out anew"]) == ["a"]
    before = file.stat().st_ino
    again.keep(file)
    assert file.stat().st_ino == before
    again.ask("words", b"2", lambda: ["b"])
    again.keep(file)
    last = Memory.recalled(file)
    assert [last.ask("words", key, list) for key in (b"1", b"2")] == [["a"], ["b"]]


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    memory = Memory()
    for key in (b"1", b"2", b"3"):
        memory.ask("words", key, lambda: ["a"])
    memory.forget_unasked()
    memory.ask("words", b"1", list)
    memory.hold("words", b"2")
    memory.forget_unasked()
    memory.keep(tmp_path / "kept")
    known = Memory.recalled(tmp_path / "kept")
    assert [known.ask("words", key, list) for key in (b"1", b"2", b"3")] == [["a"], ["a"], []]
