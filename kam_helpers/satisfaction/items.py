"""The questionnaire as data: which item belongs to which dimension."""

import numpy as np
import pandas as pd

from .. import checks
from ..errors import CourseError
from ..text import _
from .survey_file import as_frame


def checked_items(items):
    """Items as a DataFrame by item_id: dimension (text), item (its words), reversed (bool).

    ``items``: a table, a file, or a dict item_id → dimension. CourseError when an item appears twice or
    belongs to no dimension.
    """
    if isinstance(items, dict):
        items = pd.DataFrame({"item_id": list(items), "dimension": list(items.values())})
    frame, _notes = as_frame(items, _("items"), ["item_id", "dimension"])
    frame = frame.reset_index() if "item_id" not in frame and frame.index.name == "item_id" else frame
    checks.frame(frame, _("items"), ["item_id", "dimension"])
    ids = frame["item_id"].astype(object)
    named = ids.notna() & (ids.astype(str).str.strip() != "")
    if not named.all():
        raise CourseError(_("An item of the questionnaire has no item_id. Give every item one."))
    ids = ids.astype(str).str.strip()
    if ids.duplicated().any():
        raise CourseError(
            _("Item {item} stands twice in the questionnaire. Keep one of them.").format(
                item=ids[ids.duplicated()].iloc[0]
            )
        )
    dimension = (
        frame["dimension"].astype(object).where(frame["dimension"].notna(), "").astype(str).str.strip()
    )
    if (dimension == "").any():
        raise CourseError(
            _("Item {item} belongs to no dimension. Write one beside it.").format(
                item=ids[dimension == ""].iloc[0]
            )
        )
    words = frame["item"].astype(object).where(frame["item"].notna(), ids) if "item" in frame else ids
    checked = pd.DataFrame(
        {
            "dimension": dimension.to_numpy(),
            "item": words.astype(str).to_numpy(),
            "reversed": _reversed(frame, ids),
        },
        index=pd.Index(ids, name="item_id"),
    )
    # Items of a dimension stand together, whatever the order of the table.
    first = {name: at for at, name in enumerate(checked["dimension"].unique())}
    return checked.iloc[np.argsort(checked["dimension"].map(first).to_numpy(), kind="stable")]


def statements_by_dimension(items):
    """How many statements each dimension has, and the first as an example.

    ``items``: a questionnaire as ``read_survey`` takes it, or ``survey.items``. Returns by dimension:
    statements, for_example.

    >>> asked = statements_by_dimension({"T1": "tangibles", "T2": "tangibles", "R1": "reliability"})
    >>> asked["statements"].to_dict(), asked["for_example"].to_list()
    ({'tangibles': 2, 'reliability': 1}, ['T1', 'R1'])
    """
    words = checked_items(items).groupby("dimension", sort=False)["item"]
    return pd.DataFrame({"statements": words.size(), "for_example": words.first()})


def _reversed(frame, ids):
    if "reversed" not in frame:
        return np.zeros(len(frame), dtype=bool)
    flags = pd.to_numeric(frame["reversed"].astype(object).replace("", 0), errors="coerce")
    flags = flags.where(frame["reversed"].notna(), 0)
    if not flags.isin([0, 1]).all():
        raise CourseError(
            _("“reversed” is 1 or 0; for item {item} it is “{value}”.").format(
                item=ids[~flags.isin([0, 1])].iloc[0],
                value=frame["reversed"][~flags.isin([0, 1])].iloc[0],
            )
        )
    return flags.to_numpy(dtype=bool)


def items_by_dimension(items):
    """For each dimension, in the order of the questionnaire, the positions of its items."""
    codes, names = pd.factorize(items["dimension"])
    return [np.flatnonzero(codes == code) for code in range(len(names))]
