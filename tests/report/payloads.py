"""Texts made to take over a terminal, and everything a printer can be given with one of them in every field."""

import re
from collections.abc import Mapping
from dataclasses import replace

from monitor.model import (
    Article,
    ArticleState,
    Checked,
    Evidence,
    Failure,
    FailureKind,
    Finding,
    Grade,
    PollSummary,
    Removed,
    TermHit,
    Zone,
)
from monitor.report import Printer
from tests.report import examples
from tests.report.streams import FakeTerminal, Pipe, printer_for

PAYLOADS = {
    "OSC title": "\x1b]0;pwned\x07",
    "OSC clipboard": "\x1b]52;c;ZXZpbA==\x1b\\",
    "OSC link": "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "colour": "\x1b[31;1m",
    "CSI clear": "\x1b[2J\x1b[H",
    "CSI as C1": "\x9b2J",
    "OSC as C1": "\x9d0;x\x9c",
    "DECRQSS": "\x1bP$q\x1b\\",
    "bell and backspace": "\x07\x08\x08",
    "carriage return": "ok\rpwned",
    "NUL and DEL": "\x00\x7f",
    "newline": "one\n[2026] forged line",
    "line separator": "one\u2028two\u2029three\x85four",
    "rich markup": "[/nope] [bold red]x[/] [link=https://evil.example]y[/link]",
    "emoji code": ":bomb:",
    "right-to-left override": "\u202egnp.exe\u202c",
    "isolates": "\u2067abc\u2069\u2069\u2066",
    "tag characters": "\U000e0041\U000e0042",
    "lone surrogate": "\ud83d",
    "marks without end": "e" + "\u0301" * 500,
    "percent and braces": "%s {title} {0}",
    "OSC link to a file": "\x1b]8;;file:///etc/passwd\x07x\x1b]8;;\x07",
    "OSC palette": "\x1b]4;0;rgb:00/00/00\x1b\\",
    "OSC notify": "\x1b]9;pwned\x07\x1b]777;notify;a;b\x07",
    "OSC never closed": "\x1b]0;pwned",
    "iTerm file": "\x1b]1337;File=name=eA==:QUFB\x07",
    "DCS sixel": "\x1bPq#0;2;0;0;0#0~~\x1b\\",
    "DCS as C1": "\x90+q544e\x9c",
    "APC and PM": "\x1b_Gf=32;AAAA\x1b\\\x1b^x\x1b\\",
    "device status": "\x1b[6n\x1b[c\x1b[>0q",
    "mouse and keyboard modes": "\x1b[?1003h\x1b[>31u",
    "alternate screen": "\x1b[?1049h\x1b[?25l",
    "window size": "\x1b[8;1;1t\x1b[21t",
    "character sets": "\x1b(0\x0e\x0f\x1bN",
    "reset": "\x1bc\x1b#8",
    "vertical tab and form feed": "a\x0bb\x0cc\x1c\x1d\x1e\x1f",
    "scroll region and insert mode": "\x1b[2;3r\x1b[4h",
    "marks of direction": "\u200e\u200f\u061c",
    "half a code": "\x1b[",
    "interlinear annotation": "\ufff9a\ufffab\ufffb",
}
# What our own printers may send: colours, links whose address was made safe, newlines, the isolates around a line.
OURS = re.compile("\x1b\\[[0-9;]*m|\x1b\\]8;(?:id=[0-9]+;(https?://[^\x1b]*)|;)\x1b\\\\|\n")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\U000e0000-\U000e007f]")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
PRINTERS: Mapping[str, Mapping[str, object]] = {
    "terminal": {"bidi": "visual"},
    "isolating terminal": {"bidi": "isolate"},
    "kitty": {"bidi": "words"},
    "plain": {},
    "json": {"json": True},
}


def print_everything(printer: Printer, text: str) -> None:
    """Put the text into every field that comes from outside, and print it every way there is."""
    hostile = f"كوريا {text} الشمالية"
    print_articles(printer, hostile, f"https://a.example/{text}")
    print_lists(printer, hostile)


def print_articles(printer: Printer, hostile: str, url: str) -> None:
    """Cards, `show` and `check`."""
    hit = TermHit(hostile, hostile, hostile, 0, 5)
    verdict = replace(
        examples.VERDICT,
        topic=hostile,
        cues=(hostile,),
        capped_by=hostile,
        evidence=(Evidence(hostile, 3, Zone.BODY, 2, hostile, (hit,)),),
    )
    item = examples.item(
        title=hostile,
        lead=hostile,
        publisher=hostile,
        url=url,
        feed_id="x",
        verdict=verdict,
    )
    body = Article(
        hostile, hostile, (hostile,), (Removed(hostile, hostile, hostile, hostile, 1),), {hostile: hostile}
    )
    article = replace(
        examples.ARTICLE,
        feed_id="x",
        publisher=hostile,
        url=url,
        article=body,
        verdicts=(verdict,),
        copies=(item,),
        state=ArticleState.FROM_FEED,
        reason=hostile,
    )
    printer.items([item])
    printer.copy(item, 1)
    printer.article(article, removed=True)
    printer.checked(Checked(hostile, body, (verdict,)), removed=True)


def print_lists(printer: Printer, hostile: str) -> None:
    """Feeds, topics, evaluation, doctor and the end of a poll."""
    failure = Failure(FailureKind.BAD_RESPONSE, hostile)
    feed = examples.feed("x", name=hostile, name_en=hostile, note=hostile)
    state = examples.feed_state("x", problem=failure, failures=2)
    printer.checked(Checked(hostile, failure=failure))
    printer.feeds(
        [
            (feed, state),
            (replace(feed, enabled=False), None),
            (feed, replace(state, problem=None, remark=hostile)),
        ]
    )
    printer.topics([replace(examples.TOPICS[0], id=hostile, name=hostile, source=hostile, groups=(hostile,))])
    printer.topic_checked(
        replace(
            examples.TOPIC_CHECKED,
            topic=replace(examples.TOPICS[0], id=hostile, name=hostile, source=hostile),
            extends=hostile,
            terms={hostile: 1},
            rules=(hostile,),
            warnings=(hostile,),
            examples=tuple(
                replace(one, place=hostile, title=hostile, why_not=(hostile,))
                for one in examples.TOPIC_CHECKED.examples
            ),
        )
    )
    printer.evaluation(
        replace(
            examples.EVALUATION,
            topic=hostile,
            confusion={hostile: {hostile: 1}},
            errors=tuple(
                replace(
                    one,
                    id=hostile,
                    title=hostile,
                    label=hostile,
                    verdict=replace(examples.CHECKED.verdicts[0], capped_by=hostile, why_not=(hostile,)),
                )
                for one in examples.EVALUATION.errors
            ),
            sources=(replace(examples.EVALUATION.sources[0], source=hostile),),
        )
    )
    printer.doctor([Finding(Grade.BAD, hostile, hostile)])
    printer.probed(examples.hostile_probe(hostile))
    printer.problems(PollSummary(failures={hostile: failure}), {hostile: state})
    printer.summary(PollSummary(failures={hostile: failure}))
    printer.line(hostile)


def problems(text: str, settings: Mapping[str, object]) -> list[str]:
    """What is wrong with the output when everything a printer prints has this text in it; [] when nothing is.

    No control character but our own, and no bidi control but the isolates we close ourselves.
    """
    stream = FakeTerminal() if settings.get("bidi") else Pipe()
    print_everything(printer_for(stream, **settings), text)  # type: ignore[arg-type]  # settings by name
    output = stream.getvalue()
    rest = (
        OURS.sub(lambda match: match[1] or "", output) if settings.get("bidi") else output.replace("\n", "")
    )
    found = [f"control character {one[0]!r}" for one in CONTROL.finditer(rest)]
    found += ["a colour of its own"] if "\x1b[31;1m" in output else []
    output.encode("utf-8")
    if settings.get("bidi") == "isolate":
        rest = re.sub("\u200e[\u2066\u2067]([^\u2066-\u2069]*)\u2069", r"\1", rest)
    return found + [f"bidi control {one[0]!r}" for one in BIDI.finditer(rest)]
