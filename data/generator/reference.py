"""Small tables that are decided, not drawn: criteria for choosing key accounts, service standards by tier."""

# criterion, method, column of account_facts, better, low anchor, high anchor, weight (the weights sum to 1).
# low and high are the fixed ends of the scale: an account at one of them scores 0, at the other 1.
# All of it is course assumption.
SELECTION_CRITERIA = (
    ("Profit after cost to serve", "margin and cost", "profit", "high", 0, 2_000_000, 0.16),
    ("Cost to serve per yuan of sales", "margin and cost", "cost_to_serve_share", "low", 0.05, 0.35, 0.06),
    ("Days paid late", "margin and cost", "days_late", "low", 0, 40, 0.05),
    ("Growth of our sales", "life cycle", "sales_growth_percent", "high", -20, 25, 0.08),
    ("Growth of its market", "life cycle", "market_growth_percent", "high", -2, 14, 0.06),
    ("Share of wallet", "loyalty", "share_of_wallet_percent", "high", 10, 70, 0.07),
    ("Years as a customer", "loyalty", "years_customer", "high", 0, 15, 0.05),
    ("Orders put out to tender", "loyalty", "tender_percent", "low", 0, 90, 0.05),
    ("Spend we could still win", "strategic", "open_wallet_cny", "high", 0, 25_000_000, 0.12),
    ("Worth as a reference", "strategic", "reference_value", "high", 1, 5, 0.06),
    ("Fit of its technology", "strategic", "technology_fit", "high", 1, 5, 0.08),
    ("Access to those who decide", "management", "decision_access", "high", 1, 5, 0.06),
    ("Readiness to share data", "management", "data_sharing", "high", 1, 5, 0.05),
    ("Power to dictate terms", "management", "bargaining_power", "low", 1, 5, 0.05),
)

# tier, standard, unit, how often a year, CNY each, hours of our people each (with travel). Illustrative,
# in the manner of office-equipment makers.
SERVICE_STANDARDS = (
    ("A", "Account manager's visit", "visit", 24, 1_900, 6),
    ("A", "Application engineer's visit", "visit", 12, 6_400, 8),
    ("A", "Business review with management", "review", 4, 9_500, 16),
    ("A", "Operator training day", "day", 6, 7_800, 10),
    ("A", "Hotline answered within 1 hour", "call", 60, 260, 1),
    ("A", "Engineer on site within 1 working day", "call-out", 6, 8_400, 9),
    ("A", "Reserved safety stock", "pallet month", 120, 310, 0),
    ("B", "Account manager's visit", "visit", 8, 1_900, 6),
    ("B", "Application engineer's visit", "visit", 4, 6_400, 8),
    ("B", "Business review with management", "review", 1, 9_500, 16),
    ("B", "Operator training day", "day", 2, 7_800, 10),
    ("B", "Hotline answered within 4 hours", "call", 30, 180, 1),
    ("B", "Engineer on site within 3 working days", "call-out", 2, 6_900, 9),
    ("C", "Account manager's visit", "visit", 1, 1_900, 6),
    ("C", "Web seminar for operators", "seat", 4, 350, 1),
    ("C", "Hotline answered the next working day", "call", 12, 120, 1),
    ("C", "Engineer on site within 8 working days, charged", "call-out", 0, 5_600, 9),
)
