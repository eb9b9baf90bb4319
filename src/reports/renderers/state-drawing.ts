import type { StateTone } from '../model/cells';

/**
 * Bars drawn once as SVG for paper and page. Each tone has its own colour, its own grey and its own hatching, and every
 * segment carries its number, so that a black-and-white print loses nothing.
 */
interface ToneLook {
  readonly fill: string;
  readonly ink: string;
  readonly hatch: 'none' | 'rising' | 'falling' | 'level' | 'cross' | 'dots';
}

const LOOKS: Readonly<Record<StateTone, ToneLook>> = {
  done: { fill: '#14604d', ink: '#14604d', hatch: 'none' },
  claimed: { fill: '#8fb4dd', ink: '#2f5f95', hatch: 'level' },
  doing: { fill: '#fbe3ac', ink: '#a06f00', hatch: 'rising' },
  transferred: { fill: '#f1f4f7', ink: '#5b6876', hatch: 'dots' },
  notYet: { fill: '#a31621', ink: '#ffffff', hatch: 'cross' },
  late: { fill: '#d9737b', ink: '#ffffff', hatch: 'falling' },
  neutral: { fill: '#ffffff', ink: '#5b6876', hatch: 'none' },
};

export interface BarSegment {
  readonly tone: StateTone;
  readonly count: number;
}

/** A stacked bar that fills the given size (any unit). Segments of zero are left out. */
export function stateBarSvg(segments: readonly BarSegment[], width: number, height: number, font: string): string {
  const gap = 1;
  const full = segments.reduce((sum, { count }) => sum + Math.max(0, count), 0);
  let x = 0;
  const parts: string[] = [];
  for (const segment of segments) {
    if (segment.count <= 0) continue;
    const span = (segment.count / full) * width;
    parts.push(box(segment.tone, x, 0.5, Math.max(span - gap, 1), height - 1), plate(segment.count, x + (span - gap) / 2, height, font));
    x += span;
  }
  return svg(width, height, parts.join(''));
}

/** The legend's little box. */
export function swatchSvg(tone: StateTone, width: number, height: number): string {
  return svg(width, height, box(tone, 0.5, 0.5, width - 1, height - 1));
}

function svg(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}">${content}</svg>`;
}

function box(tone: StateTone, x: number, y: number, width: number, height: number): string {
  const look = LOOKS[tone];
  const frame = `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${look.fill}" stroke="#333333" stroke-width="0.6"/>`;
  return frame + hatching(look, x, y, width, height);
}

function hatching(look: ToneLook, x: number, y: number, width: number, height: number): string {
  const stroke = (d: string): string => `<path d="${d}" stroke="${look.ink}" stroke-width="0.7" fill="none"/>`;
  switch (look.hatch) {
    case 'none':
      return '';
    case 'level':
      return stroke(range(3, height, 3).map((dy) => `M${n(x)} ${n(y + dy)}H${n(x + width)}`).join(''));
    case 'rising':
      return stroke(diagonals(x, y, width, height, false));
    case 'falling':
      return stroke(diagonals(x, y, width, height, true));
    case 'cross':
      return stroke(diagonals(x, y, width, height, false) + diagonals(x, y, width, height, true));
    case 'dots':
      return range(3, width, 4)
        .flatMap((dx, column) => range(column % 2 === 0 ? 3 : 5, height, 4).map((dy) => `<circle cx="${n(x + dx)}" cy="${n(y + dy)}" r="0.6" fill="${look.ink}"/>`))
        .join('');
  }
}

/** 45° lines 4 units apart, cut at the box. */
function diagonals(x: number, y: number, width: number, height: number, falling: boolean): string {
  return range(4, width + height, 4)
    .map((offset) => {
      const from = { dx: Math.max(0, offset - height), dy: Math.min(height, offset) };
      const to = { dx: Math.min(width, offset), dy: Math.max(0, offset - width) };
      const line = falling ? [width - from.dx, from.dy, width - to.dx, to.dy] : [from.dx, from.dy, to.dx, to.dy];
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = line;
      return `M${n(x + x1)} ${n(y + y1)}L${n(x + x2)} ${n(y + y2)}`;
    })
    .join('');
}

function plate(count: number, centre: number, height: number, font: string): string {
  const text = String(count);
  const size = height * 0.72;
  const width = size * 0.5 * text.length + size * 0.5;
  const plateHeight = height - 4;
  return (
    `<rect x="${n(centre - width / 2)}" y="2" width="${n(width)}" height="${n(plateHeight)}" fill="#ffffff"/>` +
    `<text x="${n(centre)}" y="${n(height / 2 + size * 0.34)}" font-family="${font}" font-size="${n(size)}" font-weight="bold" text-anchor="middle" fill="#000000">${text}</text>`
  );
}

function range(from: number, below: number, step: number): number[] {
  const values: number[] = [];
  for (let value = from; value < below; value += step) values.push(value);
  return values;
}

/** Short, locale-free numbers keep the bytes the same everywhere. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Heat scale: lightness falls at every step, so it survives a grey printer. Numbers stand in every cell. */
const HEAT = ['#ffffff', '#fde9c8', '#f9c784', '#ec9440', '#b84a12', '#7f2a0a'] as const;
export function heatColour(value: number | null): { readonly fill: string; readonly text: string } {
  const step = Math.min(HEAT.length - 1, Math.max(0, value ?? 0));
  return { fill: HEAT[step] ?? HEAT[0], text: step >= 4 ? '#ffffff' : '#000000' };
}
