import type { CalendarDate } from '../../kernel/calendar-date';
import type { FindingState } from '../../features/findings';

/** A finding as the rules of the chair's page see it. */
export interface OverviewFinding {
  readonly code: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  readonly topic: string | null;
  readonly state: FindingState;
  readonly repeated: boolean;
  readonly unitCode: string;
  readonly unitName: string;
  readonly areaCode: string;
  readonly ownerId: string;
  /** The department that must remedy it; null when it is the unit's own matter. */
  readonly department: string | null;
  /** The remedy's own date. */
  readonly dueOn: CalendarDate | null;
}

/** A finding handed over to another body is not closed by that: somebody still has to remedy it. */
export function isUnremedied({ state }: Pick<OverviewFinding, 'state'>): boolean {
  return state !== 'verified' && state !== 'withdrawn';
}

export function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** Largest first; equal ones stay in their order. */
export function countedBy(values: readonly string[]): readonly { readonly name: string; readonly count: number }[] {
  return distinct(values)
    .map((name) => ({ name, count: values.filter((value) => value === name).length }))
    .sort((a, b) => b.count - a.count);
}
