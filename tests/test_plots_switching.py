"""Pictures of switching barriers and alliances: their sentences, and that no name or language spoils them."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text
from plot_checks import PLAIN, texts_on_texts, texts_outside

from kam_helpers import loyalty, plots
from kam_helpers import switching as sw
from kam_helpers.errors import CourseError
from kam_helpers.plots import switching

COST = sw.SwitchingCost(
    search=2e4, evaluation=5e4, set_up=1e5, retraining=3e4, downtime=8e4, benefits_lost=4e4, relationship=2e4
)


OTHERS = dict.fromkeys(PLAIN[1:], 0.0)


def leaving(attraction, barrier):
    return float(np.clip(0.5 - 2 * (attraction + barrier), 0.01, 0.9))


def paid(incentive):
    return sw.SwitchingCost(**{**vars(COST), "rival_incentive": incentive})


def against(names=PLAIN, discount=0.05):
    net = pd.Series(np.linspace(-2e4, 3e5, len(names)), names)
    return sw.against_offer(net, pd.Series(1e6, names), discount)


def ways(attraction=0.03, profit=4e5, **options):
    return sw.compare_ways(1e6, COST, attraction, profit, leaving=leaving, **options)


def parts(names=("coating", "service", "spare parts"), **options):
    table = pd.DataFrame(
        {"price": [100e3, 50e3, 40e3], "cost": [60e3, 30e3, 38e3], "rival_price": [105e3, 42e3, 39e3]},
        list(names),
    )
    return sw.bundle_offer(table, **({"bundle_discount": 0.10} | options))


def ready(*scores, **options):
    return sw.readiness(dict(zip(sw.CONDITION_NAMES, scores, strict=True)), **options)


def results(names):
    """One result for each plot, with names of accounts or parts where it has names."""
    return {
        "bundle": (parts(names[:3]),),
        "converter": (sw.converter_case(),),
        "five_ways": (ways(attraction=-0.2),),
        "needed_discounts": (against(names),),
        "readiness": (ready(4, 3, 5, 4),),
        "snowball": (sw.snowball(), sw.snowball(0.6, shock_at=8)),
    }


PLOTS = sorted(results(PLAIN))


def draw(name, names):
    return plots.picture(getattr(switching, name), *results(names)[name])


def picture(name, /, *given, **options):
    return plots.picture(getattr(switching, name), *given, **options)


def words(picture):
    return [text.get_text().replace("\u00a0", " ") for text in picture.figure.findobj(Text)]


def reading(name, /, *given, **options):
    return getattr(switching, name).reading(*given, **options).replace("\u00a0", " ")


def is_whole(picture):
    return texts_outside(picture.figure) == [] == texts_on_texts(picture.figure)


@pytest.mark.parametrize("name", PLOTS)
def test_pictures_are_whole_at_nine_hundred_pixels(name):
    assert is_whole(picture(name, *results(PLAIN)[name], size=(900 / 96, 5.0)))


def test_discount_reading_counts_whom_the_offer_moves():
    table = against()
    text = reading("needed_discounts", table)
    assert text.startswith(
        "If both suppliers were equally good, the rival's discount would pay for the change"
    )
    assert f"in {(~table['stays']).sum()} of 8 accounts" in text
    assert text.endswith(
        "hardest to move by price is Hazel, which would need a discount of 12.1 % (5.0 % is offered)."
    )
    shown = words(draw("needed_discounts", PLAIN))
    assert {f"the customer stays ({table['stays'].sum()})", "Hazel", "Alder"} <= set(shown)
    assert is_whole(picture("needed_discounts", against(discount=0.0)))
    counted = sw.against_offer(
        table["net"], pd.Series(1e6, PLAIN), 0.05, advantage_cny={"Alder": 3e5, **OTHERS}
    )
    text = reading("needed_discounts", counted)
    assert text.startswith("With what each supplier is worth beside its price counted in, the rival's")
    assert "hardest to move by price is Alder" in text


def test_ways_reading_names_the_best_and_counts_the_losing_and_resented():
    table = ways()
    best = table["gain"].idxmax()
    text = reading("five_ways", table)
    assert text.startswith(f"“{best}” brings most: lifetime profit rises by CNY")
    assert "the discount at which leaving pays from 16.7 % to" in text
    assert "locked in" not in text
    poor = ways(profit=1e4)
    assert reading("five_ways", poor) == "None of these ways brings in what it costs."
    assert is_whole(picture("five_ways", poor))
    assert reading("five_ways", poor, name="Alder") == "At Alder: None of these ways brings in what it costs."
    some = ways(attraction=-0.1, profit=2e5)
    losing = int((some["gain"] < 0).sum())
    assert 0 < losing < 5
    assert f"{losing} of 5 ways" in reading("five_ways", some)
    assert reading("five_ways", some).endswith("With 5 of these ways the customer feels locked in.")


def fenced(set_up=2.9e5, **options):
    """Ways at a customer that is worse off with us and weighs a yuan of barrier three times one of value."""
    model = loyalty.StayingModel(-1.25, 5.0, 16.0)
    cost = sw.SwitchingCost(set_up=set_up)
    return sw.compare_ways(1e6, cost, -0.09, 3e5, leaving=model.leaving, **options)


def test_ways_reading_does_not_praise_what_makes_leaving_pay_sooner():
    table = fenced(discount_today=0.07)
    best = table["gain"].idxmax()
    rising = table[table["threshold_after"] > table["threshold_before"]]
    assert best not in rising.index
    text = reading("five_ways", table)
    assert text.startswith(f"“{best}” brings most (CNY")
    assert "but lowers the discount at which leaving pays from 9.7 % to 9.5 %." in text
    assert f"Of those that raise it “{rising['gain'].idxmax()}” brings most: CNY" in text
    assert "“dedicated assets” leaving would pay today already: it takes 6.6 %, and 7.0 % is offered." in text
    assert "Of those that raise it" not in reading("five_ways", table.drop(rising.index))
    assert "today already" not in reading("five_ways", fenced(set_up=5e5))


def test_ways_are_drawn_by_the_offer_they_ask_for_and_mark_lock_in_and_what_is_too_low():
    drawn = picture("five_ways", table := fenced(discount_today=0.07))
    left = drawn.figure.axes[0].child_axes[0]
    names = [" ".join(tick.get_text().split()) for tick in left.get_yticklabels()]
    order = table["threshold_after"].sort_values(ascending=False).index
    assert names == [f"{name} (feels locked in)" for name in order]
    assert is_whole(drawn)
    assert {"offered today (7.0 %)", "after, below today's offer"} <= set(words(drawn))
    assert "after, below today's offer" not in words(picture("five_ways", fenced(set_up=5e5)))
    named = picture("five_ways", table, name="Kettlewyn Powder Coatings and Machinery")
    assert "leaving pays for Kettlewyn" in " ".join(" ".join(words(named)).split())
    assert is_whole(named)


def test_bundle_reading_tells_both_sides():
    text = reading("bundle", parts())
    assert text == (
        "The bundle costs the customer CNY 171 k a year, CNY 10 k less than each part where it is cheapest. "
        "Leaving with a single part would cost it money at 3 of 3 parts. L earns CNY 3,000 a year more with "
        "the bundle."
    )
    weak = reading("bundle", parts(bundle_discount=0.01))
    assert "more than each part where it is cheapest" in weak
    assert "L earns CNY 20 k a year more" in weak
    assert "a year less with the bundle" in reading("bundle", parts(bundle_discount=0.2))


def test_a_star_marks_parts_that_a_rival_could_only_match_below_our_cost():
    offer = parts()
    shown = words(picture("bundle", offer))
    starred = [name for name, star in offer.parts["below_cost"].items() if star]
    assert starred
    assert {f"{name} *" for name in starred} <= {word.replace("\n", " ") for word in shown}
    cheap = parts(bundle_discount=0.01)
    assert not cheap.parts["below_cost"].all()
    plain = parts(bundle_discount=0.0)
    assert ("*" in " ".join(words(picture("bundle", plain)))) == plain.parts["below_cost"].any()


def test_converter_reading_tells_three_cases():
    window = reading("converter", sw.converter_case())
    assert "costs CNY 430 k to change, 896 times its own price" in window
    assert window.endswith("a discount of 30 % is enough: that is the window.")
    assert reading("converter", sw.converter_case(rival_discount=0.01)).endswith("is still not enough.")
    dear = sw.converter_case(units_a_year=40_000)
    assert reading("converter", dear).endswith("is enough even today.")
    assert {"143 k: the customer stays", "143 k: the customer goes"} <= set(words(draw("converter", PLAIN)))
    assert is_whole(picture("converter", sw.converter_case(cost=paid(5e5))))


def test_readiness_reading_adds_the_forms_to_the_verdict():
    text = reading("readiness", ready(4, 3, 5, 4))
    assert text.startswith("First mend compatibility (3 of 5)")
    forms = ready(4, 3, 5, 4).forms
    assert text.endswith(f"{len(forms)} forms fit today: {', '.join(forms)}.")
    assert reading("readiness", ready(1, 1, 1, 1)).endswith("None of the six forms fits yet.")
    shown = words(draw("readiness", PLAIN))
    assert "does not hold; the weakest" in shown
    assert shown.count("holds") == 3


def test_readiness_is_drawn_with_its_own_least_only():
    strict = ready(4, 4, 5, 4, least=5)
    with pytest.raises(CourseError, match="another “least” than 4"):
        picture("readiness", strict)
    assert "least: 5" in words(picture("readiness", strict, least=5))


@pytest.mark.parametrize(
    ("frames", "said"),
    [
        (
            (sw.snowball(0.25), sw.snowball(0.30)),
            "Two relationships start almost alike: with “a” trust fades, with “b” it grows.",
        ),
        (
            (sw.snowball(0.6), sw.snowball(0.1)),
            "With “a” trust grows over 20 quarters. With “b” trust fades over 20 quarters.",
        ),
        (
            (sw.snowball(0.45), sw.snowball(0.45, shock_at=8)),
            "“b” trust is broken in quarter 8 and ends lower than it began.",
        ),
        ((sw.snowball(0.45, shock_at=8, quarters=60),), "quarter 8 and still ends no lower than it began."),
        ((sw.snowball(0.27),), "With “a” trust hardly moves in 20 quarters."),
    ],
)
def test_snowball_reading_says_who_grows_and_quotes_no_figure(frames, said):
    text = reading("snowball", *frames, names=("a", "b"))
    assert said in text
    assert text.endswith("quote the picture, not its figures.")
    assert "0." not in text


def test_snowball_panels():
    frames = results(PLAIN)["snowball"]
    panels = picture("snowball", *frames).figure.axes[0].child_axes
    assert [text.get_text() for text in panels[1].texts] == ["breach of trust"]
    assert not panels[0].texts
    one = picture("snowball", frames[0])
    assert is_whole(one)
    assert "case 1 (quarters)" in words(one)
    late = sw.snowball(0.6, shock_at=18)
    assert is_whole(picture("snowball", late, sw.snowball(quarters=120)))
    with pytest.raises(CourseError, match="one simulation or two; these are 3"):
        picture("snowball", *frames, late)
