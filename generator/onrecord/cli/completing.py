"""The command that prints what makes a shell complete: completion."""

from __future__ import annotations

import click
from click import shell_completion

from onrecord.cli import options
from onrecord.cli.reports import CLEAN

_VARIABLE = "_ONRECORD_COMPLETE"
_SHELLS = ("bash", "zsh", "fish")


@click.command(epilog=options.examples("onrecord completion bash", "onrecord completion fish | source"))
@click.argument("shell", type=options.OneOf(_SHELLS))
def completion(shell: str) -> int:
    """Print the script that makes a shell complete commands, options and ids.

    \b
    To have it in each new shell, write the line that is yours:
      eval "$(onrecord completion bash)"          in ~/.bashrc
      eval "$(onrecord completion zsh)"           in ~/.zshrc, below `compinit`
      onrecord completion fish | source           in ~/.config/fish/config.fish
    """
    maker = shell_completion.get_completion_class(shell)
    root = click.get_current_context().find_root().command
    if maker is None:
        raise AssertionError(shell)
    script = maker.source_template % maker(root, {}, "onrecord", _VARIABLE).source_vars()
    click.echo(script)
    return CLEAN
