import { percentOf } from '../../../kernel/percent';
import type { FindingState } from './finding.machine';

/** Findings that were never issued, or were withdrawn, are nobody's to remedy. */
const NOT_COUNTED: readonly FindingState[] = ['draft', 'agreed', 'disputed', 'withdrawn'];

export function isIssued(state: FindingState): boolean {
  return !NOT_COUNTED.includes(state);
}

export interface RemedyCount {
  readonly total: number;
  readonly verified: number;
  readonly transferred: number;
  /** verified / (total - transferred) in percent with one decimal; null when nothing is left to remedy. */
  readonly ratePercent: number | null;
}

export function remedyCount(states: readonly FindingState[]): RemedyCount {
  const counted = states.filter(isIssued);
  const verified = counted.filter((state) => state === 'verified').length;
  const transferred = counted.filter((state) => state === 'transferred').length;
  return { total: counted.length, verified, transferred, ratePercent: remediedRate(verified, counted.length, transferred) };
}

/** Percent with one decimal, or null when every finding was transferred or there is none. */
export function remediedRate(verified: number, total: number, transferred: number): number | null {
  return percentOf(verified, total - transferred);
}
