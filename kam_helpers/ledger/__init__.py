"""Your own ledger: the export of an ERP system, read without losing a line.

>>> from kam_helpers.ledger import read_ledger
"""

from kam_helpers.ledger.errors import LedgerError
from kam_helpers.ledger.read import Ledger, read_ledger
from kam_helpers.ledger.report import Report

__all__ = ["Ledger", "LedgerError", "Report", "read_ledger"]
