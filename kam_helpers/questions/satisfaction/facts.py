"""What the satisfaction questions compute with: each table once, as the lesson makes it."""

from functools import cache

from ... import datasets
from ... import satisfaction as models

MONTHS = 12
RATE = datasets.CARRYING_RATE
TIMING = "if_retained"
# Two accounts of which many people answered, two of which few did.
FOUR = ["Brakenfeld Brake Systems", "Cranewell Heavy Industry", "Mastingdale Yachts", "Quillmark Appliances"]
REGION = "South"
# As the satisfaction explorer opens: what a point costs once, for all accounts together (of perception, in
# one dimension), and the business lost for a point promised less. Course assumptions, said so in the prompt.
COST_PERCEPTION, COST_EXPECTATION, BUSINESS_LOST = 1_200_000.0, 490_000.0, 0.02


@cache
def answers():
    """One row per person, with account, region and role."""
    return datasets.survey_table()


@cache
def accounts():
    return datasets.lifetime_facts(MONTHS)


@cache
def survey():
    return models.read_survey(answers(), datasets.survey_items(), account="account")


@cache
def gaps(by="dimension"):
    """Expectation, perception and gap, every account with one voice."""
    return models.gap_scores(survey(), by=by, draws=1)


def gap(name, by="dimension"):
    return gaps(by)["gap"][name]


@cache
def against():
    """Stated and derived importance by dimension, as shares."""
    return models.stated_against_derived(survey())


@cache
def first(by="item", stated=False):
    """What to fix first, by derived importance or by the points customers gave."""
    importance = models.stated_importance(survey())["share"] if stated else None
    return models.fix_first(survey(), by=by, importance=importance)


@cache
def importance_map():
    importance = models.derived_importance(survey(), by="item", draws=0)["share"]
    performance = models.performance_only(survey(), by="item", draws=1)["performance"]
    return models.importance_map(importance, performance)


@cache
def promoters(clustered=False):
    people = survey().people
    return models.nps(people["recommend"], people["account"] if clustered else None)


@cache
def drivers():
    return datasets.expectation_drivers_table()


@cache
def effects():
    """What each driver does to expectation."""
    return models.expectation_drivers_effect(survey(), drivers(), draws=0)


@cache
def lifted():
    """What lifts expectation in each region."""
    return models.drivers_by_group(survey(), drivers(), drivers()["region"].astype(str))


@cache
def promises():
    """Three ways to promise over twelve deals, with the assumptions of the lesson."""
    return models.compare_promises()


@cache
def fit():
    return models.fit_satisfaction(survey(), draws=0)


@cache
def levers(gain=0.5, cut=0.5):
    """Both levers on all accounts, perception raised in every dimension, with the effects that the survey
    shows, rounded as the explorer's sliders are.
    """
    return models.two_levers(
        models.account_scores(survey()),
        accounts(),
        perception_gain=gain,
        expectation_cut=cut,
        cost_per_point_perception_cny=COST_PERCEPTION * len(survey().dimensions),
        cost_per_point_expectation_cny=COST_EXPECTATION,
        perception_effect=round(fit().disconfirmation, 2),
        expectation_effect=round(fit().expectation_effect, 2),
        business_lost_per_point=BUSINESS_LOST,
        base=fit().base,
        discount_rate=RATE,
        timing=TIMING,
    ).table


def words(item):
    """The statement of an item, as it was asked."""
    return str(survey().items.loc[item, "item"])


def signed(value, digits=2):
    """A score with a minus sign that is one."""
    return f"{value:.{digits}f}".replace("-", "−")
