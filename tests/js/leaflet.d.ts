// What the scripts use of Leaflet beyond its published types: methods that it keeps to itself, options of our own, and
// pairs of numbers where the types ask for more.
import 'leaflet';

declare module 'leaflet' {
  interface DivOverlay {
    _content: unknown;
    _updateContent(): void;
  }
  interface Circle {
    _radius: number;
    _radiusY: number;
    _project(): void;
    _updateBounds(): void;
  }
  interface CircleMarkerOptions {
    /** Pixels below which a circle is not drawn smaller. */
    least?: number;
  }
  interface Path {
    getElement(): SVGElement;
  }
  interface Map {
    fitBounds(bounds: number[][], options?: FitBoundsOptions): this;
    getBoundsZoom(bounds: number[][]): number;
  }
  function polygon(latlngs: number[][][], options?: PolylineOptions): Polygon;
  interface Handler {
    _draggable: any;
  }
}
