"""The land and borders around the places, clipped and simplified to what the view can show."""

from mapgen.basemap.basemap import Basemap, Layer, draw_basemap
from mapgen.basemap.frame import Frame, drawn_shape, feature_box, frame_for
from mapgen.basemap.towns import Atlas, Town

__all__ = ["Atlas", "Basemap", "Frame", "Layer", "Town", "draw_basemap", "drawn_shape", "feature_box", "frame_for"]
