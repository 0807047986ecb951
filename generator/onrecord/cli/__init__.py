"""The command line: each command reads its options, calls one module and prints what it says.

Exit status: 0 clean, 1 the content has faults, 2 wrong use, 3 a fault of ours, 4 the machine refused. What was asked
for goes to standard output, diagnostics to standard error.
"""

from __future__ import annotations

import importlib
import io
import sys
import traceback
from collections.abc import Sequence

import click
from click.shell_completion import CompletionItem

from onrecord import __version__
from onrecord.cli.reports import CLEAN, MISUSE, OURS, REFUSED
from onrecord.diagnostics import begins_command, visible

_ABORTED = 130

# What one wants to do, and the commands for it in the order in which they are mostly needed: where each is, and its one
# line of help. A command's own module is imported only when it is called.
PURPOSES = {
    "Write": {
        "init": ("founding", "Begin a new dossier, with an invented example of everything."),
        "import": ("taking", "Read a saved thread and begin its source record."),
        "new": ("new", "Write a new quotation, source, claim, or any other record."),
        "from-form": ("submitting", "Make a record of what was written into a form on the web."),
        "fmt": ("formatting", "Put the content into the one layout that all of it has."),
        "rename": ("renaming", "Change a record’s id wherever it stands."),
    },
    "Judge": {
        "check": ("judging", "Check everything that needs no capture."),
        "explain": ("explaining", "Tell what a check looks for, and why."),
        "verify": ("judging", "Compare every quotation with its source."),
        "seal": ("seal", "Verify against captures and write the seals."),
        "diff": ("comparing", "Say what evidence changed between two git revisions."),
    },
    "Publish": {
        "serve": ("site", "Show the site on this machine while you write."),
        "build": ("site", "Check everything, then make the whole site."),
    },
    "Look after": {
        "drift": ("drifting", "Look whether the words still stand at their sources’ addresses."),
        "completion": ("completing", "Make a shell complete commands, options and ids."),
    },
}
COMMANDS = {name: found for commands in PURPOSES.values() for name, found in commands.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit status."""
    sys.exit(_status(arguments))


def _status(arguments: Sequence[str] | None) -> int:
    try:
        return commands.main(args=arguments, prog_name="onrecord", standalone_mode=False) or CLEAN
    except click.exceptions.Abort:
        return _ABORTED
    except click.ClickException as wrong:
        told = io.StringIO()
        wrong.show(told)
        click.echo(_inert(told.getvalue()), err=True)
        return MISUSE
    except OSError as refused:
        click.echo(f"onrecord: the machine refused: {_reason(refused)}", err=True)
        return REFUSED
    except Exception:
        click.echo(_inert(traceback.format_exc()), err=True)
        click.echo("onrecord: a fault of ours and not of your content; please report what stands above", err=True)
        return OURS


def _reason(refused: OSError) -> str:
    name = f"{refused.filename}: " if refused.filename else ""
    return visible(f"{name}{refused.strerror or refused}")


def _inert(text: str) -> str:
    """What is not ours word by word, without anything that acts on a terminal or begins a command to a runner."""
    lines = map(visible, text.rstrip("\n").split("\n"))
    return "\n".join(f"| {line}" if begins_command(line) else line for line in lines)


class _Commands(click.Group):
    """The commands by name, each imported when it is asked for."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, each with its line of help; none is imported for that."""
        found = (CompletionItem(n, help=COMMANDS[n][1]) for n in self.list_commands(ctx) if n.startswith(incomplete))
        return [*found, *click.Command.shell_complete(self, ctx, incomplete)]

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name.startswith("-") or (ctx.resilient_parsing and cmd_name not in COMMANDS):
            return None
        if cmd_name not in COMMANDS:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=COMMANDS, ctx=ctx)
        module = importlib.import_module(f"onrecord.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = next(
            found for found in vars(module).values() if isinstance(found, click.Command) and found.name == cmd_name
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        width = max(map(len, COMMANDS))
        for purpose, names in PURPOSES.items():
            with formatter.section(purpose):
                formatter.write_dl([(name.ljust(width), says) for name, (_, says) in names.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="onrecord %(version)s")
def commands() -> None:
    """Evidence dossiers as static sites: every quotation checked word for word against its saved source."""
