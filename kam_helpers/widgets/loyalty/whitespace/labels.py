"""Names that wander through a list: each keeps its stamp, and so its pixels, while it moves up and down."""

from ...stamp import Stamp


class Labels:
    """A pool of ``count`` stamps on ``ax``. ``artists``: all of them, to be animated."""

    def __init__(self, ax, size, count, **looks):
        self.artists = [Stamp(ax, size, **looks) for _label in range(count)]
        self._free = list(self.artists)
        self._used = {}  # by key; those out of sight for longest first

    def put(self, labels):
        """Show ``labels``, key → (text, place), and nothing else; at most ``count`` of them."""
        for key, stamp in self._used.items():
            if key not in labels:
                stamp.text = ""
        for key, (text, place) in labels.items():
            stamp = self._used.pop(key, None) or self._spare(labels)
            self._used[key] = stamp
            stamp.text, stamp.place = text, place

    def _spare(self, wanted):
        if self._free:
            return self._free.pop()
        return self._used.pop(next(key for key in self._used if key not in wanted))
