"""The participant's work in one small local file: progress on questions, and the account plan.

The file is ``my_course/progress.json`` in the course's folder, or wherever ``KAM_PROGRESS`` says. It is
written so that a killed kernel loses nothing that was acknowledged and two kernels lose nothing of each
other's; a damaged file is set aside, one of a later version is left alone, and nothing is ever sent anywhere.
"""

from .document import LaterVersionError, StoreError
from .file import location, notices, now, read, update
from .transfer import Sentence, export_progress, export_text, import_progress, import_text

__all__ = [
    "LaterVersionError",
    "Sentence",
    "StoreError",
    "export_progress",
    "export_text",
    "import_progress",
    "import_text",
    "location",
    "notices",
    "now",
    "read",
    "update",
]
