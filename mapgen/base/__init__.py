"""Under every stage: what no stage owns and any may use. No module here knows of places or maps."""
