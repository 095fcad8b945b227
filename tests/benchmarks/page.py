"""Time until a place can be seen and used: our page against a plain folium page of the same four places.

    python tests/benchmarks/page.py NODE_MODULES

NODE_MODULES holds the files that folium's page asks CDNs for, from npm: leaflet, jquery, bootstrap,
leaflet.awesome-markers, @fortawesome/fontawesome-free. They and the tiles are served from this machine, so that the
network costs neither page anything. CPU slowed down four times, medians of eleven rounds, pages in turn. Bar: 0.55.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import folium
from playwright.sync_api import Browser, sync_playwright

from mapgen.geocoding.gazetteer import Gazetteer
from mapgen.georeferencing.rows import read_places
from mapgen.page import locator_map
from mapgen.settings import read_settings
from mapgen.survey import survey

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 11
THROTTLE = 4
#: A transparent tile of one pixel.
TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
CDN = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.js",
    "leaflet.awesome-markers.css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
    "all.min.css": "@fortawesome/fontawesome-free/css/all.min.css",
}
#: What is timed: name → page, the place, and what answers a click on it, or nothing to wait for the place alone. The
#: drawn map has its places from the first frame on, each a link to its entry in the list; Leaflet's map takes over.
TIMED = {
    "folium, click answered": ("folium", ".leaflet-marker-icon", ".leaflet-popup"),
    "mapgen, click answered": ("mapgen", "#map_drawing .zones a > *, path.zone", ".card:target, .leaflet-popup"),
    "folium, marker": ("folium", ".leaflet-marker-icon", ""),
    "mapgen, Leaflet's zone": ("mapgen", ".leaflet-zones-pane path", ""),
}
#: Clicks in every frame on what a reader's pointer would meet at the place, until there is an answer.
WATCH = """
const [place, answer] = %s;
const told = () => setTimeout(() => console.debug('usable', performance.now())); // once this frame is painted
const step = () => {
  const found = document.querySelector(place);
  if (found && (!answer || document.querySelector(answer))) return told();
  if (found) {
    const {left, right, top, bottom} = found.getBoundingClientRect();
    const [clientX, clientY] = [(left + right) / 2, (top + bottom) / 2];
    const met = document.elementFromPoint(clientX, clientY);
    const options = {bubbles: true, cancelable: true, view: window, clientX, clientY};
    if (met) met.dispatchEvent(new MouseEvent('click', options));
    if (answer && document.querySelector(answer)) return told();
  }
  requestAnimationFrame(step);
};
requestAnimationFrame(step);
"""


def plain_folium() -> str:
    """Four markers on the default map, its addresses turned to this server."""
    drawn = folium.Map([47, 2], zoom_start=6)
    for point, wording in (
        ([48.24, -4.1], "dans le Finistère"),
        ([44.84, -0.58], "à Bordeaux"),
        ([50.63, 3.06], "près de Lille"),
        ([46.2, 5.22], "dans la région de Bourg-en-Bresse"),
    ):
        folium.Marker(point, popup=f'<a href="https://example.org">{wording}</a>').add_to(drawn)
    html = re.sub(r"https://[^\"']+/([^\"'/]+\.(?:js|css))", r"/cdn/\1", drawn.get_root().render())
    return re.sub(r"https://tile\.openstreetmap\.org/", "/tile/", html)


def ours() -> str:
    source = ROOT / "places.csv"
    gazetteer, settings = Gazetteer(), read_settings(ROOT / "places.toml")
    found = survey(read_places(source, gazetteer=gazetteer), settings, gazetteer, as_of=date(2026, 1, 1))
    return locator_map(found.located, settings=settings, gazetteer=gazetteer).get_root().render()


@contextmanager
def served(pages: dict[str, str], modules: Path) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.lstrip("/")
            kind, body = "text/css", b""
            if name in pages:
                kind, body = "text/html; charset=utf-8", pages[name].encode()
            elif name.startswith("tile/"):
                kind, body = "image/png", TILE
            elif (file := CDN.get(name.removeprefix("cdn/"))) is not None:
                kind = "text/javascript" if file.endswith(".js") else "text/css"
                body = (modules / file).read_bytes()
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a page closed while its tiles were on their way
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def usable_after(browser: Browser, address: str, place: str, answer: str = "") -> float:
    """Milliseconds from the request to the end of the frame that shows the place, or its answer to a click.

    The page tells it by its console: to ask it would have Playwright compile its own scripts there in the meantime.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    page.add_init_script(WATCH % json.dumps([place, answer]))
    with page.expect_console_message(lambda message: message.text.startswith("usable")) as told:
        page.goto(address, wait_until="commit")
    milliseconds = float(told.value.text.split()[1])
    context.close()
    return milliseconds


def main() -> None:
    pages = {"folium": plain_folium(), "mapgen": ours()}
    times: dict[str, list[float]] = {name: [] for name in TIMED}
    with served(pages, Path(sys.argv[1])) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for _ in range(ROUNDS + 1):
            for name, (page, place, answer) in TIMED.items():
                times[name].append(usable_after(browser, f"{address}/{page}", place, answer))
        browser.close()
    # The first round warms the browser up.
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    for name, median in medians.items():
        peer = medians[name.replace("mapgen", "folium").replace("Leaflet's zone", "marker")]
        each = ", ".join(f"{value:.0f}" for value in times[name][1:])
        print(f"{name:24s} {median:6.0f} ms  {median / peer:5.2f}   ({each})")
    print("Bar: 0.55 of folium.")


if __name__ == "__main__":
    main()
