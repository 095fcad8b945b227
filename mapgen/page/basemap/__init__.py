"""The land and borders around the places, clipped and simplified to what the view can show."""

from mapgen.page.basemap.basemap import Basemap, Layer, draw_basemap
from mapgen.page.basemap.frame import Frame, drawn_shape, feature_box, frame_for
from mapgen.page.basemap.towns import Atlas, Town

__all__ = ["Atlas", "Basemap", "Frame", "Layer", "Town", "draw_basemap", "drawn_shape", "feature_box", "frame_for"]
