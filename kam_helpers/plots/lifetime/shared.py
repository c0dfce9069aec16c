"""The legend that the pictures of this subject share."""

from ..style import SMALL, wrap

_LETTERS = 36  # of a label before it goes on in the next line: two such columns fill a picture


def legend_above(ax, height=1.0):
    """A legend of two columns above the axes (``height`` in fractions of them), whatever the language."""
    handles, labels = ax.get_legend_handles_labels()
    ax.legend(
        handles,
        [wrap(label, _LETTERS) for label in labels],
        loc="lower center",
        bbox_to_anchor=(0.42, height),
        ncols=2,
        fontsize=SMALL,
        frameon=False,
    )
