"""What earlier versions wrote can still be read."""

from monitor.model import Extracted
from monitor.store.article_rows import extracted
from monitor.store.rows import packed
from tests.store.builders import LINES


def test_lines_of_the_first_version() -> None:
    """Version 0.1 kept the lines without what the page said of itself."""
    blob = packed(
        '[{"text":"وصل الوفد صباح اليوم.","number":1,"item":false,"heading":false,"link_share":0.0},'
        '{"text":"اقرأ أيضاً","number":3,"item":true,"heading":true,"link_share":0.1}]'
    )
    assert extracted(blob) == Extracted(title="", lines=LINES)
