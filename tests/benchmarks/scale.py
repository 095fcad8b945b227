"""10,000 distinct places: our page against folium's, built from the same rows and opened in Chromium; rows a second.

    python -m tests.benchmarks.scale NODE_MODULES

NODE_MODULES as for page.py, and leaflet.markercluster. Everything is served from this machine. Medians of ROUNDS, pages
in turn, so that what else the machine does hits all alike; all figures are of one run, and only their ratios count.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks import page as one_page
from tests.benchmarks.rows import write_rows

ROUNDS = 5
PLACES = 10_000
CLUSTER = "leaflet.markercluster/dist/"
one_page.CDN |= {
    "leaflet.markercluster.js": CLUSTER + "leaflet.markercluster.js",
    "MarkerCluster.css": CLUSTER + "MarkerCluster.css",
    "MarkerCluster.Default.css": CLUSTER + "MarkerCluster.Default.css",
}
#: Builds one page in a process of its own and prints CPU seconds (start-up left out), those of georeferencing, and MB.
BUILD = """
import csv, importlib, json, resource, sys, time
kind, source, target = sys.argv[1:]
if kind == "mapgen":
    import mapgen, mapgen.line, mapgen.cli.build
    stage = importlib.import_module("mapgen.survey")
    inner, spent = stage.georeference_rows, [0.0]
    def timed(*given, **named):
        start = time.process_time()
        try:
            return inner(*given, **named)
        finally:
            spent[0] += time.process_time() - start
    stage.georeference_rows = timed
    start = time.process_time()
    mapgen.build(source, target)
    georeferencing = spent[0]
else:
    import folium
    from folium.plugins import FastMarkerCluster, MarkerCluster
    points = json.load(open(source))
    start, georeferencing = time.process_time(), 0.0
    drawn = folium.Map([46.6, 2.4], zoom_start=6, prefer_canvas=kind == "folium GeoJson")
    if kind == "folium markers":
        cluster = MarkerCluster().add_to(drawn)
        for lon, lat, words, url in points:
            popup = folium.Popup(f'<a href="{url}">{words}</a>')
            folium.Marker([lat, lon], popup=popup).add_to(cluster)
    elif kind == "folium FastMarkerCluster":
        FastMarkerCluster([[lat, lon, words, url] for lon, lat, words, url in points]).add_to(drawn)
    else:
        features = [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]},
                     "properties": {"words": words, "url": url}} for lon, lat, words, url in points]
        folium.GeoJson({"type": "FeatureCollection", "features": features}, marker=folium.CircleMarker(radius=4),
                       popup=folium.GeoJsonPopup(["words", "url"])).add_to(drawn)
    drawn.save(target)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([time.process_time() - start, georeferencing, memory]))
"""
KINDS = ("mapgen", "folium markers", "folium FastMarkerCluster", "folium GeoJson")
#: What stands for places, and what answers a click on it: the map comes closer. Of GeoJson's canvas, whose circles a
#: click rarely meets, only the painting is waited for.
ZOOMING = ".leaflet-zoom-anim, .leaflet-cluster-anim"
READY = {
    "mapgen": (".leaflet-zones-pane canvas", ZOOMING),
    "folium markers": (".marker-cluster", ZOOMING),
    "folium FastMarkerCluster": (".marker-cluster", ZOOMING),
    "folium GeoJson": (".leaflet-overlay-pane canvas", ""),
}
FRAMES = """() => new Promise((done) => {
  const found = Object.keys(window).find((key) => /^map_/.test(key) && window[key] && window[key].panBy);
  const map = window[found];
  let frames = 0;
  const start = performance.now();
  const step = () => {
    map.panBy([frames % 80 < 40 ? 6 : -6, 0], {animate: false});
    frames += 1;
    if (performance.now() - start < 1500) requestAnimationFrame(step);
    else done(frames / (performance.now() - start) * 1000);
  };
  requestAnimationFrame(step);
})"""
POPUP = """() => new Promise((done) => {
  const button = document.querySelector('#map_list .show');
  const start = performance.now();
  button.click();
  requestAnimationFrame(() => setTimeout(() => done(
    document.querySelector('.leaflet-popup') ? performance.now() - start : NaN)));
})"""


def build(kind: str, source: Path, target: Path) -> list[float]:
    command = [sys.executable, "-c", BUILD, kind, str(source), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout.splitlines()[-1]))


def points_of(page: Path, target: Path) -> Path:
    """What folium gets: the places that we found, for it finds none."""
    html = page.read_text(encoding="utf-8")
    rows = json.loads(re.search(r'id="page_data">(.*?)</script>', html, re.DOTALL)[1])["rows"]  # type: ignore[index]
    words = re.findall(r'<li class="card"[^>]*><h3[^>]*>(.*?)</h3>.*?href="([^"]*)"', html)
    points = [[lon, lat, *texts] for lon, lat, texts in zip(rows["longitude"], rows["latitude"], words, strict=True)]
    target.write_text(json.dumps(points), encoding="utf-8")
    return target


def local(html: str) -> str:
    html = re.sub(r"https://[^\"']+/([^\"'/]+\.(?:js|css))", r"/cdn/\1", html)
    return re.sub(r"https://tile\.openstreetmap\.org/", "/tile/", html)


def ready_after(browser: Browser, address: str, kind: str, throttle: int) -> float:
    one_page.THROTTLE = throttle
    return one_page.usable_after(browser, address, *READY[kind])


def in_use(browser: Browser, address: str, kind: str) -> tuple[float, float]:
    """Frames a second while the map moves, and milliseconds from a click in the list to the popup (ours)."""
    opened: Any = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto(address)
    opened.wait_for_selector(READY[kind][0], state="attached")
    opened.wait_for_timeout(1500)
    frames = float(opened.evaluate(FRAMES))
    popup = float(opened.evaluate(POPUP)) if kind == "mapgen" else float("nan")
    opened.close()
    return frames, popup


def line(name: str, values: dict[str, float], form: str) -> None:
    ours = values["mapgen"]
    peers = [f"{form.format(value)} ({value / ours:.2f})" if ours else form.format(value) for value in values.values()]
    print(f"{name:32s}" + "".join(f"{cell:>24s}" for cell in peers))


def median(measured: list[list[float]], index: int) -> float:
    return statistics.median(values[index] for values in measured)


def compare(folder: Path, modules: Path) -> None:
    rows = write_rows(folder / "places.csv", PLACES, PLACES)
    pages = {kind: folder / f"{kind.replace(' ', '_')}.html" for kind in KINDS}
    build("mapgen", rows, pages["mapgen"])
    points = points_of(pages["mapgen"], folder / "points.json")
    built: dict[str, list[list[float]]] = {kind: [] for kind in KINDS}
    for _ in range(ROUNDS):
        for kind in KINDS:
            built[kind].append(build(kind, rows if kind == "mapgen" else points, pages[kind]))
    print(f"{'(ratio to mapgen)':32s}" + "".join(f"{kind:>24s}" for kind in KINDS))
    line("build, CPU seconds", {k: median(built[k], 0) for k in KINDS}, "{:.2f}")
    rest = {k: median(built[k], 0) - median(built[k], 1) for k in KINDS}
    line("  without georeferencing", rest, "{:.2f}")
    line("peak memory, MB", {k: median(built[k], 2) for k in KINDS}, "{:.0f}")
    content = {k: pages[k].read_bytes() for k in KINDS}
    line("page, MB", {k: len(content[k]) / 1e6 for k in KINDS}, "{:.2f}")
    line("page, kB gzip", {k: len(gzip.compress(content[k])) / 1e3 for k in KINDS}, "{:.0f}")
    served = {pages[k].stem: local(content[k].decode()) if k != "mapgen" else content[k].decode() for k in KINDS}
    with one_page.served(served, modules) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for throttle in (1, 4):
            times: dict[str, list[float]] = {kind: [] for kind in KINDS}
            for _ in range(ROUNDS + 1):
                for kind in KINDS:
                    times[kind].append(ready_after(browser, f"{address}/{pages[kind].stem}", kind, throttle))
            line(f"click answered at {throttle}x, ms", {k: statistics.median(times[k][1:]) for k in KINDS}, "{:.0f}")
        used = {kind: in_use(browser, f"{address}/{pages[kind].stem}", kind) for kind in KINDS}
        line("pan, frames a second", {k: used[k][0] for k in KINDS}, "{:.0f}")
        print(f"click to popup, ms: {used['mapgen'][1]:.0f}")
        browser.close()


def grow(folder: Path) -> None:
    """Time per row from 1,000 to 100,000 rows, one place in twenty distinct, and the peak of the largest. Each further
    row: without what every page of many places takes, whatever its rows."""
    before, fewer = 0.0, 0
    start = build("mapgen", write_rows(folder / "one.csv", 1, 1), folder / "one.html")[0]
    for rows in (1_000, 10_000, 100_000):
        made = build("mapgen", write_rows(folder / "grow.csv", rows, rows // 20), folder / "grow.html")
        size = (folder / "grow.html").stat().st_size / 1e6
        further = f", each further one {(made[0] - before) / (rows - fewer) * 1e6:.0f} µs" if fewer else ""
        print(f"{rows:7d} rows: {(made[0] - start) / rows * 1e6:6.0f} µs a row{further}, ", end="")
        print(f"{made[2]:.0f} MB peak, page {size:.1f} MB")
        before, fewer = made[0], rows


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        grow(Path(name))
        compare(Path(name), Path(sys.argv[1]))


if __name__ == "__main__":
    main()
