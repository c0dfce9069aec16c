"""Switching barriers and alliances: what changing supplier costs, how a barrier is raised, and where it must stop."""
