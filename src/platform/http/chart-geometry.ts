/** Positions of a stacked bar in percent of its width, so that the SVG needs no style attribute. */
export interface BarSegment {
  readonly index: number;
  readonly value: number;
  readonly x: number;
  readonly width: number;
  readonly middle: number;
}

/**
 * Shares of a stacked bar. A part that is not zero is never narrower than `minShare` percent, so that its number
 * can be read; the others give way in proportion.
 */
export function stackedBar(values: readonly number[], minShare = 7): BarSegment[] {
  const parts = values.map((value, index) => ({ value, index })).filter((part) => part.value > 0);
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  if (total === 0) return [];
  const floor = Math.min(minShare, 100 / parts.length);
  const raised = parts.map((part) => Math.max((part.value / total) * 100, floor));
  const surplus = raised.reduce((sum, share) => sum + share, 0) - 100;
  const room = raised.reduce((sum, share) => sum + (share - floor), 0);
  let x = 0;
  return parts.map((part, i) => {
    const share = raised[i] ?? 0;
    const width = room > 0 ? share - (surplus * (share - floor)) / room : share;
    const segment = { index: part.index, value: part.value, x: round(x), width: round(width), middle: round(x + width / 2) };
    x += width;
    return segment;
  });
}

export interface TrendPoint {
  readonly index: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

export interface TrendGeometry {
  /** One `points` attribute per unbroken run: a missing value or a break between two periods ends a line. */
  readonly lines: readonly string[];
  readonly points: readonly TrendPoint[];
  readonly breakX: number | null;
}

/**
 * Small line chart in a box of `width` x `height` units. `max` is the top of the scale (100 for percent).
 * `breakAfter` is the index after which the line is cut, e.g. at the change of units on 1/7/2025.
 */
export function trendLine(
  values: readonly (number | null)[],
  box: { readonly width: number; readonly height: number; readonly max: number; readonly breakAfter?: number | null },
): TrendGeometry {
  const inset = 6;
  const step = values.length > 1 ? (box.width - 2 * inset) / (values.length - 1) : 0;
  const points: TrendPoint[] = [];
  const runs: TrendPoint[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) {
      runs.push([]);
      return;
    }
    const share = box.max > 0 ? Math.min(1, Math.max(0, value / box.max)) : 0;
    const point = { index, value, x: round(inset + index * step), y: round(box.height - inset - share * (box.height - 2 * inset)) };
    points.push(point);
    runs.at(-1)?.push(point);
    if (index === box.breakAfter) runs.push([]);
  });
  const cut = box.breakAfter ?? null;
  return {
    points,
    lines: runs.filter((run) => run.length > 1).map((run) => run.map((p) => `${p.x},${p.y}`).join(' ')),
    breakX: cut !== null && cut < values.length - 1 ? round(inset + (cut + 0.5) * step) : null,
  };
}

/** Step 0 to 5 of the heat scale: the count itself up to 5 (`ux` scale 0 … 5+). */
export function heatStep(value: number): number {
  return Math.max(0, Math.min(5, Math.floor(value)));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
