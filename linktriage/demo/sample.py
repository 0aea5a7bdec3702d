"""The sample campaign: a publisher of freight guides, three pages worth a link, two lists."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from linktriage.demo.sites import FOLDER
from linktriage.model import Campaign, Goal, Job, Policy, Role, Sender, TargetPage

HOME = "http://freightguides.example"

POLICY = replace(
    Policy(),
    request_gap=0.05,
    deadline=4.0,
    contact="editors@freightguides.example",
)
"""The manners for a web of our own on our own machine: hurried, where the default is patient."""

CAMPAIGN = Campaign(
    name="Freight guides",
    own_domains=("freightguides.example",),
    brand_terms=("Harbour & Hull Freight Guides", "Harbour & Hull"),
    competitors=("http://classfinder.example/freight-class-lookup",),
    policy=POLICY,
    sender=Sender(
        name="Imogen Hale",
        role="editor",
        company="Harbour & Hull Freight Guides",
        signature="Imogen Hale\nHarbour & Hull Freight Guides\nhttp://freightguides.example",
        address="Slip 4, Hull Road",
    ),
    language="en",
)

TARGETS = (
    TargetPage(
        url=f"{HOME}/guides/freight-class",
        role=Role.PILLAR,
        cluster="freight class",
        why="It names the density each of the eighteen classes assumes, and weighed forty goods.",
        title="Freight class: all eighteen classes, with the density each one assumes",
        asset_type="comprehensive guide",
        job=Job.EXPLAINS,
        goal=Goal.CLUSTER,
        supports=f"{HOME}/pricing",
    ),
    TargetPage(
        url=f"{HOME}/tools/density-calculator",
        role=Role.SUPPORTING,
        cluster="freight density calculator",
        why="It takes mixed loads and overhang, and shows each step of the sum.",
        title="Freight density calculator",
        asset_type="tool",
        job=Job.SAVES_TIME,
        goal=Goal.PAGE,
        supports=f"{HOME}/pricing",
    ),
    TargetPage(
        url=f"{HOME}/pricing",
        role=Role.MONEY,
        cluster="freight invoice audit",
        why="It states a price for an invoice audit, which hardly anybody else does.",
        title="Freight invoice audit: what it costs",
        asset_type="service page",
        goal=Goal.PAGE,
    ),
)

LISTS: tuple[Path, ...] = (
    FOLDER / "lists" / "nmfta-example-classification_backlinks_2026-11-18_09-12-40.csv",
    FOLDER / "lists" / "prospects.txt",
)
"""Who cites the official classification, as a backlink export; and a list kept by hand."""
