"""Use cases: each opens one transaction, writes, and announces one change after commit."""
