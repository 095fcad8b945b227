"""Fuzzing by hand. Each module says how it is run; crashes that they find become tests."""
