"""`scenegen push`: a finished data set to the Hugging Face Hub."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from scenegen.cli.options import examples, folder_argument
from scenegen.cli.output import INTERRUPTED, warn_of_patterns

if TYPE_CHECKING:
    from scenegen.publish.push import PushPlan, PushReport

REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
TAG = re.compile(r"v\d+\.\d+\.\d+([-+.][0-9A-Za-z.-]+)?")
COMMIT = re.compile(r"[0-9a-f]{40}")


def _matching(pattern: re.Pattern[str], what: str) -> Any:
    """A callback that refuses what a pattern does not match."""

    def check(
        context: click.Context, option: click.Parameter, value: str | None
    ) -> str | None:
        if value is not None and not pattern.fullmatch(value):
            raise click.BadParameter(f"'{value}' is not {what}")
        return value

    return check


def _branch(context: click.Context, option: click.Parameter, value: str) -> str:
    if COMMIT.fullmatch(value):
        raise click.BadParameter("a commit cannot be pushed to: name a branch")
    return value


@click.command(
    short_help="Publish a data set on the Hugging Face Hub.",
    epilog=examples(
        "scenegen push out/mv me/rooms --dry-run",
        "scenegen push out/mv me/rooms --tag v1.0.0",
    ),
)
@folder_argument
@click.argument(
    "repository",
    required=False,
    metavar="[OWNER/NAME]",
    callback=_matching(REPOSITORY, "of the form OWNER/NAME"),
)
@click.option(
    "--private/--public",
    "is_private",
    default=None,
    show_default=False,
    help="Who may read a new repository; private by default.",
)
@click.option(
    "--revision", default="main", callback=_branch, help="The branch to push to."
)
@click.option(
    "--tag",
    metavar="vX.Y.Z",
    callback=_matching(TAG, "of the form vX.Y.Z"),
    help="Give the result this tag; a tag is never moved.",
)
@click.option(
    "--unaudited",
    is_flag=True,
    help="Publish what failed its audit, or has none; the pushed card says so.",
)
@click.option(
    "--dry-run", "is_dry", is_flag=True, help="List what would be sent; send nothing."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
def push(
    folder: Path,
    repository: str | None,
    is_private: bool | None,
    is_dry: bool,
    as_json: bool,
    **words: Any,
) -> None:
    """Publish the data set in FOLDER as OWNER/NAME on the Hugging Face Hub.

    OWNER/NAME is the recipe's card.repo_id if none is named. What has arrived is not
    sent again, so a push that was stopped goes on where it was.
    """
    from scenegen.publish.push import PushOptions, plan_push
    from scenegen.publish.push import push as push_folder

    options = PushOptions(
        public=is_private is False, private=is_private is True, **words
    )
    warn_of_patterns(folder)
    name = repository or _named_by_recipe(folder)
    if is_dry:
        plan = plan_push(folder, name, options)
        _print_plan(plan, as_json=as_json)
        _warn_of_unsearched(plan, folder)
        return
    try:
        with _bar(is_quiet=as_json) as show:
            report = push_folder(folder, name, options, on_progress=show)
    except KeyboardInterrupt:
        _stop()
    _print_report(report, options.tag, as_json=as_json)
    _warn_of_unsearched(report.plan, folder)
    if options.public and report.is_private:
        click.echo(
            f"{report.plan.url} was there before and is private; it stays so. Its page "
            "of settings makes it public.",
            err=True,
        )


def _named_by_recipe(folder: Path) -> str:
    """The repository that the recipe of a data set names.

    Raises:
        UsageError: when it names none.
        ShardError, RecipeError: when there is no manifest that can be read.
    """
    from scenegen.verification.files import stated_plan

    name = stated_plan(folder)[0].recipe.card.repo_id
    if not name:
        raise click.UsageError(
            "name the repository as OWNER/NAME; the recipe has no card.repo_id"
        )
    return name


def _bar(*, is_quiet: bool) -> Any:
    from scenegen.cli.progress import bar

    return bar("Pushing", is_quiet=is_quiet, unit="bytes")


def _stop() -> NoReturn:
    """Say how to go on after Ctrl-C, and end."""
    click.echo(
        "\nStopped. What has arrived stays there, and without the last commit the card "
        "and the manifest are the old ones; run the same command again to go on.",
        err=True,
    )
    sys.exit(INTERRUPTED)


def _warn_of_unsearched(plan: PushPlan, folder: Path) -> None:
    """Say, on one line, of which questions no shortcut was looked for."""
    from scenegen.dataset.audit_section import LEAST

    if plan.unsearched:
        click.echo(
            "Warning: the audit searched for no shortcut in "
            f"{'; '.join(plan.unsearched)}, and the card says so. That takes {LEAST} "
            "items of a kind, and all probes: build more, run `scenegen audit "
            f"{folder} --write`, and push again.",
            err=True,
        )


def _plain(plan: PushPlan) -> dict[str, object]:
    return {
        "url": plan.url,
        "sent": [each.name for each in plan.sent],
        "bytes": plan.bytes,
        "deleted": list(plan.deleted),
        "unchanged": len(plan.files) - len(plan.sent),
        "left_out": list(plan.left_out),
        "unsearched": list(plan.unsearched),
    }


def _print_plan(plan: PushPlan, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({**_plain(plan), "head": plan.head}, sort_keys=True))
        return
    for each in plan.sent:
        click.echo(f"send    {each.size:>13,}  {each.name}")
    for name in plan.deleted:
        click.echo(f"delete  {'':>13}  {name}")
    for name in plan.left_out:
        click.echo(f"not of the data set    {name}")
    state = "would be created" if plan.head is None else f"is at {plan.head[:8]}"
    same = len(plan.files) - len(plan.sent)
    click.echo(
        f"{plan.url} {state}: {len(plan.sent)} files would be sent ({plan.bytes:,} "
        f"bytes), {len(plan.deleted)} deleted, {same} are there already."
    )


def _print_report(report: PushReport, tag: str | None, *, as_json: bool) -> None:
    plan = report.plan
    if as_json:
        found = {
            **_plain(plan),
            "commit": report.commit,
            "commits": report.commits,
            "private": report.is_private,
            "tag": tag,
        }
        click.echo(json.dumps(found, sort_keys=True))
        return
    who = "private" if report.is_private else "public"
    tagged = f", tag {tag}" if tag else ""
    if not report.commits:
        click.echo(f"{plan.url} ({who}{tagged}) holds all of it: nothing was sent.")
        return
    click.echo(
        f"{plan.url} ({who}{tagged}): {len(plan.sent)} files sent ({plan.bytes:,} "
        f"bytes), {len(plan.deleted)} deleted, commit {report.commit[:8]}. All "
        f"{len(plan.files)} files have the sizes and hashes of the folder."
    )
