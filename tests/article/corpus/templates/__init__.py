"""Page templates in parts that say how they were used.

`dev` is what the rules were tuned by. `test` was set aside and looked at once, when the rules were finished. `later` was written
after that in two batches (ten, then four), of kinds the others have not; the bench says what each gave at first. Nothing is unseen any more.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tests.article.corpus.composer import Composer
from tests.article.corpus.model import Story
from tests.article.corpus.templates import forms, frameworks, later, mixed, modern, others, portals, wordpress

DEV, TEST, LATER = "dev", "test", "later"


def unchanged(story: Story) -> Story:
    """Leave a story as it is."""
    return story


@dataclass(frozen=True, slots=True)
class Template:
    """One outlet: how its pages are written, and which stories it must have (the others are drawn by turns)."""

    name: str
    part: str
    write: Callable[[Composer], str]
    stories: tuple[str, ...] = ()
    adapt: Callable[[Story], Story] = unchanged


TEMPLATES = (
    Template("jannah", DEV, wordpress.jannah),
    Template("jnews", TEST, wordpress.jnews),
    Template("penci", TEST, wordpress.penci),
    Template("tagdiv", DEV, wordpress.tagdiv),
    Template("aspnet", DEV, portals.aspnet),
    Template("tables", TEST, portals.tables),
    Template("drupal", TEST, portals.drupal),
    Template("headlines", DEV, portals.headlines),
    Template("amp", TEST, modern.amp),
    Template("hashed", DEV, modern.hashed),
    Template("nextjs", TEST, modern.nextjs),
    Template("sections", DEV, modern.sections),
    Template("live", DEV, forms.live, ("local_elections", "storm")),
    Template("gallery", TEST, forms.gallery, ("theatre", "mosaic")),
    Template("video", TEST, forms.video, adapt=forms.short),
    Template("opinion", TEST, forms.opinion, ("slow_train",)),
    Template("blogger", DEV, others.blogger),
    Template("glued", TEST, others.glued),
    Template("french", DEV, others.french, ("harbour",)),
    Template("agency", DEV, others.agency, ("ministers",), others.dispatched),
    Template("joomla", LATER, later.joomla),
    Template("fields", LATER, later.fields),
    Template("nuxt", LATER, later.nuxt),
    Template("gulf", LATER, later.gulf, ("ministers",)),
    Template("wrapped", LATER, later.wrapped, ("wheat_price",)),
    Template("channel", LATER, mixed.channel, adapt=forms.short),
    Template("printed", LATER, mixed.printed),
    Template("frames", LATER, mixed.frames),
    Template("maghreb", LATER, mixed.maghreb, ("harbour",)),
    Template("elementor", LATER, mixed.elementor),
    Template("bootstrap", LATER, frameworks.bootstrap),
    Template("blocks", LATER, frameworks.blocks),
    Template("letter", LATER, frameworks.letter),
    Template("radio", LATER, frameworks.radio),
)
