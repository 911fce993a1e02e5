"""The newsroom's articles, invented from the first word to the last, and the truth about each."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources

SUBHEADING = "## "


@dataclass(frozen=True, slots=True)
class DemoArticle:
    """One article as `articles/*.toml` has it.

    Attributes:
        id: unique slug, Latin.
        outlet: id of the outlet that publishes it.
        section: the outlet's section it stands in.
        title: headline.
        body: one paragraph a line; a line beginning with `SUBHEADING` is a subheading.
        summary: what the feed says of it, or "".
        hours_ago: how long before the newsroom opens it was published; meaningless for a live one.
        flagged: the truth: whether it must be `match` for the topic `russia-dprk`.
        copy_of: id of the article it is a re-spelled or shortened copy of, or "".
        trap: what makes it tricky, in English, or "".
        live: kept back until the newsroom is asked to publish it.
        caption: caption of its photo, or "".
    """

    id: str
    outlet: str
    section: str
    title: str
    body: str
    summary: str = ""
    hours_ago: float = 0.0
    flagged: bool = False
    copy_of: str = ""
    trap: str = ""
    live: bool = False
    caption: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body's paragraphs and subheadings, in order."""
        return tuple(line for line in self.body.splitlines() if line.strip())

    @property
    def sidebar_trap(self) -> bool:
        """Whether the page around it must speak of the topic: what its trap says of a sidebar."""
        return "sidebar" in self.trap


@dataclass(frozen=True, slots=True)
class Published:
    """An article that is online; `at` is when it was published (aware), `url` where, as its feed says."""

    article: DemoArticle
    at: datetime
    url: str


@cache
def load_articles() -> tuple[DemoArticle, ...]:
    """Every article of `articles/*.toml`, in the order of the files.

    Raises:
        TypeError: an entry with an unknown or a missing key.
    """
    folder = resources.files(__package__).joinpath("articles")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name
    )
    return tuple(
        DemoArticle(**entry) for file in files for entry in tomllib.loads(file.read_text("utf-8"))["articles"]
    )
