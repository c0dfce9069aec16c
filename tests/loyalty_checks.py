"""What the tests of the staying model share."""

import pandas as pd
from hypothesis import strategies as st
from tiering_checks import by_account

from kam_helpers import loyalty as ly

shares = st.floats(-1.5, 1.5)
weights = st.floats(0, 40)
models = st.builds(ly.StayingModel, st.floats(-5, 3), weights, weights, weights)
accounts = by_account(
    st.tuples(st.floats(1e3, 1e8), st.floats(-0.4, 0.4), st.floats(-0.1, 0.9)), min_size=1
).map(lambda rows: pd.DataFrame.from_dict(rows, orient="index", columns=["purchases", "a", "nsc"]))


def table_of(rows):
    """The staying table of accounts whose attraction and switching cost are shares of their purchases."""
    return ly.staying_table(rows["purchases"], rows["a"] * rows["purchases"], rows["nsc"] * rows["purchases"])
