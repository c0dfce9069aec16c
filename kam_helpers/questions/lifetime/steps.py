"""Exercise, part five: four actions of an account manager, sorted into the four steps."""

from functools import cache

from ... import datasets
from ...formats import percent
from ...text import N_, _
from .. import Question, Ranking, WrongPath
from . import facts

STEPS = ("identify", "develop", "retain", "enhance")


class Steps(Ranking):
    """Actions in the order of the steps they belong to; the words speak of actions, not of accounts."""

    def difference(self, given, wanted):
        right = sum(a == b for a, b in zip(given, wanted, strict=False))
        return _("In place: {right} of {all}.").format(right=right, all=len(wanted))

    def form(self):
        return _("Put the actions in order: identify first, then develop, retain, enhance.")

    def spec(self):
        return super().spec() | {"form": self.form()}


@cache
def _targets():
    """Those who never bought, with what winning each may cost us."""
    targets = datasets.accounts().query("status == 'target'")
    budget = datasets.acquisition().set_index("account_id").sum(axis=1)
    return targets.set_index("account").assign(budget=lambda found: found["account_id"].map(budget))


def _changes():
    """Revenue of those who buy now, as a change on the year before."""
    years = facts.two_last_years().loc[facts.accounts().index]
    return years.iloc[:, 1] / years.iloc[:, 0] - 1


@cache
def _cases():
    """The account of each step, as the data have it."""
    return {
        "identify": _targets()["wallet_cny"].idxmax(),
        "develop": _targets()["budget"].drop(_targets()["wallet_cny"].idxmax()).idxmax(),
        "retain": _changes().idxmin(),
        "enhance": facts.most_valuable(),
    }


def _actions():
    """What is done at each account, in an order that gives nothing away."""
    words = {
        "enhance": _("{account}: develop a coat that saves it one pass, and share the gain"),
        "identify": _("{account}: find out whether its need, its fit and its means make it worth winning"),
        "retain": _("{account}: settle what it complains of, and agree on a plan for next year"),
        "develop": _("{account}: run the trial on its line, and bring in the first order"),
    }
    return {step: text.format(account=_cases()[step]) for step, text in words.items()}


def _order(*steps):
    return lambda: list(steps)


four_steps = Question(
    name="lifetime.four_steps",
    number="1.19",
    title=N_("Four actions, four steps"),
    minutes=3,
    topics=("U1.07",),
    prompt=N_(
        "{identify} has never bought from us. {develop} has not either, but it is chosen, and the money for "
        "winning it is granted. {retain} bought {fell} less than the year before. {enhance} is worth most "
        "to us and stays with a chance of {stays}. One action is planned for each. (The actions are "
        "invented.)\n\n"
        "**Put the four actions in the order of the four steps**: identify, develop, retain, enhance."
    ),
    facts=lambda: {
        **_cases(),
        "fell": percent(-_changes().min()),
        "stays": percent(facts.row(facts.most_valuable())["retention"]),
    },
    kind=Steps(options=_actions),
    expected=lambda: list(STEPS),
    wrong_paths=(
        WrongPath(
            "win before choosing",
            _order("develop", "identify", "retain", "enhance"),
            N_(
                "Identify and develop are exchanged. First we choose whom to win (lesson 2), then we win the "
                "first order (lesson 3)."
            ),
        ),
        WrongPath(
            "enhance what leaves",
            _order("identify", "develop", "enhance", "retain"),
            N_(
                "Retain and enhance are exchanged. {retain} is leaving: stop that first. Raising the worth "
                "of what we do together is for a relationship that holds, as with {enhance}."
            ),
        ),
        WrongPath(
            "deeper for new",
            _order("identify", "enhance", "retain", "develop"),
            N_(
                "Develop and enhance are exchanged. To develop is to bring in the first business; to enhance "
                "is to raise the worth of business that runs."
            ),
        ),
        WrongPath(
            "retain the new",
            _order("identify", "retain", "develop", "enhance"),
            N_("Develop and retain are exchanged. Nobody can be retained who has not bought yet."),
        ),
        WrongPath(
            "buyers first",
            _order("retain", "enhance", "identify", "develop"),
            N_(
                "You began with those who buy. That may be the order of your week; the steps follow the life "
                "of one account, from the choice on."
            ),
        ),
    ),
    hints=(
        N_("Two of the accounts have never bought. For which of them has the choice been made?"),
        N_("Two buy now. Which of them would you lose if you did nothing?"),
    ),
    worked='answer = ["identify", "develop", "retain", "enhance"]',
    reason=N_(
        "Choose, win, keep, raise the worth: each step has its own question, and its own lessons. An account "
        "manager who only retains lets the list of tomorrow run dry. (Steps: course outline.)"
    ),
    say=N_("For each account I can say which step comes next, and not every account needs the same one."),
)
