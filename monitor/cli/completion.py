"""`monitor completion`: what a shell needs to complete commands, options and feed ids; and the manual page."""

import click
from click.shell_completion import get_completion_class

from monitor.cli.manual import manual
from monitor.cli.options import takes_global_options

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_MONITOR_COMPLETE"


@click.command(
    epilog="""\b
Examples:
  monitor completion bash > ~/.local/share/bash-completion/completions/monitor
  monitor completion zsh > "${fpath[1]}/_monitor"
  monitor completion fish > ~/.config/fish/completions/monitor.fish
  monitor completion man > ~/.local/share/man/man1/monitor.1"""
)
@click.argument("what", type=click.Choice([*SHELLS, "man"]))
@takes_global_options
@click.pass_context
def completion(ctx: click.Context, what: str) -> None:
    """Print what a shell needs to complete `monitor`, or the manual page.

    Commands, options, their choices and the ids of your feeds and topics complete with Tab.
    """
    root = ctx.find_root()
    if not isinstance(root.command, click.Group):
        raise TypeError("the root command is no group")
    if what == "man":
        click.echo(manual(root.command))
        return
    shell = get_completion_class(what)
    if shell is None:
        raise click.ClickException(f"this version of click knows no completion for {what}")
    click.echo(shell(root.command, {}, "monitor", VARIABLE).source())
