"""Files that are no board, or mean harm: one clear mistake each, and never a traceback."""

import pytest

from peakday.board import BoardError, parse, read


def only(text):
    reading = parse(text, "b.yaml")
    assert reading.board is None
    assert len(reading.mistakes) == 1, reading.mistakes
    return str(reading.mistakes[0])


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing is drawn"),
        ("# only words\n", "nothing is drawn"),
        ("null", "nothing is drawn"),
        ("- a", "a list stands where a board is due"),
        ("a -> b", "`a -> b` stands where a board is due"),
        ("boxes:\n\ta: {}", "b.yaml:2: the file: a tab stands where YAML wants spaces. Indent with spaces"),
        ("boxes: {a: {}", "a bracket or brace is not closed"),
        ("title: a: b", "a second `: ` stands on one line"),
        ("title: @x", "this is not YAML"),
        ('title: "x', "this is not YAML"),
        ("a: 1\n---\nb: 2\n", "a second document begins here"),
        ("a: !!python/object:os.system {}", "has no meaning on a board"),
        ("a: *gone", "`*gone` repeats nothing written above it"),
        ("a: &x [*x]", "`*x` repeats nothing written above it"),
        ("? [a, b]\n: c", "stands where a name is due"),
        ("a: \x00", "a character that cannot be written stands here (U+0000)"),
        ("[" * 5000, "nested too deeply"),
        ("{a: " * 5000, "nested too deeply"),
        ("- " * 5000, "nested too deeply"),
        (BOMB, "over 60,000 values"),
        ("a: " + "x" * 2**20, "over 1 MB"),
        ("%YAML 9.9\n---\na: 1", "b.yaml:"),
        ("\ud800: 1", "b.yaml:1"),
    ],
)
def test_one_clear_mistake(text, said):
    assert said in only(text)


def test_a_file_too_large_is_refused_unread(tmp_path):
    file = tmp_path / "b.yaml"
    with file.open("wb") as handle:
        handle.truncate(50_000_000)
    with pytest.raises(BoardError, match=r"it holds 47.7 MB; a board is at most 1 MB"):
        read(file)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title: caf\xe9\n", "this is not text in UTF-8. Save it as UTF-8"),
        ("a: 1".encode("utf-16"), "not UTF-16"),
        (b"a: \xf0\x28", "b.yaml:1: the file: this is not text in UTF-8"),
    ],
)
def test_what_is_not_utf_8(tmp_path, content, said):
    file = tmp_path / "b.yaml"
    file.write_bytes(content)
    with pytest.raises(BoardError) as caught:
        read(file)
    assert said in str(caught.value)


def test_a_byte_order_mark_and_dos_lines_are_no_mistake(tmp_path):
    file = tmp_path / "b.yaml"
    file.write_bytes("\ufeffarrows: [u -> a]\r\nload: 1/s\r\n".encode())
    assert list(read(file).boxes) == ["u", "a"]


def test_no_file_and_a_folder(tmp_path):
    for path, said in ((tmp_path / "gone.yaml", "there is no such file"), (tmp_path, "it is a folder")):
        with pytest.raises(BoardError, match=said):
            read(path)
    with pytest.raises(BoardError, match="name cannot be used"):
        read("a\0b")


def test_mistakes_are_not_told_by_the_thousand():
    text = "load: 1/s\narrows:\n" + "".join(f"  - nonsense {n}\n" for n in range(5000))
    assert len(parse(text).mistakes) == 200
