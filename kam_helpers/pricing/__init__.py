"""Price: break-even, the pocket-price waterfall, value, index clauses, and the answer to a cost-down request."""
