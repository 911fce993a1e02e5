"""`monitor topics check`: look through a topic's file and try the examples in it."""

import click

from monitor import topics as stage
from monitor.cli.judged_by import topic_refs
from monitor.cli.options import Options, option, pass_options, takes_global_options


@click.command("check", epilog="Example: monitor topics check my-topic.toml")
@click.argument("name", metavar="FILE|ID")
@option("--json", "as_json", is_flag=True, help="One JSON object.")
@takes_global_options
@pass_options
@click.pass_context
def check(ctx: click.Context, options: Options, name: str, as_json: bool) -> None:
    """Say what is wrong or doubtful in a topic's file, count its terms, and try its examples.

    The first mistake ends with exit code 78 and names file, line and what to do. Exit code 1 if an example in the file
    does not get the level it asks for.
    """
    config = options.config_if_any()
    (ref,) = topic_refs([name], config)
    result = stage.check(ref)
    options.printer(config, json=as_json).topic_checked(result)
    if not all(example.right for example in result.examples):
        ctx.exit(1)
