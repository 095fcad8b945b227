"""The embedded gazetteer, where its facts come from, and the code that builds it."""
