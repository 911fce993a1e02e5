"""The manual page, made from the same commands as `--help`: man(7) macros, nothing to keep in step by hand."""

import re
from collections.abc import Iterator

import click

import monitor

_BREAK = "\b"  # click's mark in front of a paragraph that must not be wrapped


def manual(root: click.Group) -> str:
    """monitor(1) as troff source.

    Args:
        root: the `monitor` command with everything below it.
    """
    context = click.Context(root, info_name="monitor", **root.context_settings)
    return "\n".join(_page(root, context))


def _page(root: click.Group, context: click.Context) -> Iterator[str]:
    purpose, _, rest = (root.help or "").partition("\n\n")
    yield f'.TH MONITOR 1 "" "monitor {monitor.__version__}" "User Commands"'
    yield from (".SH NAME", f"monitor \\- {_escape(purpose.rstrip('.'))}")
    yield from (".SH SYNOPSIS", ".B monitor", _escape("[OPTIONS] COMMAND [ARGS]…"))
    yield from (".SH DESCRIPTION", *_paragraphs(rest))
    yield from (".SH OPTIONS", *_options(root, context))
    yield ".SH COMMANDS"
    yield from _commands(root, context)
    yield from (".SH EXIT STATUS AND ENVIRONMENT", *_paragraphs(root.epilog or ""))


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is None:
            continue
        below = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            yield from _commands(command, below)
            continue
        yield f".SS {_escape(below.command_path)}"
        yield from (
            ".B " + _escape(below.command_path),
            _escape(" ".join(command.collect_usage_pieces(below))),
            ".PP",
        )
        yield from _paragraphs(command.help or "")
        yield from _options(command, below)
        yield from _paragraphs(command.epilog or "")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            yield from (".TP", f"\\fB{_escape(record[0])}\\fR", _escape(record[1]))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a help text; those that must not be wrapped are shown as they are."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line for line in paragraph.split("\n") if line.strip()]
        if lines and lines[0].strip() == _BREAK:
            yield from (".PP", ".nf", *(_escape(line) for line in lines[1:]), ".fi")
        elif lines:
            yield from (".PP", _escape(" ".join(line.strip() for line in lines)))


def _escape(text: str) -> str:
    """Text that troff shows as it is: backslashes, hyphens, and dots or quotes at the beginning of a line."""
    escaped = text.replace(_BREAK, "").replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + escaped if escaped[:1] in {".", "'"} else escaped
