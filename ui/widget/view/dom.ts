type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;
export type Child = Node | string | null | false;

/** An element. Content is only ever text or nodes, never markup; `on…` attributes are listeners. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), guarded(value as (event: Event) => void));
    else set(element, name, value);
  }
  element.append(...children.filter((one): one is Node | string => one !== null && one !== false));
  return element;
}

export function set(element: Element, name: string, value: string | number | boolean | null | undefined): void {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value === true ? '' : value)) element.setAttribute(name, value === true ? '' : String(value));
}

/** Whatever fails in here must not reach the page that hosts the widget. */
export function guarded<E>(listener: (event: E) => void): (event: E) => void {
  return (event) => {
    try {
      listener(event);
    } catch (failure) {
      console.warn('insaka chat', failure);
    }
  };
}

const SVG = 'http://www.w3.org/2000/svg';
const ICONS = {
  chat: 'M21 11.5a8.4 8.4 0 0 1-12 7.6L3 21l1.9-6A8.5 8.5 0 1 1 21 11.5Z',
  down: 'm6 9 6 6 6-6',
  close: 'M18 6 6 18M6 6l12 12',
  clip: 'm21.4 11-9.2 9.2a6 6 0 0 1-8.5-8.5l8.6-8.5a4 4 0 1 1 5.6 5.6l-8.6 8.6a2 2 0 0 1-2.8-2.9l8.5-8.4',
  send: 'm5 12 7-7 7 7M12 19V5',
  sound: 'M11 5 6 9H2v6h4l5 4ZM15.5 8.5a5 5 0 0 1 0 7M19 5a10 10 0 0 1 0 14',
  mute: 'M11 5 6 9H2v6h4l5 4ZM22 9l-6 6M16 9l6 6',
  bell: 'M6 8a6 6 0 0 1 12 0c0 7 3 9 3 9H3s3-2 3-9M10.3 21a2 2 0 0 0 3.4 0',
  belloff: 'M8.7 3A6 6 0 0 1 18 8c0 2.6.4 4.6 1 6M17 17H3s3-2 3-9c0-.7.1-1.3.3-2M10.3 21a2 2 0 0 0 3.4 0M2 2l20 20',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3 2',
  tick: 'm5 12.5 4.5 4.5L19 7',
  ticks: 'm2 12.5 4.5 4.5L15 8M12 16l1 1 9-9',
  alert: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 8v5M12 16.5v.1',
  file: 'M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8ZM14 3v5h5',
  reply: 'm9 17-5-5 5-5M4 12h10a6 6 0 0 1 6 6v1',
} as const;
export type Icon = keyof typeof ICONS;

export function icon(name: Icon, size = 20): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({
    viewBox: '0 0 24 24', width: String(size), height: String(size), fill: 'none', stroke: 'currentColor', 'stroke-width': '2',
    'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true', 'data-icon': name,
  })) svg.setAttribute(key, value);
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** Puts `wanted` into `parent` in this order, moving and touching only what differs. */
export function arrange(parent: Element, wanted: readonly Element[]): void {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}
