"""One row of hidden traits per account: what its story fixes, and draws for everything else."""

from .draws import Stream
from .ordinary import ORDINARY
from .stories_gone import LOST, TARGETS
from .stories_hostages import HOSTAGES
from .stories_key import KEY
from .stories_normal import NORMAL
from .traits_later import draw_later
from .traits_today import draw_today


def stories():
    """Every account by name; an account's number says nothing about its part."""
    return tuple(sorted(KEY + NORMAL + HOSTAGES + LOST + TARGETS + ORDINARY, key=lambda story: story.account))


def all_traits():
    """A dictionary of traits for each account, in the order of the account numbers."""
    everyone = stories()
    sizes = _sizes([story.account for story in everyone if "yearly_revenue_cny" not in story.fixed])
    return tuple(
        _traits(f"A{number:03d}", story, sizes.get(story.account, 0.0))
        for number, story in enumerate(everyone, start=1)
    )


def _sizes(names):
    """Places 0..1 in the order of size, spread evenly so that no seed makes the portfolio lopsided."""
    draw = Stream("sizes")
    order = draw.shuffled(names)
    return {name: (place + draw.unit()) / len(order) for place, name in enumerate(order)}


def _traits(account_id, story, size):
    traits = {
        "account_id": account_id,
        "account": story.account,
        "industry": story.industry,
        "region": story.region,
        "manager": story.manager,
        "status": story.status,
        "story": story.reason,
    }

    def put(name, value):
        # The value is always drawn, so that fixing one trait leaves the draws of the others alone.
        traits[name] = story.fixed.get(name, value)
        return traits[name]

    draw_today(put, story, size)
    draw_later(put, story, traits)
    unknown = sorted(set(story.fixed) - set(traits))
    if unknown:
        raise KeyError(f"{story.account}: the story fixes traits that do not exist: {', '.join(unknown)}")
    return traits
