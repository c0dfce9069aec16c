"""Customer lifetime profit: what a customer is worth, for how long, and what makes it worth more."""
