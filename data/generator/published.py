"""Published figures, as they were reported; data/published/README.md says what they cover."""

# Year, average price cut asked, average given (% of the price; empty: not reported), reported in.
COST_DOWN_SURVEY = (
    (1997, 3.8, 2.1, "Crain's Detroit Business, 19 November 2001"),
    (1999, 4.8, 3.6, "Crain's Detroit Business, 19 November 2001"),
    (2001, 5.4, 3.0, "Crain's Detroit Business, 19 November 2001"),
    (2003, 6.3, 3.6, "Grand Rapids Business Journal, 13 January 2004"),
    (2005, 6.2, "", "Automotive Design & Production, column on the 2005 survey"),
    (2007, 4.6, "", "Automotive Design & Production, column on the 2007 survey"),
    (2011, "", 1.5, "Plastics News, 11 December 2012"),
    (2012, 3.0, 1.2, "Plastics News, 11 December 2012"),
    (2013, 3.1, 1.3, "Plastics News, 4 October 2013"),
)
