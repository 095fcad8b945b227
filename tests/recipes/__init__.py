"""The additions that a newcomer should manage, each followed to the letter on a copy of the package."""
