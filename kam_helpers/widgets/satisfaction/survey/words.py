"""What the satisfaction explorer says: whole sentences, each translatable on its own."""

from kam_helpers import formats
from kam_helpers.satisfaction import CROSSES, LEVERS, QUADRANTS
from kam_helpers.text import N_, _, ngettext

from ...panels import first_upper
from ...scene import Table
from .facts import EVERY

GROUPS = {
    "all": N_("All accounts"),
    "region": N_("Region {name}"),
    "tier": N_("Tier {name}"),
    "tier by revenue": N_("Tier {name} by revenue"),
}
IMPORTANCE = {"derived": N_("Derived"), "stated": N_("Stated")}
POINTS = {"dimension": N_("Dimensions"), "item": N_("Items")}
CROSS = dict(zip(CROSSES, (N_("Mean"), N_("Median"), N_("Middle of the scale")), strict=True))
_RAISE, _MANAGE, _BOTH = LEVERS


def group_name(group):
    """Whose answers are shown."""
    return _(GROUPS[group.kind]).format(name=group.name)


def reading(numbers):
    """What someone could say to their boss about ``numbers``."""
    said = (_widest, _first, _pulled, _gone, _better, _assumed)
    parts = [say(numbers) for say in said]
    return " ".join(part for part in parts if part)


def alternative(numbers):
    """The picture in words, for who cannot see it."""
    parts = [_("Left: the gap of each dimension, perception less expectation.")]
    for (name, row), after in zip(numbers.gap_rows.items(), numbers.after, strict=True):
        text = (
            _("{dimension}: {gap}, after both levers {after}.")
            if numbers.pulled
            else _("{dimension}: {gap}.")
        )
        gap = _gap_with_interval(row)
        parts.append(text.format(dimension=first_upper(str(name)), gap=gap, after=signed(after)))
    parts.append(
        {
            "derived": _("Right: derived importance by performance, {kind}."),
            "stated": _("Right: stated importance by performance, {kind}."),
        }[numbers.settings["importance"]].format(kind=_(POINTS[numbers.settings["points"]]).lower())
    )
    placed = list(zip(numbers.map.index, numbers.quadrants, strict=True))
    for quadrant in QUADRANTS:
        names = ", ".join(str(name) for name, its in placed if its == quadrant) or _("none")
        parts.append(_("{quadrant}: {names}.").format(quadrant=first_upper(_(quadrant)), names=names))
    return " ".join(parts)


def table(numbers):
    """As it stands, and each lever, as rows; as many whatever the settings."""
    base = numbers.levers.base
    columns = [_("Lever"), _("Satisfaction")]
    columns += [_("Retention"), _("CLP of all accounts")] if numbers.known else []
    columns += [_("Cost"), _("Left over")] if numbers.known else [_("Cost")]
    rows = [[_("As it stands"), _level(base["satisfaction"])]]
    rows[0] += [_retention(base["retention"]), _money(base["clp"]), "–", "–"] if numbers.known else ["–"]
    names = (raise_label(numbers.settings["raise_dimension"]), _("Manage expectation"), _("Both"))
    for name, row in zip(names, numbers.lever_rows.values(), strict=True):
        cells = [name, _level(row["satisfaction"])]
        cells += [_retention(row["retention"]), _money(row["clp"])] if numbers.known else []
        cells += [_money(row[column]) for column in (("cost", "net") if numbers.known else ("cost",))]
        rows.append(cells)
    return Table(_caption(numbers), columns, rows)


def point_names(index, points):
    """What stands beside the points of the map."""
    return [first_upper(str(name)) if points == "dimension" else str(name) for name in index]


def map_title(settings):
    """What the right panel shows."""
    return {
        ("derived", "dimension"): _("Derived importance of dimensions"),
        ("derived", "item"): _("Derived importance of items"),
        ("stated", "dimension"): _("Stated importance of dimensions"),
        ("stated", "item"): _("Stated importance of items"),
    }[settings["importance"], settings["points"]]


def raise_label(dimension):
    """The first lever by its dimension."""
    return _("Raise {dimension}").format(dimension=raised_name(dimension))


def raised_name(dimension):
    """What is raised: a dimension by its name, or all of them."""
    return _("all dimensions") if dimension == EVERY else str(dimension)


def _caption(numbers):
    share = _raised_share(numbers)
    if not (numbers.known and numbers.levers.left_out):
        return share
    left_out = ngettext(
        "{n} account is left out: nobody answered for it.",
        "{n} accounts are left out: nobody answered for them.",
        numbers.levers.left_out,
    )
    return f"{share} {left_out.format(n=numbers.levers.left_out)}"


def _raised_share(numbers):
    if numbers.settings["raise_dimension"] == EVERY:
        return _("The levers. All dimensions are raised together.")
    return {
        "derived": _("The levers. {dimension} has {share} of the derived importance and counts by that."),
        "stated": _("The levers. {dimension} has {share} of the stated importance and counts by that."),
    }[numbers.settings["importance"]].format(
        dimension=first_upper(numbers.settings["raise_dimension"]), share=formats.percent(numbers.share)
    )


def _gone(numbers):
    """Accounts of the survey that the levers leave out."""
    gone, counted = numbers.facts.gone, len(numbers.levers.by_account)
    if not (numbers.known and gone):
        return ""
    return ngettext(
        "{answered} accounts answered; the levers count {counted}, because the other one has left and is not "
        "among the accounts.",
        "{answered} accounts answered; the levers count {counted}, because the other {gone} have left and "
        "are not among the accounts.",
        gone,
    ).format(answered=counted + gone, counted=counted, gone=gone)


def _widest(numbers):
    worst = _worst(numbers)
    if worst is None:
        return _("{group}: nobody gave both answers.").format(group=group_name(numbers.group))
    row = numbers.gap_rows[worst]
    if row["gap"] < 0:
        text = _("{group}: the widest gap is {dimension}, {gap}.")
    else:
        text = _("{group}: nothing stays below expectation; {dimension} comes closest with {gap}.")
    said = text.format(group=group_name(numbers.group), dimension=worst, gap=_gap_with_interval(row))
    return f"{said} {row['note']}".rstrip()


def _worst(numbers):
    """The dimension with the widest gap; None where nobody gave both answers."""
    known = {name: row["gap"] for name, row in numbers.gap_rows.items() if row["gap"] == row["gap"]}
    return min(known, key=known.get, default=None)


def _first(numbers):
    if numbers.first is None:
        return ""
    if numbers.settings["points"] == "item":
        words = numbers.facts.survey.items.loc[numbers.first, "item"]
        if words == str(numbers.first):
            return _("Importance and gap together say: put {item} right first.").format(item=numbers.first)
        return _("Importance and gap together say: put {item} right first (“{words}”).").format(
            item=numbers.first, words=words
        )
    if numbers.first == _worst(numbers):
        return _("Importance and gap together also say: put {dimension} right first.").format(
            dimension=numbers.first
        )
    return _("Importance and gap together say otherwise: put {dimension} right first.").format(
        dimension=numbers.first
    )


def _pulled(numbers):
    base, after = numbers.levers.base, numbers.lever_rows[_BOTH]
    facts = {
        "effort": _effort(numbers.settings),
        "n": len(numbers.levers.by_account),
        "satisfaction": _level(base["satisfaction"]),
        "then": _level(after["satisfaction"]),
        "retention": _retention(base["retention"]),
        "kept": _retention(after["retention"]),
        "clp": _money(base["clp"]),
        "worth": _money(after["clp"]),
        "cost": _money(after["cost"]),
    }
    if not numbers.pulled:
        text = (
            _("No lever is pulled: satisfaction is {satisfaction}, retention {retention}, and the lifetime "
              "profit of all {n} accounts is {clp}.")
            if numbers.known
            else _("No lever is pulled: satisfaction is {satisfaction}.")
        )  # fmt: skip
    elif numbers.known:
        text = _(
            "{effort}: satisfaction goes from {satisfaction} to {then}, retention from {retention} to {kept} "
            "and the lifetime profit of all {n} accounts from {clp} to {worth}, at a cost of {cost}."
        )
    else:
        text = _("{effort}: satisfaction goes from {satisfaction} to {then}, at a cost of {cost}.")
    return text.format(**facts)


def _effort(settings):
    text = {
        (True, True): _("{dimension} up by {up} points and expectation down by {down}"),
        (True, False): _("{dimension} up by {up} points"),
        (False, True): _("Expectation down by {down} points"),
    }.get((settings["raise_by"] > 0, settings["lower_by"] > 0), "")
    return text.format(
        dimension=first_upper(raised_name(settings["raise_dimension"])),
        up=f"{settings['raise_by']:g}",
        down=f"{settings['lower_by']:g}",
    )


def _better(numbers):
    """Which lever leaves more, when both are pulled."""
    settings = numbers.settings
    if not (numbers.known and settings["raise_by"] and settings["lower_by"]):
        return ""
    nets = {lever: row["net"] for lever, row in numbers.lever_rows.items()}
    if max(nets[_RAISE], nets[_MANAGE]) <= 0:
        return _("Neither lever brings more than it costs.")
    better, other = (_RAISE, _MANAGE) if nets[_RAISE] >= nets[_MANAGE] else (_MANAGE, _RAISE)
    text = {
        _RAISE: _("Raising perception leaves more after its cost ({more}) than the other lever ({less})."),
        _MANAGE: _("Managing expectation leaves more after its cost ({more}) than the other lever ({less})."),
    }[better]  # fmt: skip
    return text.format(more=_money(nets[better]), less=_money(nets[other]))


def _assumed(numbers):
    """What lowering expectation takes for granted."""
    if not numbers.settings["lower_by"]:
        return ""
    effect = numbers.settings["expectation_effect"]
    if effect < 0:
        text = _("Assumed: who expects a point less is {effect} points more satisfied.")
    elif effect > 0:
        text = _("Assumed: who expects a point less is {effect} points less satisfied.")
    else:
        text = _("Assumed: who expects less is neither more nor less satisfied.")
    return text.format(effect=f"{abs(effect):.2f}")


def _gap_with_interval(row):
    gap = signed(row["gap"])
    if row["gap"] != row["gap"]:
        return _("no answer")
    if row["low"] != row["low"]:
        return _("{gap} points").format(gap=gap)
    return _("{gap} points (95 %: {low} to {high})").format(
        gap=gap, low=signed(row["low"]), high=signed(row["high"])
    ).replace("95 %", f"95{formats.NBSP}%")  # fmt: skip


def signed(points):
    """Points with their sign, as a gap is written."""
    shown = f"{points:+.2f}".replace("-", "−")
    return "–" if points != points else shown[1:] if shown[1:] == "0.00" else shown


def _level(points):
    return f"{points:.2f}"


def _retention(fraction):
    return formats.percent(fraction, 1)


def _money(value):
    return formats.money(value)
