"""`linktriage campaign` and `linktriage target`."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from linktriage.cli.options import AllowPrivate, JsonFlag, opened
from linktriage.cli.printing import StatusLine, say, say_json
from linktriage.errors import BadInput
from linktriage.model import Campaign, Goal, Job, Policy, Role, Sender, TargetPage
from linktriage.text import clean_line

if TYPE_CHECKING:
    from linktriage.triage import Triage

campaign_app = typer.Typer(
    help="Outreach efforts, each for one website of yours.", rich_markup_mode=None
)
target_app = typer.Typer(help="Pages of yours that deserve links.", rich_markup_mode=None)

Own = Annotated[
    list[str] | None, typer.Option("--own", help="A domain of yours; may be given again.")
]
Brand = Annotated[
    list[str] | None, typer.Option("--brand", help="A brand term of yours; may be given again.")
]
Competitor = Annotated[
    list[str] | None,
    typer.Option("--competitor", help="A competitor's page or domain; may be given again."),
]
Settings = TypeVar("Settings", Policy, Sender)


@campaign_app.command("new")
def new(
    context: typer.Context,
    name: str,
    own: Own = None,
    brand: Brand = None,
    competitor: Competitor = None,
) -> None:
    """Make a campaign and use it from now on."""
    campaign = _with_lists(Campaign(clean_line(name, 100)), own, brand, competitor)
    with opened(context, new=campaign):
        say(f"Made the campaign {campaign.name}. Next: linktriage target add, linktriage import.")


@campaign_app.command("list")
def list_all(context: typer.Context, as_json: JsonFlag = False) -> None:
    """List the campaigns; the one in use has a star."""
    with opened(context) as triage:
        for name in triage.store.campaigns.names():
            used = name == triage.campaign.name
            if as_json:
                say_json({"name": name, "used": used})
            else:
                say(f"{'*' if used else ' '} {name}")


@campaign_app.command("show")
def show(context: typer.Context, as_json: JsonFlag = False) -> None:
    """Show the campaign's settings; what its policy says beside the defaults."""
    from linktriage.checks import thresholds

    with opened(context) as triage:
        campaign = triage.campaign
        flagged = triage.store.flags.counts(campaign.id)
    sources = thresholds(campaign.policy)
    if as_json:
        known = {name: asdict(threshold) for name, threshold in sources.items()}
        say_json({**asdict(campaign), "thresholds": known})
        return
    say(f"campaign     {campaign.name}")
    say(f"own domains  {', '.join(campaign.own_domains) or 'none: set them with --own'}")
    say(f"brand terms  {', '.join(campaign.brand_terms) or 'none'}")
    say(f"competitors  {', '.join(campaign.competitors) or 'none'}")
    lots = ", every tenth card by lot" if campaign.random_cards else ""
    say(f"order        {campaign.order}{lots}")
    for title, settings, default in (
        ("policy", campaign.policy, Policy()),
        ("sender", campaign.sender, Sender()),
    ):
        say(title)
        for name, value in asdict(settings).items():
            changed = "" if value == getattr(default, name) else "   (yours)"
            source = f"   default: {sources[name].source}" if name in sources else ""
            say(f"  {name} = {value}{changed}{source}")
    for niche, number in flagged.items():
        say(f"flag list    {niche}: {number:,} hosts")


@campaign_app.command("set")
def change(
    context: typer.Context,
    own: Own = None,
    brand: Brand = None,
    competitor: Competitor = None,
    policy: Annotated[
        list[str] | None, typer.Option(help="NAME=VALUE of the policy; may be given again.")
    ] = None,
    sender: Annotated[
        list[str] | None, typer.Option(help="NAME=VALUE of the sender; may be given again.")
    ] = None,
    order: Annotated[
        str | None, typer.Option(help="The queue's order: learned, similarity, added, site, ...")
    ] = None,
    random_cards: Annotated[
        bool | None,
        typer.Option(
            "--random-cards/--no-random-cards",
            help="Every tenth card by lot, to learn what the order misses.",
        ),
    ] = None,
    flag_list: Annotated[
        list[str] | None,
        typer.Option(
            "--flag-list",
            metavar="NICHE=PATH",
            help="A list of flagged hosts, plain or as a hosts file; kept, not bundled.",
        ),
    ] = None,
) -> None:
    """Change the campaign's settings; lists given replace the old ones."""
    with opened(context) as triage:
        if order is not None:
            triage.choose_order(order)
        if random_cards is not None:
            triage.draw_lots(on=random_cards)
        if all(given is None for given in (own, brand, competitor, policy, sender, flag_list)):
            say(f"Changed the queue of {triage.campaign.name}.")
            return
        changed = _with_lists(triage.campaign, own, brand, competitor)
        changed = replace(
            changed,
            policy=_changed(changed.policy, policy or []),
            sender=_changed(changed.sender, sender or []),
        )
        for niche, path in map(_niche_and_path, flag_list or []):
            say(f"{niche}: {triage.bring_flag_list(niche, path):,} hosts are flagged.")
        triage.change_campaign(changed)
    say(f"Changed the campaign {changed.name}. `linktriage check` asks the checks anew.")


def _niche_and_path(pair: str) -> tuple[str, Path]:
    niche, equals, path = pair.partition("=")
    niche = clean_line(niche, 40).strip().casefold()
    if not equals or not niche or not path.strip():
        raise BadInput(f"--flag-list takes NICHE=PATH, such as gambling=casinos.txt, not {pair}.")
    return niche, Path(path.strip())


def _with_lists(
    campaign: Campaign,
    own: list[str] | None,
    brand: list[str] | None,
    competitor: list[str] | None,
) -> Campaign:
    def cleaned(given: list[str] | None, old: tuple[str, ...]) -> tuple[str, ...]:
        return old if given is None else tuple(filter(None, map(clean_line, given)))

    return replace(
        campaign,
        own_domains=cleaned(own, campaign.own_domains),
        brand_terms=cleaned(brand, campaign.brand_terms),
        competitors=cleaned(competitor, campaign.competitors),
    )


def _changed(settings: Settings, pairs: list[str]) -> Settings:
    """Return settings with the NAME=VALUE pairs; raises `BadInput` for what does not fit."""
    kinds = {one.name: type(getattr(settings, one.name)) for one in fields(settings)}
    changes: dict[str, Any] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        name = name.strip()
        if not equals or name not in kinds:
            raise BadInput(f"{pair} does not name a setting; known are: {', '.join(kinds)}.")
        changes[name] = _parsed(name, value.strip(), kinds[name])
    return replace(settings, **changes)


def _parsed(name: str, value: str, kind: type) -> object:
    if kind is bool:
        if value.lower() not in {"true", "false", "yes", "no"}:
            raise BadInput(f"{name} is yes or no, not {value}.")
        return value.lower() in {"true", "yes"}
    if kind is tuple:
        return tuple(part.strip() for part in value.split(",") if part.strip())
    try:
        number = kind(value)
    except ValueError as error:
        raise BadInput(f"{name} is a number, not {value}.") from error
    if kind is not str and not 0 <= number < float("inf"):
        raise BadInput(f"{name} must not be below 0 or without end.")
    return clean_line(number) if kind is str else number


@target_app.command("add")
def add(
    context: typer.Context,
    url: str,
    cluster: Annotated[str, typer.Option(help="The keyword cluster it belongs to.")],
    why: Annotated[str, typer.Option(help="Why anyone would cite it, in one sentence.")],
    role: Annotated[Role, typer.Option(help="What it does for your website.")] = Role.SUPPORTING,
    title: Annotated[str, typer.Option(help="Its title.")] = "",
    description: Annotated[str, typer.Option(help="What it holds, in one sentence.")] = "",
    asset: Annotated[str, typer.Option(help="What it is: guide, tool, study ...")] = "",
    job: Annotated[Job | None, typer.Option(help="What it does for who links to it.")] = None,
    goal: Annotated[Goal | None, typer.Option(help="What a link to it supports.")] = None,
    supports: Annotated[str, typer.Option(help="The money page it leads on to.")] = "",
) -> None:
    """Add a target page, or write the one with that address anew."""
    from linktriage.urls import clean

    target = TargetPage(
        url=clean(url).url,
        role=role,
        cluster=clean_line(cluster),
        why=clean_line(why),
        title=clean_line(title),
        description=clean_line(description),
        asset_type=clean_line(asset),
        job=job,
        goal=goal,
        supports=clean(supports).url if supports else "",
    )
    if not target.cluster or not target.why:
        raise BadInput("A target needs a keyword cluster and a sentence on why it is worth citing.")
    with opened(context) as triage:
        triage.put_target(target)
        stale = triage.has_stale_findings()
    say(f"Added the target {target.url} ({target.role}, {target.cluster}).")
    if stale:
        say("What the checks found is stale: `linktriage check` asks them anew.")


@target_app.command("list")
def list_targets(context: typer.Context, as_json: JsonFlag = False) -> None:
    """List the target pages with the links planned for each."""
    with opened(context) as triage:
        if not triage.targets():
            say("No targets yet: linktriage target add URL --cluster KEYWORD --why TEXT")
        for line in _target_lines(triage):
            if as_json:
                say_json(line)
            else:
                say("{planned:>4} planned  {role:<10} {url}  ({cluster})".format(**line))


@target_app.command("check")
def check_targets(
    context: typer.Context, allow_private: AllowPrivate = False, as_json: JsonFlag = False
) -> None:
    """Read the target pages and say which deserve links now, and what the others lack."""
    with opened(context) as triage:
        status = StatusLine()
        checked = asyncio.run(
            triage.check_targets(
                on_target=lambda url: status.show(f"reading {url}"),
                allow_private=allow_private,
            )
        )
        status.end()
        settled = triage.settle_parked().sentence
    for target in checked:
        if as_json:
            say_json(asdict(target))
            continue
        say(f"{target.readiness:<10} {target.url}")
        for sentence in target.missing:
            say(f"           {sentence}")
    if settled and not as_json:
        say(f"{settled}.")


def _target_lines(triage: Triage) -> list[dict[str, Any]]:
    return [
        {**asdict(planned.target), "planned": planned.planned}
        for planned in triage.planned_targets()
    ]
