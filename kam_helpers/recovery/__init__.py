"""Complaints and recovery: what a failure costs, what a good recovery saves, and how to talk."""
