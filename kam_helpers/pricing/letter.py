"""The counter-offer as a letter: subject, greeting, what we offer (``offers.py``), and until when."""

from .. import checks
from ..errors import CourseError
from ..formats import percent
from ..text import _, ngettext
from .kinds import REFUSE, UNBUNDLE
from .offers import offer, short
from .responses import Response

VALID_DAYS = 30


def counter_offer_letter(ranking, account, request, response, *, valid_days=VALID_DAYS):
    """The letter that offers ``response`` to ``account``, as plain text with the figures filled in.

    ``ranking``: of ``rank_responses``; ``response``: the name of one of its answers, or a Response (one of
    your own reads like a trade). ``valid_days``: how long the offer stands. Money is at today's volume. All
    that was asked is answered, the days to pay too; what the customer promised is a condition, as in the
    model. Markup in a name stays text; line breaks in it become blanks.
    """
    days = checks.count(valid_days, "valid_days", least=1)
    answer = response if isinstance(response, Response) else ranking.response(response)
    if answer.name == UNBUNDLE and answer.empty:
        raise CourseError(
            _(
                "{account} costs no more to serve than is usual (up to {usual} of its purchases): there is "
                "no service to take out of the price."
            ).format(account=account.name, usual=percent(ranking.settings.normal_service))
        )
    body = offer(account, request, answer, ranking.settings)
    close = ngettext("This offer stands for one day.", "This offer stands for {n} days.", days).format(n=days)
    name = one_line(account.name)
    subject = _("Subject: your request for {asked}").format(asked=_asked(request))
    greeting = _("Dear colleagues at {account},").format(account=name)
    thanks = _("Thank you for telling us what you need. We have looked at it, and this is our answer.")
    stands = [] if answer.name == REFUSE else [close]
    return "\n\n".join([subject, greeting, thanks, *body, *stands, _("With kind regards")]) + "\n"


def one_line(name):
    """A name as text on one line: line breaks and control characters in it become blanks."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(name)).split())


def _asked(request):
    parts = [short(cut) for cut in request.asked]
    wish = _("a price cut of {cuts}").format(cuts=_(", then ").join(parts)) if any(request.asked) else ""
    days = _("{n:g} more days to pay").format(n=request.extra_days) if request.extra_days else ""
    return _(" and ").join(part for part in (wish, days) if part)
