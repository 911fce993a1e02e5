"""The report in a browser: measured in headless Chromium, where there is one."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.model import DigestStory
from monitor.report.html import page
from tests.report import examples
from tests.report.examples import CONTEXT
from tests.report.markup import read
from tests.report.test_html import REPORT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
WIDTHS = (360, 768, 1280)
PATIENCE_S = 50.0

# Put into a copy: the page tells its frame how it is laid out, once folded and once with everything unfolded.
MEASURING = """<script>
const told = open => ({
  open, width: innerWidth, scroll: document.documentElement.scrollWidth,
  direction: getComputedStyle(document.body).direction,
  title: getComputedStyle(document.querySelector('h4')).direction,
  columns: [...document.querySelectorAll('rect')].map(each => each.getBoundingClientRect().width),
  smallest: Math.min(...[...document.querySelectorAll('svg text')].map(each => parseFloat(getComputedStyle(each).fontSize))),
});
addEventListener('load', () => {
  const folded = told(false);
  document.querySelectorAll('details').forEach(each => { each.open = true });
  parent.postMessage([folded, told(true)], '*');
});
</script>"""
FRAMES = """<!doctype html><pre></pre><script>
addEventListener('message', event => { document.querySelector('pre').textContent += JSON.stringify(event.data) + '\\n' });
</script>"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(60),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: the page is not laid out"),
]


def browse(folder: Path, address: Path, *arguments: str) -> str:
    """What Chromium prints for a page; it asks nobody for anything, itself included."""
    assert CHROMIUM is not None
    command = [
        CHROMIUM,
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        f"--user-data-dir={folder / 'profile'}",
        *arguments,
        address.as_uri(),
    ]
    done = subprocess.run(command, capture_output=True, timeout=PATIENCE_S, check=True)  # noqa: S603  our own words
    return done.stdout.decode()


def hard_page() -> str:
    """Long words without a place to break, Latin ones among them, and everything that can be unfolded."""
    long = examples.item(
        5,
        title=f"{'س' * 300} {'W' * 300}",
        lead="x" * 500,
        url=f"https://a.example/{'y' * 500}",
        publisher="و" * 200,
        feed_id="unknown",
        story=5,
    )
    topic = REPORT.digest.topics[0]
    stories = (*topic.stories, DigestStory((long,), goes_on=False))
    topic = replace(topic, stories=stories, mentions=3, mentioned=stories)
    return page(replace(REPORT, digest=replace(REPORT.digest, topics=(topic,))), CONTEXT)


def test_layout(tmp_path: Path) -> None:
    """At 360, 768 and 1280 pixels the page reads right to left and nothing sticks out, folded or unfolded."""
    html = re.sub(r"<meta http-equiv[^>]*>", "", hard_page())
    (tmp_path / "page.html").write_text(html.replace("</body>", f"{MEASURING}</body>"), "utf-8")
    frames = "".join(f'<iframe src="page.html" width="{width}" height="800"></iframe>' for width in WIDTHS)
    (tmp_path / "frames.html").write_text(FRAMES + frames, "utf-8")

    dumped = browse(tmp_path, tmp_path / "frames.html", "--virtual-time-budget=5000", "--dump-dom")
    lines = read(dumped.split("<pre>")[1].split("</pre>")[0]).text.splitlines()
    measured = [one for line in lines for one in json.loads(line)]

    assert sorted((one["width"], one["open"]) for one in measured) == [
        (width, is_open) for width in WIDTHS for is_open in (False, True)
    ]
    for one in measured:
        assert one["scroll"] <= one["width"], one
        assert (one["direction"], one["title"]) == ("rtl", "rtl")
        assert min(one["columns"]) >= 4
        assert one["smallest"] >= 11


def test_print(tmp_path: Path) -> None:
    """It prints, on A4."""
    (tmp_path / "page.html").write_text(hard_page(), "utf-8")
    printed = tmp_path / "page.pdf"
    browse(tmp_path, tmp_path / "page.html", "--no-pdf-header-footer", f"--print-to-pdf={printed}")
    boxes = set(re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)\S*\]", printed.read_bytes()))

    assert boxes <= {(b"594", b"841"), (b"595", b"841"), (b"595", b"842")}
    assert boxes
