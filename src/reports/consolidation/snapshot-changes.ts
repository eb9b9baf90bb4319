import type { RoundSnapshot, SnapshotFinding, SnapshotReport } from './round-snapshot';

/** One finding or report that is no longer as it was frozen. */
export interface SnapshotChange {
  readonly kind: 'finding' | 'report';
  readonly code: string;
}

type Compared = Pick<RoundSnapshot, 'findings' | 'reports'>;

/** What changed since the figures were frozen. Lateness is not compared: it moves with the calendar. */
export function snapshotChanges(frozen: Compared, live: Compared): readonly SnapshotChange[] {
  return [
    ...changed(findingsOf(frozen.findings), findingsOf(live.findings)).map((code) => ({ kind: 'finding' as const, code })),
    ...changed(reportsOf(frozen.reports), reportsOf(live.reports)).map((code) => ({ kind: 'report' as const, code })),
  ];
}

function findingsOf(findings: readonly SnapshotFinding[]): ReadonlyMap<string, string> {
  return new Map(findings.map(({ code, state, committedOn, owner, transferredTo, answer }) => [code, JSON.stringify([state, committedOn, owner, transferredTo, answer])]));
}

function reportsOf(reports: readonly SnapshotReport[]): ReadonlyMap<string, string> {
  return new Map(reports.map((report) => [`${report.unitCode}/${report.number}`, JSON.stringify([report.state, report.documentNumber, report.documentDate, report.submittedAt, report.reviewedAt])]));
}

function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();
}
