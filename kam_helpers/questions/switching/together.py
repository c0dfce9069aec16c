"""Exercise, part four: a bundle, and what both sides have of it."""

from ...formats import money
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _parts():
    return facts.company_l().parts


def _margin(price="bundle_price"):
    return float((_parts()[price] - _parts()["cost"]).sum())


def _separate():
    """What we earn on the parts that the customer would buy from us one by one."""
    return float(facts.company_l().contribution["separate"])


def _two_parts():
    """The bundle's discount on the coating alone, all other parts at list price."""
    prices = _parts()["price"].copy()
    prices.iloc[1] = _parts()["bundle_price"].iloc[1]
    return float((prices - _parts()["cost"]).sum())


bundle_adds = Question(
    name="switching.bundle_adds",
    number="10.11",
    title=N_("What the bundle adds"),
    minutes=4,
    topics=("U5.36",),
    prompt=N_(
        "Company L (illustrative). One by one, the customer buys each part where it is cheapest; in the "
        "bundle it takes all four from L at the bundle price. **By how much does the bundle raise L's "
        "contribution a year?**"
    ),
    facts=lambda: {
        "bundle": money(_margin()),
        "separate": money(_separate()),
        "adds": money(_margin() - _separate()),
        "customer": money(facts.company_l().customer_gain),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: _margin() - _separate(),
    wrong_paths=(
        WrongPath(
            "all bought anyway",
            lambda: _margin() - _margin("price"),
            N_(
                "You assumed that it would buy all four from L at list price. One by one it buys most "
                "elsewhere."
            ),
        ),
        WrongPath(
            "discount on one part only",
            lambda: _two_parts() - _separate(),
            N_("You took the discount off the coating only. In the bundle every part is cheaper."),
        ),
        WrongPath(
            "bundle alone",
            _margin,
            N_("That is the contribution with the bundle. Take off what L earned without it."),
        ),
        WrongPath(
            "sales",
            lambda: float(
                facts.company_l().prices["bundle"]
                - _parts()["price"][_parts()["price"] <= _parts()["rival_price"]].sum()
            ),
            N_("Those are sales. The parts it buys in addition cost something to make."),
        ),
    ),
    hints=(
        N_("Which parts are cheaper from L at list price? What does L earn on them?"),
        N_("Bundle price − cost, over all four; less the first."),
    ),
    worked='answer = offer.contribution["difference"]',
    reason=N_(
        "{bundle} − {separate} = {adds}.\n\n"
        "The customer saves {customer} against buying each part where it is cheapest, so both gain this "
        "year. What it pays is that next year it can no longer leave with one part."
    ),
    say=N_("The bundle earns us more and saves them money. What does it cost them to leave with one part?"),
)
