import type { Problem } from '../../../kernel/problem';

/** One row of the tracker's workbook: what it says of one duty; null = the cell says nothing. */
export interface TrackedDuty {
  readonly code: string;
  readonly externalReference: string | null;
  readonly note: string | null;
}

/** What a workbook would change. `errors` name the cell; with one of them nothing is taken over. */
export interface TrackerPayload {
  readonly duties: readonly TrackedDuty[];
  readonly errors: readonly Problem[];
}

/** A duty as it stands now: its number in the tracker, and what was last written about it. */
export interface TrackedNow {
  readonly code: string;
  readonly externalReference: string | null;
  readonly lastText: string | null;
}

export interface TrackerChange extends TrackedDuty {
  readonly referenceBefore: string | null;
}

/** Only what differs: an empty cell changes nothing, and the same workbook sent twice changes nothing the second time. */
export function trackerChanges(sent: readonly TrackedDuty[], now: readonly TrackedNow[]): readonly TrackerChange[] {
  const stored = new Map(now.map((one) => [one.code, one]));
  return sent.flatMap(({ code, externalReference, note }) => {
    const before = stored.get(code);
    if (!before) return [];
    const reference = externalReference !== null && externalReference !== before.externalReference ? externalReference : null;
    const words = note !== null && note !== before.lastText ? note : null;
    return reference === null && words === null ? [] : [{ code, externalReference: reference, note: words, referenceBefore: before.externalReference }];
  });
}
