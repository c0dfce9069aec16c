"""The desk's controls: the request, the risk, what we can answer, and how it is counted."""

from kam_helpers import pricing
from kam_helpers.pricing.request import FIXED_PRICE, PRICE_INDEX
from kam_helpers.text import _

from ...amounts import round_limit, slider_step
from ...controls import Choice, Slider
from ...panels import first_upper
from .facts import LEAST_PURCHASES
from .numbers import BEST, NO_CLAUSE, OWN, READINGS

# An account of no table, CNY thousand and percent (course assumptions).
ALONE = {
    "purchases": 3_000, "margin": 40, "cost_to_serve": 400, "attraction": 0, "switching_cost": 150,
    "asked": 4, "asked_next": 0, "asked_third": 0, "extra_days": 0, "volume_offered": 0,
    "clause": "none", "quote": 0, "loss_if_held": 20, "loss_if_conceded": 8, "others": 0,
}  # fmt: skip
ASSUMED = pricing.DEFAULT_SETTINGS
HEARD = 100 * pricing.HEARD_SHARE
_TYPED = 500_000  # CNY thousand that may be typed
_LEAST = 500  # CNY thousand that a handle reaches at least
_YEARS = 10


def controls_of(start, others, requests=None, account=None):
    """All controls. ``start``: the settings they begin with; ``others``: whether a cut spills over;
    ``requests``: settings by account; ``account``: the one it opens with. Without requests what is known of
    an account from lesson 6 can be typed, too.
    """
    return (
        *_account(start, requests, account),
        *_request(start),
        *_risk(start),
        *_answers(),
        *_counting(start, others or requests is None),
    )


def _amount(name, label, group, start, requests, least=_LEAST, low=0, **options):
    known = [start[name]] if requests is None else [one[name] for one in requests.values()]
    high = round_limit(max(1.2 * max(abs(one) for one in known), least))
    span = (-high if low else 0, high)
    typed = options.pop("typed", (-_TYPED if low else 0, _TYPED))
    return Slider(
        name, label, *span, slider_step(span[1] - span[0]), start[name], _("CNY k"), group, typed=typed,
        **options,
    )  # fmt: skip


def _account(start, requests, account):
    group = _("The account")
    chosen = () if requests is None else (
        Choice("account", _("Account"), tuple((name, name) for name in requests), account, group),
    )  # fmt: skip
    bought = _amount("purchases", _("Buys from us a year"), group, start, requests, least=5_000)
    known = (
        Slider(**{**vars(bought), "minimum": bought.step, "typed": (LEAST_PURCHASES, _TYPED)}),
        Slider("margin", _("Avoidable margin"), 5, 80, 0.5, start["margin"], "%", group, typed=(0.1, 100)),
        _amount("cost_to_serve", _("Cost to serve a year"), group, start, requests),
    )
    if requests is not None:
        return (*chosen, *known)
    return (
        *known,
        _amount("attraction", _("We are worth more a year"), group, start, requests, low=-1,
                note=_("than its best alternative, price included")),
        _amount("switching_cost", _("Changing costs it, once"), group, start, requests, low=-1),
    )  # fmt: skip


def _request(start):
    group = _("What it asks")

    def percent(name, label, high):
        return Slider(name, label, 0, high, 0.5, start[name], "%", group, typed=(0, 50))

    days = max(180, start["extra_days"])
    clauses = (
        (NO_CLAUSE, _("leaves the price open")),
        (FIXED_PRICE, _("fixes the price")),
        (PRICE_INDEX, _("ties it to an index")),
    )
    return (
        percent("asked", _("Price cut this year"), 15),
        percent("asked_next", _("… next year"), 15),
        percent("asked_third", _("… in the third year"), 15),
        Slider("extra_days", _("More days to pay"), 0, days, 5, start["extra_days"], _("days"), group,
               typed=(0, 365)),
        percent("volume_offered", _("Volume it promises"), 30),
        Choice("clause", _("Its contract"), clauses, start["clause"], group),
    )  # fmt: skip


def _risk(start):
    group = _("The risk")
    readings = tuple((key, _(name)) for key, (name, _chance) in READINGS.items())
    points = _("points")
    return (
        Choice("reading", _("Chance to lose it, by"), readings, OWN, group),
        Slider("loss_if_held", _("My estimate after a no"), 0, 90, 1, start["loss_if_held"], "%", group,
               typed=(0, 100)),
        Slider("loss_if_conceded", _("My estimate after a full yes"), 0, 90, 1, start["loss_if_conceded"],
               "%", group, typed=(0, 100)),
        Slider("quote", _("A rival's new quote, lower by"), 0, 20, 0.5, start["quote"], points, group,
               note=_("than known so far; one only told counts a quarter; for attraction and barrier"),
               typed=(0, 50)),
    )  # fmt: skip


def _answers():
    group = _("What we can answer")
    names = tuple((name, first_upper(_(name))) for name in pricing.RESPONSE_NAMES)
    return (
        Slider("part_given", _("Part we concede"), 5, 95, 5, round(100 * ASSUMED.part_given), "%", group,
               typed=(0, 100)),
        Slider("saving_found", _("Cost a redesign saves"), 0, 10, 0.5, 100 * ASSUMED.saving_found, "%",
               group, typed=(0, 30)),
        Slider("promise_kept", _("Its promises come true"), 0, 100, 5, 100 * ASSUMED.promise_kept, "%",
               group),
        Choice("answer", _("The letter offers"), ((BEST, _("the best answer")), *names), BEST, group),
    )  # fmt: skip


def _counting(start, spills):
    group = _("How it is counted")
    counted = (
        Slider("years", _("Years ahead"), 1, _YEARS, 1, ASSUMED.horizon, "", group, whole=True),
        Slider("discount_rate", _("Discount rate"), 0, 30, 1, 100 * ASSUMED.discount_rate, "%", group),
        Slider("days_rate", _("Cost of credit a year"), 0, 20, 0.5, 100 * ASSUMED.days_rate, "%", group),
    )
    if not spills:
        return counted
    high = round_limit(max(1.2 * start["others"], 20_000))
    return (
        *counted,
        Slider("others", _("Others who may hear of it buy"), 0, high, slider_step(high), start["others"],
               _("CNY k"), group, typed=(0, 10 * _TYPED)),
        Slider("heard", _("… and get of the cut"), 0, 40, 1, HEARD, "%", group, typed=(0, 100)),
    )  # fmt: skip
