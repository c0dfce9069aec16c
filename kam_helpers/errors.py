"""Errors that are read by people who do not program."""


class CourseError(ValueError):
    """A mistake in words: what is wrong and what to do about it.

    In a notebook it shows as its sentence alone, without a traceback; in a program it is a ``ValueError``.
    """

    def _render_traceback_(self):
        """IPython calls this instead of printing the stack."""
        return [str(self)]
