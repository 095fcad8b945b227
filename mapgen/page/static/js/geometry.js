// Shapes on the sphere, and the drawing's units back into degrees. Points are [longitude, latitude] degrees.
(function (mapgen) {
  'use strict';

  const RADIUS = 6371009; // metres, mean earth radius (IUGG)
  const DEGREE = Math.PI / 180;
  const STEPS = 64;
  const NUMBER = /-?\d+/g;

  // Reads path data made of M, l and z (basemap/paths.py) into lines of [x, y] units: one point, then differences.
  /** @param {string} path @param {number} scale */
  function lines(path, scale) {
    return path.split('M').slice(1).map((part) => {
      const numbers = part.match(NUMBER);
      const line = new Array(numbers.length >> 1);
      let x = 0, y = 0;
      for (let i = 0; i < line.length; i++) {
        x += +numbers[2 * i];
        y += +numbers[2 * i + 1];
        line[i] = [x * scale, y * scale];
      }
      return line;
    });
  }

  // The plane of the drawing: [left, top, units, width, height, middle longitude], see basemap/frame.py.
  mapgen.Frame = function ([left, top, units, width, height, middle]) {
    /** @param {Point} point */
    const degrees = ([x, y]) => [
      (left + x / units - 0.5) * 360,
      Math.atan(Math.sinh(Math.PI * (1 - 2 * (top + y / units)))) / DEGREE,
    ];
    return {
      middle,
      degrees,
      // Path data as lines of Leaflet's [latitude, longitude].
      latLngs: (path, scale) => lines(path, scale || 1).map((line) => line.map((point) => {
        const [lng, lat] = degrees(point);
        return L.latLng(lat, lng);
      })),
      bounds: [degrees([0, height]).reverse(), degrees([width, 0]).reverse()],
      near: (longitude) => longitude + 360 * Math.round((middle - longitude) / 360),
    };
  };

  /** @param {Point} from @param {number} heading @param {number} meters */
  function destination([lon, lat], heading, meters) {
    const angle = meters / RADIUS, sin = Math.sin(lat * DEGREE), cos = Math.cos(lat * DEGREE);
    const sinLat = Math.max(-1, Math.min(1, sin * Math.cos(angle) + cos * Math.sin(angle) * Math.cos(heading * DEGREE)));
    const east = Math.atan2(Math.sin(heading * DEGREE) * Math.sin(angle) * cos, Math.cos(angle) - sin * sinLat);
    return [lon + east / DEGREE, Math.asin(sinLat) / DEGREE];
  }

  // Counter-clockwise arc; longitudes run on past 180 rather than jump.
  /** @param {Point} centre @param {number} meters @param {number} from @param {number} width */
  function arc(centre, meters, from, width) {
    const count = Math.max(2, Math.ceil(STEPS * width / 360));
    return Array.from({length: count + 1}, (_, i) => destination(centre, from + width - width * i / count, meters));
  }

  // The rings of a shape [longitude, latitude, outer, inner, heading, half angle], closed, metres and degrees.
  mapgen.rings = function ([lon, lat, outer, inner, heading, half]) {
    const centre = [lon, lat];
    if (heading !== undefined) {
      const far = arc(centre, outer, heading - half, 2 * half);
      const near = inner > 0 ? arc(centre, inner, heading - half, 2 * half).reverse() : [centre];
      return [[...far, ...near, far[0]]];
    }
    const full = arc(centre, outer, 0, 360);
    return inner > 0 ? [full, arc(centre, inner, 0, 360).reverse()] : [full];
  };

  // Where the figure of a shape stands: in the middle of a disc, on a ring or a sector.
  mapgen.labelPoint = function ([lon, lat, outer, inner, heading]) {
    return inner === undefined ? [lon, lat] : destination([lon, lat], heading === undefined ? 45 : heading, (outer + inner) / 2);
  };

  // Great-circle distance in metres.
  mapgen.distance = function ([lonA, latA], [lonB, latB]) {
    const a = Math.sin((latB - latA) * DEGREE / 2) ** 2
      + Math.cos(latA * DEGREE) * Math.cos(latB * DEGREE) * Math.sin((lonB - lonA) * DEGREE / 2) ** 2;
    return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
  };

  // True where the point lies in rings filled even-odd.
  mapgen.inside = function (rings, [x, y]) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[i], [bx, by] = ring[j];
        if (ay > y !== by > y && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  };
})(window.mapgen);
