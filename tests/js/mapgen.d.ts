// The types of what the page's scripts share: the JSON island (mapgen/page/island.py), what they make of it, and the
// functions that each puts on the one global. Every longitude stands before its latitude but in Leaflet's own types.

/** Longitude, latitude. */
type Point = number[];
type Ring = Point[];
type Box = [left: number, top: number, right: number, bottom: number];
/** Longitude, latitude, outer radius, inner radius (metres), heading, half angle (degrees); as far as needed. */
type Shape = number[];
type Message = string | Record<string, string>;
type Values = Record<string, any> & {n?: number};
type Properties = {verbatimLocality: string; coordinateUncertaintyInMeters: number};

interface Place {
  id: string;
  name: string;
  figure: string;
  precision: string;
  shape?: Shape;
  /** Id of the gradient that fills it. */
  fill?: string;
  /** Where its label stands, in the drawing's units. */
  at?: Point;
  properties: Properties;
  /** Index of the container that holds it. */
  home?: number;
  /** What it adds to the sums, where that is not its figure. */
  counted?: string;
  /** Made by the scripts. */
  centre?: Point;
  layer?: L.Path & Partial<Pick<L.Polygon, 'getBounds'>>;
  stand?: L.CircleMarker;
  rings?: Ring[];
  bounds?: L.LatLngBounds;
  contains?: (point: Point) => boolean;
  /** In degrees of latitude. */
  reach?: number;
  /** Not drawn. */
  hidden?: boolean;
  /** Does not match the filter. */
  off?: boolean;
  /** Of places in rows only. */
  index?: number;
  radius?: number;
  first?: Day;
  last?: Day;
  zone?: string;
}

/** Day number since 1970, or null. */
type Day = number | null;

interface Columns {
  kind: number[];
  figure: string[];
  home: number[];
  longitude: number[];
  latitude: number[];
  radius: number[];
  day: Day[];
  last: Record<number, Day>;
  shape: Record<number, number[]>;
  area: Record<number, Point>;
  counted: Record<number, string>;
}

interface Step {
  day: string;
  gone: string[];
  changed: Pick<Place, 'id' | 'name' | 'figure' | 'properties'>[];
  totals: string[];
}

type ContainerData = [
  name: string, parent: number | null, room: number, circle: [longitude: number, latitude: number, radius: number],
  at: Point, figure: string, held: number,
];

interface Data {
  language: string;
  drawing: string;
  frame: [left: number, top: number, units: number, width: number, height: number, middle: number];
  far: [scale: number, land: string, coast: string];
  dashes: Record<string, string | null>;
  texts: Texts;
  places: Place[];
  unlocated: Pick<Place, 'id' | 'properties'>[];
  towns: [name: string, longitude: number, latitude: number][];
  tiles: {url: string; subdomains: string; attribution: [text: string, href: string | null][]; maxZoom: number} | null;
  later?: Step[];
  containers?: ContainerData[];
  rows?: Columns;
  /** The places of rows as they are listed. */
  inOrder?: Place[];
}

/** Texts of the section "map" of the messages; those with plurals go through mapgen.words. */
type Texts = Record<string, string> & {more?: any; shown?: any; opened?: any};

interface Frame {
  middle: number;
  degrees(point: number[]): Point;
  latLngs(path: string, scale?: number): L.LatLng[][];
  bounds: number[][];
  near(longitude: number): number;
}

/** A container of places; the root of all has no more than these first ones. */
interface SumNode {
  /** Zoom from which on it shows what it holds. */
  opens: number;
  /** Number of places. */
  held: number;
  /** Indices of the places in no smaller container. */
  own: number[];
  children: SumNode[];
  places?: Place[];
  figure?: string;
  name?: string;
  index?: number;
  /** In metres. */
  radius?: number;
  parent?: number | null;
  at?: Point;
  circle?: Point;
  /** The outline in the drawing. */
  path?: string;
  layer?: L.Path;
}

/** What the places of a container add up to. */
type Sum = {arrests: number; stated: boolean; more: boolean; some: boolean};

interface Sums {
  root: SumNode;
  nodes: SumNode[];
  shown: SumNode[];
  places: Place[];
  place(index: number): Place;
}

/** Where labels stand already. */
interface Grid {
  claim(box: Box, view?: Box): boolean;
}

interface Label {
  text: string;
  at: L.LatLngExpression;
  kind: string;
  marker?: L.Marker;
}

/** One map and all that the scripts know of it. */
interface Atlas {
  element: HTMLElement;
  frameElement: HTMLElement;
  data: Data;
  frame: Frame;
  texts: Texts;
  drawing: HTMLElement;
  readonly byId: Map<string, Place>;
  card(id: string): HTMLElement | null;
  chosen: Place | null;
  popup: L.Popup | null;
  opener: HTMLElement | SVGElement | null;
  listed: (() => void)[] | null;
  whenListed(action: () => void): void;
  map?: L.Map;
  announce?: (text: string) => void;
  names?: Map<string, Place>;
  firstZoom?: number;
  showAll?: () => void;
  /** True while a choice is being changed, when a closed popup is no reader's doing. */
  changing?: boolean;
  shift?: {from: L.LatLng; to: L.LatLng | null; zoom: number} | null;
  zoneRenderer?: L.Renderer;
  painted?: boolean;
  count?: number;
  least?: number;
  accent?: string;
  outline?: (place: Place) => Ring[];
  labels?: Map<string, Label>;
  sums?: Sums;
  list?: HTMLElement;
  more?: HTMLButtonElement;
  limit?: number;
  matches?: (place: Place) => boolean;
  fill?: (shown: Place[]) => void;
  readAll?: () => void;
  refreshList?: () => number;
}

interface FurtherReport {
  url: string;
  title: string;
  about: string;
}

type Attributes = Record<string, string | boolean | null | undefined>;
type Choice = {from: 'map' | 'keyboard' | 'stack' | 'list' | 'address'; focus?: boolean; at?: L.LatLng};

interface Mapgen {
  // dom.js
  element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag, attributes: Attributes, ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Tag];
  idle(action: () => void): void;
  icon(path: string): SVGElement;
  iconButton(path: string, label: string, action: () => void): HTMLButtonElement;
  words(message: Message, language: string, values: Values): string;
  attempt<Result>(action: () => Result): Result | undefined;
  embedded: boolean;
  reducedMotion(): boolean;
  // geometry.js
  Frame(frame: Data['frame']): Frame;
  rings(shape: Shape): Ring[];
  labelPoint(shape: Shape): Point;
  /** In metres. */
  distance(a: Point, b: Point): number;
  inside(rings: Ring[], point: Point): boolean;
  // basemap.js
  addBasemap(atlas: Atlas): unknown;
  outlines(atlas: Atlas): (place: Place) => Ring[];
  // zones.js
  addZones(atlas: Atlas): void;
  zoneLayer(atlas: Atlas, place: Place): Place['layer'];
  showZone(atlas: Atlas, place: Place, shown: boolean): void;
  markZone(atlas: Atlas, place: Place, on: boolean): void;
  // labels.js
  addLabels(atlas: Atlas): void;
  refreshLabels(atlas: Atlas): void;
  // popups.js
  openPopup(
    atlas: Atlas, latLng: L.LatLngExpression, content: Node,
    options: {name: string; opener?: Atlas['opener']; focus?: boolean},
  ): L.Popup;
  popupContent(atlas: Atlas, place: Place): Node;
  stackContent(atlas: Atlas, places: Place[]): Node;
  addPopups(atlas: Atlas): void;
  // choice.js
  choose(atlas: Atlas, place: Place, choice: Choice): void;
  unchoose(atlas: Atlas): void;
  chooseAt(atlas: Atlas, latLng: L.LatLng, place: Place): void;
  lookAt(atlas: Atlas, place: Place): void;
  addAddress(atlas: Atlas): void;
  // controls.js, gestures.js, list.js, filter.js, extras.js, height.js
  addControls(atlas: Atlas): void;
  addGestures(atlas: Atlas): void;
  addList(atlas: Atlas): void;
  fold(text: string): string;
  addFilter(atlas: Atlas): void;
  addTiles(atlas: Atlas): void;
  addDownload(atlas: Atlas): void;
  addHeight(): void;
  // withdraw.js
  withdraw(data: Data): void;
  withdrawCards(): void;
  // foreign.js
  foreign(icons: Partial<L.IconOptions>): void;
  // mount.js
  mount(element: HTMLElement, data: Data): L.Map;
  // sums.js, rows.js, reports.js: of pages of many places only
  addSums(atlas: Atlas): void;
  addSumsTable(atlas: Atlas): void;
  refreshSums(atlas: Atlas): void;
  unfold(data: Data, plane: Frame): void;
  rowAt(index: number): Place;
  smallest(columns: Columns): [longitude: number, latitude: number, radius: number];
  withdrawRows(data: Data, over: Map<string, string | null>): void;
  addRows(atlas: Atlas): void;
  readReports(): Promise<Map<string, FurtherReport[]>>;
}

interface Window {
  mapgen: Mapgen;
  reportedMaps: {folder: string; show(host: HTMLElement): void}[];
  $: unknown;
  ResizeObserver: typeof ResizeObserver;
}

// What element.js finds round itself, see templates/reported-map.js.
declare const kit: {language: string; css: string; shell: string; data: Data; library?: typeof L};
declare function leaflet(exports: {noConflict?(): typeof L}, module: object): void;
declare function scripts(
  window: object, document: object, location: object, history: object, L_: typeof L,
): Mapgen;

// What the scripts look for in the page are its own elements, of which they know more than a browser can.
interface ParentNode {
  querySelector<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): HTMLElementTagNameMap[Tag] | null;
  querySelector(selectors: `a[${string}`): HTMLAnchorElement | null;
  querySelector(selectors: string): HTMLElement | null;
  querySelectorAll<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): NodeListOf<HTMLElementTagNameMap[Tag]>;
  querySelectorAll(selectors: `template[${string}`): NodeListOf<HTMLTemplateElement>;
  querySelectorAll(selectors: string): NodeListOf<HTMLElement>;
}

interface Document {
  getElementById<Found extends HTMLElement = HTMLElement>(id: string): Found | null;
  readonly activeElement: HTMLElement | null;
}

interface HTMLElement {
  readonly parentNode: HTMLElement;
}

interface Element {
  readonly children: HTMLCollectionOf<HTMLElement>;
  closest<Tag extends keyof HTMLElementTagNameMap>(selectors: Tag): HTMLElementTagNameMap[Tag] | null;
  closest(selectors: string): HTMLElement | null;
}

interface ChildNode {
  data?: string;
}

interface UIEvent {
  readonly target: HTMLElement;
}

interface ShadowRootEventMap {
  click: MouseEvent;
}

interface HTMLFormControlsCollection {
  [name: string]: any;
}

interface HTMLElementTagNameMap {
  'reported-map': HTMLElement & {show?(): void};
}
