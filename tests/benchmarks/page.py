"""Time until a place can be seen and used: our page against a plain folium page of the same four places.

    python tests/benchmarks/page.py NODE_MODULES

NODE_MODULES holds the files that folium's page asks CDNs for, from npm: leaflet, jquery, bootstrap,
leaflet.awesome-markers, @fortawesome/fontawesome-free. They and the tiles are served from this machine, so that the
network costs neither page anything. CPU slowed down four times, medians of seven rounds, pages in turn. Bar: 0.55.
"""

from __future__ import annotations

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

from mapgen.gazetteer import Gazetteer
from mapgen.locator_map import locator_map
from mapgen.settings import read_settings
from mapgen.survey import survey

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 7
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
#: What is timed: name → page, and the element that has to be on the screen. A zone of the drawn map is a link to its
#: place in the list from the first frame on; the live map takes its place.
TIMED = {
    "folium marker": ("folium", ".leaflet-marker-icon"),
    "mapgen place": ("mapgen", "#map_drawing .zones a"),
    "mapgen live zone": ("mapgen", ".leaflet-zones-pane path"),
}
WATCH = """
new MutationObserver((_, self) => {
  const found = document.querySelector('%s');
  if (!found) return;
  self.disconnect();
  requestAnimationFrame(() => setTimeout(() => { window.usable = performance.now(); }));
}).observe(document, {childList: true, subtree: true});
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
    found = survey(source, settings, gazetteer, as_of=date(2026, 1, 1))
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
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def usable_after(browser: Browser, address: str, selector: str) -> float:
    """Milliseconds from the request to the frame after the first usable place."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
    page.add_init_script(WATCH % selector)
    page.goto(address)
    page.wait_for_function("window.usable")
    milliseconds = float(page.evaluate("window.usable"))
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
            for name, (page, selector) in TIMED.items():
                times[name].append(usable_after(browser, f"{address}/{page}", selector))
        browser.close()
    # The first round warms the browser up.
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    for name, median in medians.items():
        ratio = median / medians["folium marker"]
        each = ", ".join(f"{value:.0f}" for value in times[name][1:])
        print(f"{name:17s} {median:6.0f} ms  {ratio:5.2f}   ({each})")
    print("Bar: 0.55 of the folium marker.")


if __name__ == "__main__":
    main()
