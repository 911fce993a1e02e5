"""`monitor db reclean`, and `monitor feeds learnt | pin | unpin`."""

import pytest

from tests.cli.commands import Commands
from tests.cli.learning import LINE, teach
from tests.cli.press import COPY_TITLE
from tests.pipeline import newsdesk as desk


@pytest.fixture
def learnt(own: Commands) -> Commands:
    """A polled home that has learnt one line of the host of madar."""
    teach(own)
    return own


@pytest.fixture
def dropping(own: Commands) -> Commands:
    """A polled home whose configuration now drops a paragraph of the article about potatoes."""
    config = own.config.read_text("utf-8")
    own.configure(config.replace('id = "madar"\n', f'id = "madar"\ndrop = ["{desk.POTATOES[1]}"]\n', 1))
    return own


def body(commands: Commands, title: str) -> list[str]:
    """The paragraphs of a stored article."""
    (item,) = (
        each for each in commands.run("list", "--level", "all", "--json").objects if each["title"] == title
    )
    (article,) = commands.run("show", str(item["id"]), "--json").objects
    paragraphs: list[str] = article["body"]
    return paragraphs


def test_changed_rules_reach_what_is_kept(dropping: Commands) -> None:
    """What a new rule takes out of an old article is said, written, and not announced."""
    (dry,) = dropping.run("db", "reclean", "--dry-run", "--json").objects
    assert body(dropping, desk.POTATOES_TITLE) == list(desk.POTATOES)
    (result,) = dropping.run("db", "reclean", "--json").objects
    assert body(dropping, desk.POTATOES_TITLE) == [desk.POTATOES[0], *desk.POTATOES[2:]]
    assert (dry["applied"], result["applied"], result["articles"], result["from_pages"]) == (
        False,
        True,
        4,
        4,
    )
    assert dry["changed"] == result["changed"]
    (changed,) = result["changed"]
    assert (changed["title"], changed["taken_out"]) == (desk.POTATOES_TITLE, [desk.POTATOES[1]])
    assert dropping.run("poll", "-q").stdout == ""


def test_second_pass_changes_nothing(dropping: Commands) -> None:
    """What was cleaned by today's rules stays as it is."""
    dropping.run("db", "reclean")
    (result,) = dropping.run("db", "reclean", "--json").objects
    assert result["changed"] == []


def test_levels_that_change_are_named(own: Commands) -> None:
    """An article that loses what it was flagged for is named, with both levels."""
    config = own.config.read_text("utf-8")
    dropped = ", ".join(f'"{text}"' for text in desk.TRAIN)
    own.configure(config.replace('id = "neel"\n', f'id = "neel"\ndrop = [{dropped}]\n', 1))
    text = own.run("db", "reclean").stdout
    assert "4 articles cleaned again" in text
    assert COPY_TITLE in text


def test_only_since(dropping: Commands) -> None:
    """--since narrows what is cleaned again."""
    (result,) = dropping.run("db", "reclean", "--since", "0s", "--json").objects
    assert (result["articles"], result["of"]) == (0, 0)


def test_without_a_database(commands: Commands) -> None:
    """Where nothing was ever polled, a dry run says what to do first."""
    outcome = commands.run("db", "reclean", "--dry-run")
    assert outcome.code == 1
    assert "monitor poll" in outcome.stderr


def test_learnt_lines_are_listed_and_pinned(learnt: Commands) -> None:
    """What was learnt can be seen with its reasons, called text, and called furniture again."""
    (line,) = learnt.run("feeds", "learnt", "madar", "--json").objects
    assert (line["name"], line["text"], line["articles"], line["of"], line["pinned"]) == (
        LINE.name,
        LINE.text,
        7,
        41,
        False,
    )
    assert (
        "on 7 of 41 pages, which share 2% of their other words"
        in learnt.run("feeds", "learnt", "madar").stdout
    )
    assert learnt.run("feeds", "pin", "madar", LINE.name).code == 0
    assert "pinned: stays in the text" in learnt.run("feeds", "learnt", "madar").stdout
    assert learnt.run("feeds", "unpin", "madar", LINE.name).code == 0
    (line,) = learnt.run("feeds", "learnt", "madar", "--json").objects
    assert not line["pinned"]


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_feeds_show_learnt(learnt: Commands, form: tuple[str, ...]) -> None:
    """`feeds show --learnt` prints what `feeds learnt` prints, for people and programs."""
    shown = learnt.run("feeds", "show", "madar", "--learnt", *form)
    assert LINE.text in shown.stdout
    assert shown.stdout == learnt.run("feeds", "learnt", "madar", *form).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "madr", "--learnt"), "did you mean 'madar'"),
        (("learnt", "madr"), "did you mean 'madar'"),
        (("pin", "madar", f"{LINE.name[:-1]}z"), f"did you mean '{LINE.name}'"),
        (("unpin", "madar", "zzz"), "monitor feeds learnt madar"),
    ],
)
def test_mistakes_get_a_way_out(learnt: Commands, arguments: tuple[str, ...], says: str) -> None:
    """A name that is none is refused with the one that was meant, or where to look."""
    outcome = learnt.run("feeds", *arguments)
    assert outcome.code == 2
    assert says in outcome.stderr


def test_nothing_learnt_yet(own: Commands) -> None:
    """A feed with too few pages says what it takes."""
    outcome = own.run("feeds", "learnt", "neel")
    assert outcome.code == 0
    assert "three pages" in outcome.stderr
