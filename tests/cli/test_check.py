"""`monitor check`: any source there is, cleaned, judged and explained; nothing stored."""

import os
from pathlib import Path

import pytest

from tests.cli.commands import Commands, Outcome
from tests.cli.contract import assert_checked
from tests.cli.learning import LINE, teach
from tests.cli.press import Press
from tests.fakes import Story, page
from tests.pipeline import newsdesk as desk

TEXT = "\n".join((desk.TRAIN_TITLE, *desk.TRAIN, "اقرأ أيضا", desk.POTATOES_TITLE))
PAGE = page(Story("train.html", desk.TRAIN_TITLE, desk.TRAIN))
OFF_TOPIC = "\n".join((desk.POTATOES_TITLE, *desk.POTATOES))

TOPIC = """
format = 1

[topic]
id = "harvest"
name = "Harvest / الحصاد"
relate = ["crops"]

[levels]
match = 6
mention = 1

[[rule]]
id = "crops in the title"
any = ["crops"]
within = "title"
points = 6

[group.crops]
names = ["محصول", "البطاطس"]
"""

# What a reader of the five seeds may find in no body: headings of blocks that are not the article.
FOREIGN = (
    "الأكثر قراءة",
    "اقرأ أيض",
    "إقرأ أيض",
    "مواضيع ذات صلة",
    "أخبار ذات صلة",
    "اترك تعليق",
    "ملفات تعريف",
    "النشرة البريدية",
)


@pytest.fixture(autouse=True)
def saved(tmp_path: Path) -> Path:
    """Where every test runs: a folder with one article in several shapes."""
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    (tmp_path / "article.html").write_text(PAGE, "utf-8")
    (tmp_path / "old.html").write_bytes(PAGE.replace("utf-8", "windows-1256").encode("windows-1256"))
    (tmp_path / "article.pdf").write_bytes(
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
    )
    (tmp_path / "photo.bin").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.html").write_text("<html><body><div></div></body></html>", "utf-8")
    (tmp_path / "big.txt").write_bytes(b"x" * ((4 << 20) + 1))
    return tmp_path


def _assert_found(outcome: Outcome) -> None:
    """The article was read whole, and is a match."""
    (checked,) = outcome.objects
    assert outcome.code == 0
    assert_checked(checked)
    assert checked["title"] == desk.TRAIN_TITLE
    assert checked["body"] == list(desk.TRAIN)
    assert [topic["level"] for topic in checked["topics"]] == ["match"]
    assert checked["topics"][0]["evidence"]


@pytest.mark.parametrize("name", ["article.txt", "article.html", "old.html"])
def test_file(commands: Commands, saved: Path, name: str) -> None:
    """Text, HTML and HTML in windows-1256 give the same article; the content decides, not the name."""
    _assert_found(commands.run("check", "--json", name))
    (saved / "renamed").write_bytes((saved / name).read_bytes())
    _assert_found(commands.run("check", "--json", "renamed"))


@pytest.mark.parametrize("document", [TEXT, PAGE], ids=["text", "HTML"])
def test_standard_input(commands: Commands, document: str) -> None:
    """`-` reads standard input."""
    _assert_found(commands.run("check", "--json", "-", stdin=document.encode()))


def test_why_not(commands: Commands, saved: Path) -> None:
    """With --why-not, what is no match says what it is short of."""
    (saved / "other.txt").write_text(OFF_TOPIC, "utf-8")
    assert "why not: dprk is not named" in commands.run("check", "--why-not", "other.txt").stdout
    assert "why not" not in commands.run("check", "other.txt").stdout
    (checked,) = commands.run("check", "--why-not", "--json", "other.txt").objects
    assert "dprk is not named" in checked["topics"][0]["why_not"]


def test_removed_lines(commands: Commands) -> None:
    """What cleaning took out is listed with class and reason: counted always, quoted with --removed."""
    assert "اقرأ أيضا" not in commands.run("check", "article.txt").stdout
    told = commands.run("check", "--removed", "article.txt").stdout
    assert "اقرأ أيضا" in told
    assert desk.POTATOES_TITLE in told
    (checked,) = commands.run("check", "--json", "article.txt").objects
    assert [line["text"] for line in checked["removed"]] == ["اقرأ أيضا", desk.POTATOES_TITLE]


def test_memory_of_the_host(own: Commands, saved: Path) -> None:
    """With --memory, lines that the page's host repeats go, and it is said how much is known; without, they stay."""
    host = teach(own)
    repeated = page(Story("train.html", desk.TRAIN_TITLE, (*desk.TRAIN, LINE.text)))
    address = f'<link rel="canonical" href="http://{host}/train.html">'
    (saved / "page.html").write_text(repeated.replace("</head>", f"{address}</head>"), "utf-8")
    (alone,) = own.run("check", "--json", "page.html").objects
    (known,) = own.run("check", "--json", "--memory", "page.html").objects
    assert LINE.text in alone["body"]
    assert "memory" not in alone
    assert LINE.text not in known["body"]
    assert known["memory"].items() >= {"host": host, "articles": 1, "lines": 1}.items()
    assert known["memory"]["titles"] > 0
    said = f"cleaned with what is known of {host}: 1 learnt line of 1 article"
    assert said in own.run("check", "--memory", "page.html").stdout


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("", "names no address"),
        (
            '<link rel="canonical" href="https://elsewhere.example/1">',
            "nothing is remembered of elsewhere.example",
        ),
    ],
    ids=["no address", "another host"],
)
def test_memory_of_nobody(own: Commands, saved: Path, address: str, says: str) -> None:
    """A page of an unknown host, and one that names none, are cleaned alone, and it is said."""
    (saved / "page.html").write_text(PAGE.replace("</head>", f"{address}</head>"), "utf-8")
    outcome = own.run("check", "--memory", "page.html")
    assert outcome.code == 0
    assert says in outcome.stdout


def test_memory_without_a_database(commands: Commands) -> None:
    """Where nothing was ever polled, --memory says what makes a database."""
    outcome = commands.run("check", "--memory", "article.txt")
    assert outcome.code == 1
    assert "monitor poll" in outcome.stderr


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("article.pdf", "not a page"),
        ("photo.bin", "not a page"),
        ("empty.txt", "empty"),
        ("blank.html", "empty"),
        ("missing.txt", "missing"),
        ("big.txt", "too large"),
        (".", "directory"),
    ],
)
def test_bad_source(commands: Commands, name: str, reason: str) -> None:
    """What is no article is a named failure with exit code 1, whatever its name."""
    outcome = commands.run("check", "--json", name)
    (checked,) = outcome.objects
    assert outcome.code == 1
    assert checked["source"] == name
    assert reason in checked["error"].lower()
    assert "failed: " in commands.run("check", name).stdout


def test_one_failure_costs_no_neighbour(commands: Commands) -> None:
    """Sources stand alone: those that can be read are printed in their order, and the exit code is 1."""
    outcome = commands.run("check", "--json", "article.txt", "missing.txt", "article.html")
    assert outcome.code == 1
    assert [checked["source"] for checked in outcome.objects] == [
        "article.txt",
        "missing.txt",
        "article.html",
    ]
    assert ["error" in checked for checked in outcome.objects] == [False, True, False]


def test_level_is_no_failure(commands: Commands) -> None:
    """An article that is about something else exits with 0, too."""
    outcome = commands.run("check", "--json", "-", stdin=OFF_TOPIC.encode())
    assert outcome.code == 0
    assert outcome.objects[0]["topics"][0]["level"] == "none"


def test_nothing_is_stored(commands: Commands) -> None:
    """No database is made."""
    commands.run("check", "article.txt")
    assert not commands.database.exists()


def test_refused_address(commands: Commands, press: Press) -> None:
    """A page on this machine is refused before anything is sent, unless the configuration allows exactly that port."""
    url = press.server.url("madar/train.html")
    refused = commands.run("check", "--json", url)
    assert refused.code == 1
    assert "refused address" in refused.objects[0]["error"]
    assert press.server.ledger == []
    commands.configure(press.configuration())
    _assert_found(commands.run("check", "--json", url))


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("404", "missing"), ("pdf", "not a page"), ("empty", "empty"), ("endless", "too large")],
)
def test_bad_page(commands: Commands, press: Press, fault: str, reason: str) -> None:
    """A page that can't be had is a named failure."""
    commands.configure(press.configuration())
    outcome = commands.run("check", "--json", press.server.url(fault))
    assert outcome.code == 1
    assert outcome.objects[0]["error"].startswith(reason)


def test_topic_of_ones_own(commands: Commands, tmp_path: Path) -> None:
    """`--topic FILE` judges by that file in place of the configured topics."""
    (tmp_path / "harvest.toml").write_text(TOPIC, "utf-8")
    outcome = commands.run("check", "--json", "--topic", "harvest.toml", "-", stdin=OFF_TOPIC.encode())
    assert outcome.code == 0, outcome.stderr
    (topic,) = outcome.objects[0]["topics"]
    assert (topic["topic"], topic["level"]) == ("harvest", "match")


@pytest.mark.parametrize("name", ["nowhere.toml", "rusia-dprk"])
def test_unknown_topic(commands: Commands, name: str) -> None:
    """A topic that does not exist exits with 78 and is named."""
    outcome = commands.run("check", "--topic", name, "-", stdin=TEXT.encode())
    assert outcome.code == 78
    assert name in outcome.stderr


@pytest.fixture(name="data")
def data_folder() -> Path:
    """Where the real articles are."""
    if "MONITOR_DATA" not in os.environ:
        pytest.skip("MONITOR_DATA is unset: real articles are not in the repository")
    return Path(os.environ["MONITOR_DATA"])


def test_seeds(commands: Commands, data: Path) -> None:
    """All five articles the program exists for match, and no heading of a block that is not theirs is left in a body."""
    outcome = commands.run("check", "--json", *map(str, sorted((data / "seeds").glob("*.txt"))))
    assert outcome.code == 0
    assert [checked["topics"][0]["level"] for checked in outcome.objects] == ["match"] * 5
    for checked in outcome.objects:
        assert_checked(checked)
        left = [line for line in checked["body"] if line.lstrip(" :•-").startswith(FOREIGN)]
        assert left == [], checked["source"]
        assert not {line["text"] for line in checked["removed"]} & set(checked["body"])


def test_pages(commands: Commands, data: Path) -> None:
    """All five pages give the title and a body."""
    outcome = commands.run("check", "--json", *map(str, sorted((data / "pages").glob("*.html"))))
    assert outcome.code == 0
    assert len(outcome.objects) == 5
    for checked in outcome.objects:
        assert_checked(checked)
        gold = Path(checked["source"]).with_suffix("").with_suffix(".gold.txt").read_text("utf-8")
        assert checked["title"] == gold.splitlines()[0]
        assert len("\n".join(checked["body"])) > 300
