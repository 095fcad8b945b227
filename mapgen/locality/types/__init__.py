"""One file a locality type: its phrases and what they note in the reading."""
