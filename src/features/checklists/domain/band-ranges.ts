import type { Scoring } from './scoring';

/** One step of the points: what must be reached, and what it brings. `upTo` for shares that should be low. */
export interface BandRange {
  readonly bound: 'from' | 'under' | 'upTo' | 'over' | 'any';
  /** The limit as people say it; null when any value brings these points. */
  readonly value: number | null;
  readonly score: number;
}

/**
 * Bands as people read them: "from 20: 3 points, from 10: 2, under 10: 0" and not "from 0: 0". A last band that catches everything is said
 * by the limit of the one before it. Best first.
 */
export function bandRanges(scoring: Extract<Scoring, { kind: 'bands' }>): readonly BandRange[] {
  const upwards = scoring.direction === 'higherIsBetter';
  const ordered = [...scoring.bands].sort((a, b) => (upwards ? b.threshold - a.threshold : a.threshold - b.threshold));
  return ordered.map(({ threshold, score }, index) => {
    const before = ordered[index - 1];
    const last = index === ordered.length - 1 && score === 0;
    if (last && before === undefined) return { bound: 'any', value: null, score };
    if (last && before) return { bound: upwards ? 'under' : 'over', value: before.threshold, score };
    return { bound: upwards ? 'from' : 'upTo', value: threshold, score };
  });
}
