"""The map as a picture: what the page shows without JavaScript, in print and as its preview."""

from mapgen.page.drawing.labels import Count, Labels, Name, place_labels
from mapgen.page.drawing.picture import Picture, draw_picture
from mapgen.page.drawing.sums import Sum, Sums, draw_sums
from mapgen.page.drawing.zones import DASHES, SOFT, Gradient, Zone, zone

__all__ = [
    "DASHES",
    "SOFT",
    "Count",
    "Gradient",
    "Labels",
    "Name",
    "Picture",
    "Sum",
    "Sums",
    "Zone",
    "draw_picture",
    "draw_sums",
    "place_labels",
    "zone",
]
