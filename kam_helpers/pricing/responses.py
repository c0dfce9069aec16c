"""The answers to a cost-down request in figures, to compare."""

from dataclasses import dataclass

from .. import checks
from ..errors import CourseError
from ..lifetime.rates import check_number
from ..text import _
from .inputs import check_cut
from .kinds import (
    CONCEDE,
    INDEX,
    PART,
    PHASE,
    REDESIGN,
    REFUSE,
    TRADE,
    UNBUNDLE,
)
from .request import PRICE_INDEX
from .returns import BY_NAME, TERM, VOLUME, ask_in_return
from .settings import DEFAULT_SETTINGS
from .terms import LONGEST_DAYS, days_as_price

HALF = 0.5  # of a cut against returns counts as the same terms for others: course assumption
_NONE = (0.0,)
_SHARES = ("service_saved_share", "index_share", "saving_shared", "promise", "like_for_like")
_LEVELS = (
    "extra_days",
    "cost_saved_share",
    "margin_gain_share",
    "customer_gain_share",
    "barrier_gain_share",
)


@dataclass(frozen=True)
class Response:
    """One answer in figures. Shares are fractions of the account's purchases of a year unless said.

    ``cuts``: the price cut of each year, each on the price of the year before; none after the last. By year,
    the last carrying on, or one number: ``extra_days`` of credit, ``cost_saved_share`` of the avoidable unit
    cost, ``margin_gain_share`` (what else it brings us a year), ``customer_gain_share`` (worth to the
    customer besides price and days, may be below 0) and ``barrier_gain_share``. ``volume_change``;
    ``service_saved_share`` of the avoidable cost to serve; ``once_cost``: CNY at the start; ``index_share``
    of a change of our avoidable cost that moves the price; ``saving_shared``: the part of the saving that is
    handed on as a cut (less where less is found).

    ``promise``: the chance that what the customer promised in return comes; if not, volume and margin gain
    fall away and, where the answer is ``conditional``, all else it gives and gets but the once cost.
    ``like_for_like``: the part of the cut that other accounts can point to, 0 … 1: none where theirs is not
    the same product and service. ``returns``: (name, units).
    """

    name: str
    cuts: tuple = ()
    extra_days: tuple = _NONE
    volume_change: float = 0.0
    cost_saved_share: tuple = _NONE
    service_saved_share: float = 0.0
    margin_gain_share: tuple = _NONE
    once_cost: float = 0.0
    customer_gain_share: tuple = _NONE
    barrier_gain_share: tuple = _NONE
    index_share: float = 0.0
    saving_shared: float = 0.0
    promise: float = 1.0
    conditional: bool = False
    like_for_like: float = 1.0
    returns: tuple = ()

    def __post_init__(self):
        if not isinstance(self.name, str) or not self.name.strip():
            raise CourseError(_("Give the answer a name: it stands in the table and in the letter."))
        cuts = self.cuts if isinstance(self.cuts, (tuple, list)) else (self.cuts,)
        object.__setattr__(self, "cuts", tuple(check_cut(cut, "cuts") for cut in cuts))
        for name in _LEVELS:
            given = getattr(self, name)
            if given is _NONE:
                continue  # left out, as most are: a slider makes dozens of answers in a turn
            given = given if isinstance(given, (tuple, list)) else (given,)
            if not given:
                raise CourseError(_("“{name}” is empty.").format(name=name))
            object.__setattr__(self, name, tuple(check_number(value, name) for value in given))
        if max(map(abs, self.extra_days)) > LONGEST_DAYS:
            raise CourseError(
                _("“days” may be {longest} at most; this is {days:g}.").format(
                    longest=LONGEST_DAYS, days=max(self.extra_days, key=abs)
                )
            )
        for share in self.cost_saved_share:
            checks.fraction(share, "cost_saved_share", zero=True)
        if check_number(self.volume_change, "volume_change") < -1:
            raise CourseError(_("More than the whole volume cannot be lost: volume_change is below −1."))
        for name in _SHARES:
            checks.fraction(getattr(self, name), name, zero=True)
        checks.amount(self.once_cost, "once_cost")
        checks.flag(self.conditional, "conditional")

    @property
    def empty(self):
        """Does it come to a plain no, since the account has nothing that it could be made of?"""
        gives = any(self.cuts) or any(any(getattr(self, name)) for name in _LEVELS)
        return not (gives or self.returns or self.service_saved_share or self.volume_change)

    @property
    def total_cut(self):
        """What all cuts together take off today's price, as a fraction of it."""
        left = 1.0
        for cut in self.cuts:
            left *= 1 - cut
        return 1 - left


def make_responses(account, request, settings=DEFAULT_SETTINGS):
    """The answers to ``request``, in the order of RESPONSES, sized to the account.

    Eight; seven where the contract has a price index already (``account.clause``): offering one is nothing
    new. A volume that the customer promised for a yes goes with a full or partial concession and comes with
    the chance ``settings.promise_kept``. The cut hangs on it, as in the letter: no volume, no cut.

    >>> from kam_helpers.pricing import Account, Request
    >>> answers = make_responses(Account("Alder", 1e6, 0.4, 80_000), Request(0.03))
    >>> [(one.name, round(one.total_cut, 4)) for one in answers][:3]
    [('refuse', 0.0), ('concede', 0.03), ('concede in part', 0.012)]
    """
    answers = (
        Response(REFUSE),
        _yes(CONCEDE, request, 1.0, settings),
        _yes(PART, request, settings.part_given, settings),
        _trade(account, request, settings),
        _redesign(account, request, settings),
        _phase(request, settings),
        _unbundle(account, request, settings),
    )
    return answers if account.clause == PRICE_INDEX else (*answers, _index(settings))


def _yes(name, request, part, settings):
    volume = request.volume_offered * part
    return Response(
        name,
        cuts=tuple(cut * part for cut in request.asked),
        extra_days=request.extra_days * part,
        volume_change=volume,
        **(_agreed(settings) if volume else {}),
    )


def _trade(account, request, settings):
    """Price first: longer terms are a price that no invoice shows, and they are hard to take back."""
    price = sum(request.asked)
    worth = settings.trade_given * request.worth(settings.days_rate)
    given = min(worth, price)
    part = given / price if price else 0.0
    a_day = days_as_price(1, settings.days_rate)
    days = min((worth - given) / a_day, request.extra_days) if a_day else 0.0
    cuts = tuple(cut * part for cut in request.asked)
    years = max(settings.term_years, len(request.asked)) if settings.term_years else 0
    offered = request.volume_offered
    returns = ask_in_return(account, settings.trade_covered * worth, settings, years=years, offered=offered)
    terms = [(BY_NAME[name], units) for name, units in returns]
    years = next((round(units) for name, units in returns if name == TERM), 0)
    volume = BY_NAME[VOLUME]
    free = offered * volume.customer_cost / volume.volume  # it offered that much itself

    def by_year(each):
        """What all returns bring together: what an agreement brings ends with its ``years``."""
        always = sum(each(one) * units for one, units in terms if one.name != TERM)
        running = sum(each(one) * units for one, units in terms if one.name == TERM)
        return (always + running,) * years + (always,)

    return Response(
        TRADE,
        cuts=cuts,
        extra_days=days + sum(one.days * units for one, units in terms),
        volume_change=sum(one.volume * units for one, units in terms),
        service_saved_share=min(1.0, sum(one.service * units for one, units in terms)),
        margin_gain_share=by_year(lambda one: one.worth),
        # What the days cost the customer is in them already.
        customer_gain_share=tuple(
            free - cost for cost in by_year(lambda one: 0.0 if one.days else one.customer_cost)
        ),
        barrier_gain_share=by_year(lambda one: one.barrier),
        like_for_like=HALF,
        returns=returns,
        **_agreed(settings),
    )


def _redesign(account, request, settings):
    saved = settings.saving_found * (1 - account.avoidable_margin)
    shared = min(settings.saving_shared * saved, request.worth(settings.days_rate))
    return Response(
        REDESIGN,
        cuts=(0.0, shared),
        cost_saved_share=(0.0, settings.saving_found),
        saving_shared=shared / saved if saved else 0.0,
        once_cost=settings.redesign_cost * account.purchases + settings.project_cost,
        barrier_gain_share=settings.joint_work,
        like_for_like=0.0,
        **_agreed(settings),
    )


def _phase(request, settings):
    """The same total cut, and the same days, in equal steps over more years."""
    years = len(request.asked) + settings.phase_years
    step = 1 - (1 - request.total_cut) ** (1 / years)
    return Response(
        PHASE,
        cuts=(step,) * years,
        extra_days=tuple(request.extra_days * (year + 1) / years for year in range(years)),
    )


def _unbundle(account, request, settings):
    """No more service goes than pays for what is asked; what is wanted back is ordered and paid."""
    share = account.cost_to_serve / account.purchases
    most = settings.service_cut * max(0.0, share - settings.normal_service) * settings.service_avoidable
    pays = request.worth(settings.days_rate) / settings.handed_over if settings.handed_over else most
    saved = min(most, pays)
    return Response(
        UNBUNDLE,
        cuts=(settings.handed_over * saved,),
        service_saved_share=saved / (share * settings.service_avoidable) if saved else 0.0,
        customer_gain_share=-settings.service_worth * saved,
        like_for_like=0.0,
        **_agreed(settings),
    )


def _index(settings):
    return Response(
        INDEX,
        cuts=(0.0, settings.book_cut),
        once_cost=settings.book_cost,
        customer_gain_share=settings.index_worth,
        index_share=settings.index_share,
        **_agreed(settings),
    )


def _agreed(settings):
    """What the customer must take part in: otherwise no cut is due."""
    return {"promise": settings.promise_kept, "conditional": True}
