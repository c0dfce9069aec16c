"""Exercise, part three, continued: what a recovery may cost, and when it does harm."""

from ...formats import money, percent
from ...recovery.effects import DOUBLE, GOOD
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _gain():
    return facts.value().gain


def _loss():
    return facts.value().loss


at_most = Question(
    name="recovery.at_most",
    number="5.10",
    title=N_("What a recovery may cost"),
    minutes=5,
    topics=("U4.15",),
    prompt=N_(
        "An account is worth {worth} from its next renewal on, if it renews. Something failed. Take the "
        "shares of the table: an attempt that succeeds is a good recovery, no attempt is like a poor one. "
        "And one failed attempt is assumed to end like a second failure, a double deviation: {double} renew. "
        "{success} of attempts succeed. (Course assumptions.) **What may the attempt cost at most?**"
    ),
    facts=lambda: {
        "worth": money(facts.WORTH),
        "success": percent(facts.SUCCESS),
        "double": percent(facts.renewal(DOUBLE)),
    },
    kind=Number(unit="CNY", tolerance=0.02),
    expected=lambda: facts.value().at_most,
    wrong_paths=(
        WrongPath(
            "always succeeds",
            _gain,
            N_("That is what a success is worth. One attempt in five fails, and then it is worse than none."),
        ),
        WrongPath(
            "failure forgotten",
            lambda: facts.SUCCESS * _gain(),
            N_(
                "You counted the successes. The attempts that fail are assumed to end like a double "
                "deviation and cost customers."
            ),
        ),
        WrongPath(
            "against the worst",
            lambda: facts.SUCCESS * (_gain() + _loss()),
            N_(
                "You compared with a double deviation. Without an attempt, the failure is only badly put "
                "right."
            ),
        ),
        WrongPath(
            "worth",
            lambda: facts.renewal(GOOD) * facts.WORTH,
            N_(
                "That is what the account is worth after a success. Most of it is there without an attempt "
                "too."
            ),
        ),
    ),
    hints=(
        N_("Success adds: good − poor. Failure takes: poor − double deviation. Both times {worth}."),
        N_("0.8 × the first − 0.2 × the second."),
    ),
    worked="answer = recovery.value_from_panel(effects, 1_000_000, success=0.8).at_most",
    reason=N_("Not the worth of the customer, but what the attempt changes about it, with its chance."),
    say=N_("Up to this amount I put it right without asking; above it, let us talk."),
)

half_hearted = Question(
    name="recovery.half_hearted",
    number="5.11",
    title=N_("Half-hearted"),
    minutes=4,
    topics=("U4.15",),
    prompt=N_(
        "The same account and table, and the same assumption: one failed attempt ends like a second failure "
        "({double} renew). **How often must attempts succeed**, at least, so that an attempt that costs "
        "nothing does not do harm?"
    ),
    facts=lambda: {"double": percent(facts.renewal(DOUBLE))},
    kind=Number(unit="percent", absolute=0.006),
    expected=lambda: facts.value().break_even_success,
    wrong_paths=(
        WrongPath(
            "turned round",
            lambda: _gain() / (_gain() + _loss()),
            N_("You divided the gain. The more there is to lose, the surer one has to be."),
        ),
        WrongPath(
            "even chances",
            lambda: 0.5,
            N_("Half would do if a success brought as much as a failure costs. It brings less."),
        ),
        WrongPath(
            "loss over gain",
            lambda: _loss() / _gain(),
            N_("Divide by gain and loss together: a chance is never above 100 %."),
        ),
    ),
    hints=(N_("At that chance, chance × gain = (1 − chance) × loss."), N_("Loss ÷ (gain + loss).")),
    worked="answer = recovery.value_from_panel(effects, 1_000_000).break_even_success",
    reason=N_(
        "Under this assumption a half-hearted try is worse than a poor answer. It is a reason to try "
        "properly, not to do nothing: doing nothing is a poor answer itself."
    ),
    say=N_("Either we put it right properly, or we should not promise to."),
)
