"""Customer loyalty: attitude and behaviour, the wallet, and what attracts or holds a customer."""
