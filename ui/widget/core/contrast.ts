type Rgb = readonly [number, number, number];

const AA = 4.5;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [15, 17, 20];

/** The colours a brand may use: each is readable on what it stands on, whatever colour was chosen. */
export interface Palette { brand: string; onBrand: string; text: string; soft: string }

export function palette(colour: string, surface: string): Palette {
  const brand = parse(colour) ?? parse('#0d6b5f') ?? BLACK;
  const ground = parse(surface) ?? WHITE;
  const onBrand = ratio(brand, WHITE) >= AA ? WHITE : BLACK;
  // A middling colour carries neither white nor black well enough: it is moved until it does.
  const solid = towards(brand, onBrand === WHITE ? BLACK : WHITE, (shade) => ratio(shade, onBrand) >= AA);
  const away = luminance(ground) > 0.18 ? BLACK : WHITE;
  const soft = mix(ground, brand, 0.1);
  const text = towards(brand, away, (shade) => ratio(shade, ground) >= AA && ratio(shade, soft) >= AA);
  return { brand: hex(solid), onBrand: hex(onBrand), text: hex(text), soft: hex(soft) };
}

/** WCAG's contrast of two colours such as `#0d6b5f`; 1 when one cannot be read. */
export function contrast(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)];
  return a && b ? ratio(a, b) : 1;
}

function parse(colour: string): Rgb | null {
  const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec(colour.trim());
  const long = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour.trim());
  const parts = long ?? short;
  if (!parts) return null;
  const value = (part: string | undefined) => parseInt((long ? part : `${part}${part}`) ?? '', 16);
  return [value(parts[1]), value(parts[2]), value(parts[3])];
}

const hex = (colour: Rgb) => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
const mix = (from: Rgb, to: Rgb, share: number): Rgb =>
  [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];

function towards(from: Rgb, to: Rgb, enough: (shade: Rgb) => boolean): Rgb {
  for (let step = 0; step < 20; step++) {
    const shade = mix(from, to, step / 20);
    // What counts is the colour as it is written down, not the one before rounding.
    if (enough(parse(hex(shade)) ?? shade)) return shade;
  }
  return to;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function ratio(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}
