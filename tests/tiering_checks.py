"""What the tests of the tiering models share."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from kam_helpers.errors import CourseError

# A busy machine is no error, and the same examples each time make a failure one that others can repeat.
settings.register_profile("tiering", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("tiering")

amounts = st.floats(min_value=0.01, max_value=1e7, allow_nan=False).map(lambda x: round(x, 2))
profits = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda x: round(x, 2))


def by_account(values, min_size=2):
    return st.dictionaries(st.text(min_size=1, max_size=6), values, min_size=min_size, max_size=30)


def refused(call, *words):
    """``call`` raises a CourseError whose sentence contains ``words``; returns the sentence."""
    with pytest.raises(CourseError) as caught:
        call()
    sentence = str(caught.value)
    assert all(word in sentence for word in words), sentence
    return sentence
