export const MISSING_KINDS = ['report', 'finding', 'returned', 'signedCopy', 'output', 'supplement'] as const;
export type MissingKind = (typeof MISSING_KINDS)[number];

/**
 * One thing that is owed. `code`: of the finding, or the number of the item in the report. `text`: its title, or the reason of the return,
 * in Vietnamese as it stood that moment.
 */
export interface MissingItem {
  readonly kind: MissingKind;
  readonly code: string | null;
  readonly text: string;
}

export interface OwedDuty {
  readonly byReport: boolean;
  readonly returned: boolean;
  /** What the directive asks for, or the duty's title. */
  readonly output: string;
  /** Findings that the report has to answer. */
  readonly findings: readonly { readonly code: string; readonly title: string }[];
  /** Items that were given back, from the newest sent version. */
  readonly returnedItems: readonly { readonly n: number; readonly title: string }[];
  readonly signedCopy: boolean;
  /** Why the result of a duty without a report was given back. */
  readonly reason: string | null;
}

/** What lacks of one duty, from what the unit has sent: drafts are its own and are not looked at. */
export function missingOf(duty: OwedDuty): readonly MissingItem[] {
  if (!duty.byReport) {
    return [{ kind: 'output', code: null, text: duty.output }, ...(duty.returned && duty.reason ? [{ kind: 'supplement', code: null, text: duty.reason } as const] : [])];
  }
  if (!duty.returned) {
    return [{ kind: 'report', code: null, text: duty.output }, ...duty.findings.map(({ code, title }) => ({ kind: 'finding', code, text: title }) as const)];
  }
  const items = duty.returnedItems.map(({ n, title }) => ({ kind: 'returned', code: String(n), text: title }) as const);
  return [...items, ...(duty.signedCopy ? [] : [{ kind: 'signedCopy', code: null, text: duty.output } as const])];
}
