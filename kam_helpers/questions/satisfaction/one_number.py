"""Exercise, part two, continued: one number for the board, and the doubt that belongs to it."""

from math import sqrt

from ...formats import percent
from ...text import N_
from .. import Number, Question, WrongPath
from . import facts


def _counts():
    return facts.answers()["recommend"].dropna().astype(int)


def _score(promoters, detractors):
    given = _counts()
    return 100 * (given.isin(promoters).mean() - given.isin(detractors).mean())


promoter_score = Question(
    name="satisfaction.promoter_score",
    number="4.8",
    title=N_("A promoter score"),
    minutes=3,
    topics=("U4.03",),
    prompt=N_(
        "The table counts the answers to “Would you recommend us?”, 0 to 10. Promoters are 9 and 10, "
        "detractors 0 to 6. **What is the promoter score**, in points?"
    ),
    kind=Number(unit=N_("points"), absolute=0.6, decimals=0),
    expected=lambda: facts.promoters().score,
    wrong_paths=(
        WrongPath(
            "promoters alone",
            lambda: facts.promoters().promoters,
            N_("That is the share of promoters. The detractors come off."),
        ),
        WrongPath(
            "sevens and eights",
            lambda: _score(range(7, 11), range(7)),
            N_("You counted 7 and 8 as promoters. They count for neither side, but they are in the total."),
        ),
        WrongPath(
            "sixes",
            lambda: _score((9, 10), range(6)),
            N_("You left the sixes out. A 6 of 10 sounds friendly and counts as a detractor."),
        ),
        WrongPath(
            "total",
            lambda: 100 * (_counts().ge(9).sum() - _counts().le(6).sum()) / (~_counts().isin((7, 8))).sum(),
            N_("You divided by promoters and detractors. The total is everybody who answered."),
        ),
        WrongPath(
            "mean",
            lambda: _counts().mean(),
            N_("That is the mean answer. The score is a difference of two shares."),
        ),
    ),
    hints=(N_("Count 9 and 10; count 3 to 6."), N_("Take the difference, divide by all answers, times 100.")),
    worked='answer = satisfaction.nps(answers["recommend"]).score',
    reason=N_("It throws half of the scale together. What it gains is that everybody can say it."),
)


def _half(variance, factor=1.96):
    return 100 * factor * sqrt(variance / facts.promoters().n)


def _p():
    return facts.promoters().promoters / 100


def _q():
    return facts.promoters().detractors / 100


def _variance():
    return _p() + _q() - (_p() - _q()) ** 2


no_rise = Question(
    name="satisfaction.no_rise",
    number="4.9",
    title=N_("Up by five points?"),
    minutes=4,
    topics=("U4.03",),
    prompt=N_(
        "Next year the score is five points higher and there is cake. {n} people answered; {p} of them "
        "were promoters, {q} detractors. The variance of one answer is p + q − (p − q)², p and q as "
        "fractions. The 95 % interval is the score plus or minus 1.96 standard errors. "
        "**How many points wide is it to either side?**"
    ),
    facts=lambda: {
        "n": facts.promoters().n,
        "p": percent(_p(), 1),
        "q": percent(_q(), 1),
        "half": f"{(facts.promoters(clustered=True).high - facts.promoters(clustered=True).low) / 2:.0f}",
    },
    kind=Number(unit=N_("points"), tolerance=0.02, decimals=1),
    expected=lambda: _half(_variance()),
    wrong_paths=(
        WrongPath(
            "both sides",
            lambda: 2 * _half(_variance()),
            N_("That is the whole width; asked is one side."),
        ),
        WrongPath(
            "standard error",
            lambda: _half(_variance(), factor=1.0),
            N_("That is the standard error. For 95 % it goes times 1.96."),
        ),
        WrongPath(
            "promoters alone",
            lambda: _half(_p() * (1 - _p())),
            N_("That is the interval of the promoters' share. The detractors are uncertain too."),
        ),
        WrongPath(
            "no interval",
            lambda: 0.0,
            N_("A score without an interval pretends that the same people would always be asked."),
        ),
    ),
    hints=(N_("Divide the variance by {n} and take the root."), N_("Times 1.96, times 100.")),
    worked=('score = satisfaction.nps(answers["recommend"])\nanswer = (score.high - score.low) / 2'),
    reason=N_(
        "Five points lie well inside. And people of one account think alike: counted by accounts it is about "
        "{half} to either side. Between two years the doubt is larger still: about 1.4 times."
    ),
    say=N_("Eat the cake; but nothing has happened yet that could not be chance."),
)

SEVEN, TEN = 5.2, 7.0


def _to_hundred(mean, low, high):
    return (mean - low) / (high - low) * 100


scales = Question(
    name="satisfaction.scales",
    number="4.10",
    title=N_("Seven and ten"),
    minutes=3,
    topics=("U4.03",),
    prompt=N_(
        "Service is rated {seven} on a scale from 1 to 7, delivery {ten} on a scale from 1 to 10. For one "
        "index both count alike. **What is the index, from 0 (the lowest answers) to 100 (the highest)?**"
    ),
    facts=lambda: {"seven": SEVEN, "ten": TEN},
    kind=Number(unit=N_("points"), absolute=0.35, decimals=1),
    expected=lambda: (_to_hundred(SEVEN, 1, 7) + _to_hundred(TEN, 1, 10)) / 2,
    wrong_paths=(
        WrongPath(
            "averaged",
            lambda: (SEVEN + TEN) / 2 * 10,
            N_("You averaged answers of two scales. {seven} of 7 is more than it looks beside {ten} of 10."),
        ),
        WrongPath(
            "divided by the top",
            lambda: (SEVEN / 7 + TEN / 10) / 2 * 100,
            N_("You divided by the highest answer. The lowest is 1, not 0: take it off above and below."),
        ),
        WrongPath(
            "as if to ten",
            lambda: (_to_hundred(SEVEN, 1, 10) + _to_hundred(TEN, 1, 10)) / 2,
            N_("You read the first answer on the scale to 10."),
        ),
        WrongPath(
            "one only",
            lambda: _to_hundred(TEN, 1, 10),
            N_("That is delivery alone; service counts as much."),
        ),
    ),
    hints=(N_("(Answer − lowest) ÷ (highest − lowest), for each."), N_("4.2 ÷ 6 and 6 ÷ 9; then the mean.")),
    worked=(
        "service = satisfaction.acsi_index([5.2], scale=(1, 7))\n"
        "answer = (float(service) + float(satisfaction.acsi_index([7.0], scale=(1, 10)))) / 2"
    ),
    reason=N_("Only what has the same ends may be averaged; the American index does it in the same way."),
)
