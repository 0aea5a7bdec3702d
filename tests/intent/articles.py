"""Invented articles with one place for each of our invented pages, and one for none."""

from __future__ import annotations

from linktriage.model import Role, TargetPage


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(block.split()) for block in text.strip().split("\n\n"))


ARTICLES = {
    "shipping": paragraphs(
        """
        Our warehouse sends about forty pallets a week, most of them stove parts and castings.

        Carriers quote by freight class, and the class follows from the density of a pallet:
        weight over cubic feet, looked up in a table that few shippers ever see.

        A pallet that is wrapped badly leans by the second terminal. We band each corner, wrap
        three turns past the base and photograph the load before pickup.

        When a load arrives broken, the consignee notes the damage on the delivery receipt and
        the claim has to be filed within nine months, with photographs and the invoice.

        Fuel moved twice last spring. The surcharge on our invoices follows the weekly diesel
        price with a delay, and nobody at the carrier could tell us by which formula.

        In winter the harbour freezes, the barges wait, and we play cards in the back office.

        Some buyers are in a street too narrow for a trailer. A liftgate and a call before
        delivery are extra, and they are worth asking for before the quote.
        """
    ),
    "bread": paragraphs(
        """
        My grandmother baked on Saturdays, and the whole stairwell knew about it by nine.

        A sourdough starter wants feeding with equal weights of flour and water; after a week in
        the cold it needs two feedings before it lifts a loaf.

        Hydration decides the crumb. At seventy per cent the dough holds its shape on the table,
        at eighty it wants folding, wet hands and some courage.

        Bakers weigh in percentages of the flour, so that a recipe scales from one loaf to sixty
        without thinking: salt two, starter twenty, water seventy.

        The oven has to be hotter than you like. Steam in the first ten minutes keeps the crust
        soft, so that the loaf can open where it was cut.

        On Sundays we went to the lake, whatever the weather was, with what was left of it.

        Rye is another matter: it has little gluten, it sticks, and it wants an acid dough and a
        day of rest before anybody cuts into it.
        """
    ),
}

PLACES = [
    ("shipping", 1, "Freight class and density", "How the density of a shipment gives its class."),
    ("shipping", 2, "How to wrap a pallet", "Banding and wrapping a load that does not lean."),
    ("shipping", 3, "Filing a freight damage claim", "Deadlines, photographs and receipts."),
    ("shipping", 4, "Fuel surcharge table", "The weekly diesel price and what carriers add."),
    ("shipping", 6, "Liftgate delivery, explained", "When a narrow street needs a liftgate."),
    ("bread", 1, "Feeding a sourdough starter", "How often, how much flour, and in the cold."),
    ("bread", 2, "Dough hydration chart", "What each percentage of water does to the crumb."),
    ("bread", 3, "Baker's percentages calculator", "Scale a recipe by the weight of its flour."),
    ("bread", 4, "Steam in a home oven", "Why steam helps a crust open, and ways to make it."),
    ("bread", 6, "Baking with rye flour", "Rye, acid dough and a day of rest."),
]
"""Article, paragraph, and the title and description of our page that belongs there."""

ANCHORS = (
    "freight class",
    "wrap three turns past the base",
    "claim has to be filed",
    "surcharge on our invoices",
    "liftgate",
    "sourdough starter",
    "Hydration decides the crumb",
    "percentages of the flour",
    "Steam in the first ten minutes",
    "Rye is another matter",
)
"""The words in each of these places that a link would stand on."""

UNRELATED = [
    ("Choosing a road bike frame", "Geometry, stack and reach for riders of every height."),
    ("Pruning apple trees", "When to cut, which branches, and with which saw."),
    ("Mortgage calculator", "Monthly rates, interest and fees side by side."),
    ("Learning the violin as an adult", "Teachers, exercises and instruments for beginners."),
    ("Solar panel payback", "How roof, latitude and tariff decide on the years."),
]


def target(title: str, description: str = "") -> TargetPage:
    slug = title.casefold().replace(" ", "-")
    return TargetPage(
        f"https://ours.example/{slug}", Role.SUPPORTING, "", "why", title, description
    )
