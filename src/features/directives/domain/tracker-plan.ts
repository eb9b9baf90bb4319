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
