"""`monitor topics`: the topics there are, and the figures of `eval` against a corpus with a known answer."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from tests.cli.commands import Commands
from tests.pipeline import newsdesk as desk

Row = Mapping[str, str]

TRAIN = "\n".join(desk.TRAIN)
POTATOES = "\n".join(desk.POTATOES)
BRIDGE = "\n".join(desk.BRIDGE)


def _row(identity: str, title: str, text: str, label: str) -> Row:
    return {"id": identity, "title": title, "text": text, "label": label}


# Relevant and matched twice, relevant and missed once, irrelevant and matched once, irrelevant and left alone once.
FIRST = (
    _row("a", desk.TRAIN_TITLE, TRAIN, "relevant"),
    _row("b", desk.POTATOES_TITLE, POTATOES, "relevant"),
    _row("c", desk.BRIDGE_TITLE, BRIDGE, "irrelevant"),
)
SECOND = (
    _row("d", desk.TRAIN_TITLE, TRAIN, "relevant"),
    _row("e", desk.TRAIN_TITLE, TRAIN, "irrelevant"),
    _row("f", desk.TRAIN_TITLE, TRAIN, "mention"),
    _row("a", desk.TRAIN_TITLE, TRAIN, "relevant"),
)


def _write(path: Path, rows: Iterable[Row]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with two files; one article is in both."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    _write(folder / "first.jsonl", FIRST)
    _write(folder / "second.jsonl", SECOND)
    (folder / "notes.txt").write_text("no corpus")
    return folder


def test_list(commands: Commands) -> None:
    """Every topic is listed with its size and thresholds; those of the configuration are marked."""
    commands.configure(
        '[monitor]\ntopics = ["sudan-war"]\n[[feeds]]\nid = "one"\nname = "one"\nurl = "https://one.example/"\n'
    )
    topics = {topic["id"]: topic for topic in commands.run("topics", "list", "--json").objects}
    assert {"russia-dprk", "sudan-war"} <= topics.keys()
    assert [name for name, topic in topics.items() if topic["used"]] == ["sudan-war"]
    assert all(topic["terms"] > 0 and topic["threshold"]["match"] > 0 for topic in topics.values())
    assert "sudan-war  used" in commands.run("topics", "list").stdout


def test_without_a_configuration_the_default_topic_is_used(commands: Commands) -> None:
    """What `check` judges by when nobody has said otherwise is the topic marked as used."""
    used = [topic["id"] for topic in commands.run("topics", "list", "--json").objects if topic["used"]]
    assert used == ["russia-dprk"]


def test_one_file(commands: Commands, corpus: Path) -> None:
    """One of two relevant articles is found and nothing else: precision 1, recall 1/2."""
    (figures,) = commands.run("topics", "eval", "--json", str(corpus / "first.jsonl")).objects
    assert figures["n"] == 3
    assert (figures["precision"], figures["recall"]) == (1.0, 0.5)
    assert figures["f1"] == pytest.approx(2 / 3)
    assert [error["id"] for error in figures["errors"]] == ["b"]


def test_folder(commands: Commands, corpus: Path) -> None:
    """A folder is all its *.jsonl files; the article in both counts once, and a mention in neither figure."""
    (figures,) = commands.run("topics", "eval", "--json", str(corpus)).objects
    assert figures["topic"] == "russia-dprk"
    assert figures["n"] == 6
    assert figures["confusion"] == {
        "relevant": {"match": 2, "mention": 0, "none": 1},
        "mention": {"match": 1, "mention": 0, "none": 0},
        "irrelevant": {"match": 1, "mention": 0, "none": 1},
    }
    assert figures["precision"] == pytest.approx(2 / 3)
    assert figures["recall"] == pytest.approx(2 / 3)
    assert figures["f1"] == pytest.approx(2 / 3)
    errors = {error["id"]: (error["label"], error["level"]) for error in figures["errors"]}
    assert errors == {"b": ("relevant", "none"), "e": ("irrelevant", "match")}
    assert all(error["title"] and isinstance(error["score"], int) for error in figures["errors"])


def test_for_people(commands: Commands, corpus: Path) -> None:
    """The same figures in words, the errors by name."""
    text = commands.run("topics", "eval", str(corpus)).stdout
    assert "precision  0.667" in text
    assert "recall  0.667" in text
    assert "error: b  relevant" in text


def test_by_source(commands: Commands, corpus: Path) -> None:
    """`--by-source` adds the figures of each source, here the files; without it there are none."""
    (figures,) = commands.run("topics", "eval", "--json", "--by-source", str(corpus)).objects
    assert figures["sources"] == [
        {"source": "first", "relevant": 2, "irrelevant": 1, "missed": 1, "wrong": 0},
        {"source": "second", "relevant": 1, "irrelevant": 1, "missed": 0, "wrong": 1},
    ]
    assert "sources" not in commands.run("topics", "eval", "--json", str(corpus)).objects[0]
    assert "2 relevant, 1 missed" in commands.run("topics", "eval", "--by-source", str(corpus)).stdout


def test_errors_are_explained(commands: Commands, corpus: Path) -> None:
    """A wrong match shows the points it rests on, a miss what it is short of."""
    (figures,) = commands.run("topics", "eval", "--json", str(corpus)).objects
    errors = {error["id"]: error for error in figures["errors"]}
    assert errors["e"]["evidence"]
    assert "russia is not named" in errors["b"]["why_not"]
    assert "why not: russia is not named" in commands.run("topics", "eval", str(corpus)).stdout


def test_another_topic(commands: Commands, corpus: Path) -> None:
    """`--topic` measures that one; where nothing matched, precision is undefined and not zero."""
    (figures,) = commands.run("topics", "eval", "--json", "--topic", "sudan-war", str(corpus)).objects
    assert figures["topic"] == "sudan-war"
    assert figures["precision"] is None
    assert figures["recall"] == 0


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[]", "text fields"),
        ('{"id": "x", "title": "x", "text": "x"}', "label"),
        ('{"id": 7, "title": "x", "text": "x", "label": "relevant"}', "id"),
        ('{"id": "x", "title": "x", "text": "x", "label": "relevent"}', "relevent"),
        ("[" * 100_000, "not JSON"),
        ('{"id": ' + "9" * 5_000 + "}", "not JSON"),
    ],
    ids=[
        "no JSON",
        "no object",
        "no label",
        "id is a number",
        "unknown label",
        "too deep",
        "too long a number",
    ],
)
def test_broken_row(commands: Commands, tmp_path: Path, line: str, says: str) -> None:
    """A row that is none exits with 78 and names file and line, whatever is before or after it."""
    good = json.dumps(FIRST[0], ensure_ascii=False)
    (tmp_path / "broken.jsonl").write_text(f"{good}\n\n{line}\n{good}\n", "utf-8")
    outcome = commands.run("topics", "eval", "broken.jsonl")
    assert outcome.code == 78
    assert "broken.jsonl:3" in outcome.stderr
    assert says in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


def test_corpus_from_windows(commands: Commands, tmp_path: Path) -> None:
    """A byte order mark and CRLF are no mistakes."""
    row = json.dumps(FIRST[0], ensure_ascii=False)
    (tmp_path / "one.jsonl").write_bytes(f"\ufeff{row}\r\n".encode())
    outcome = commands.run("topics", "eval", "--json", "one.jsonl")
    assert outcome.code == 0, outcome.stderr
    assert outcome.objects[0]["n"] == 1


def test_line_separators_within_a_text(commands: Commands, tmp_path: Path) -> None:
    """Only a newline ends a row: texts may hold U+2028 and its like, which JSON allows as they are."""
    text = desk.TRAIN[0] + "\u2028" + desk.TRAIN[1] + "\x85" + desk.TRAIN[2]
    _write(tmp_path / "one.jsonl", [_row("a", desk.TRAIN_TITLE, text, "relevant")])
    outcome = commands.run("topics", "eval", "--json", "one.jsonl")
    assert outcome.code == 0, outcome.stderr
    assert outcome.objects[0]["n"] == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [("missing.jsonl", None), ("latin.jsonl", b"\xff\xfe\x00"), ("folder", None)],
    ids=["missing", "not UTF-8", "folder without a corpus"],
)
def test_unreadable_corpus(commands: Commands, tmp_path: Path, name: str, content: bytes | None) -> None:
    """A corpus that can't be read exits with 78 and is named."""
    if name == "folder":
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    outcome = commands.run("topics", "eval", name)
    assert outcome.code == 78
    assert name in outcome.stderr


@pytest.mark.slow
def test_default_topic_on_real_articles(commands: Commands) -> None:
    """On labelled news the default topic is right at least nine times of ten, and finds at least 95 of 100."""
    if "MONITOR_DATA" not in os.environ:
        pytest.skip("MONITOR_DATA is unset: real articles are not in the repository")
    corpus = Path(os.environ["MONITOR_DATA"]) / "corpus"
    files = [str(corpus / name) for name in ("both.jsonl", "excerpts.jsonl")]
    (figures,) = commands.run("topics", "eval", "--json", *files).objects
    assert figures["precision"] >= 0.90
    assert figures["recall"] >= 0.95


OWN = """
[topic]
extends = "russia-dprk"
[[examples]]
title = "بوتين يصل إلى بيونغ يانغ"
level = "match"
"""


def test_check(commands: Commands, tmp_path: Path) -> None:
    """A file of one's own is counted and its examples tried; 1 when one is wrong, 78 with the place of a mistake."""
    path = tmp_path / "my.toml"
    path.write_text(OWN, "utf-8")
    good = commands.run("topics", "check", str(path))
    assert good.code == 0
    assert "extends russia-dprk" in good.stdout
    assert ", 0 wrong" in good.stdout
    path.write_text(OWN.replace('"match"', '"none"'), "utf-8")
    wrong = commands.run("topics", "check", "--json", str(path))
    assert wrong.code == 1
    assert [one["place"] for one in wrong.objects[0]["examples"] if one["level"] != one["wanted"]] == [
        f"{path}:4"
    ]
    path.write_text(OWN.replace("level =", "levle ="), "utf-8")
    mistaken = commands.run("topics", "check", str(path))
    assert mistaken.code == 78
    assert f"{path}:6: examples[0].levle: unknown key 'levle'" in mistaken.stderr
