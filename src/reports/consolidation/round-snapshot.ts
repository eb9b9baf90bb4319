import type { CalendarDate, Instant } from '../../kernel/calendar-date';
import type { FindingState, RemedyResult, ReviewDecision } from '../../features/findings';
import type { Lateness, ObligationKind } from '../../features/obligations';
import type { ArrivalChannel } from '../../features/remediation';
import type { RoundSummary } from '../queries/round-summary.query';
import type { FindingGroup } from '../queries/finding-groups';

/**
 * Everything the papers of a round are made from, as plain values: written to the database when the figures are frozen, and the papers
 * made from it years later are the same. New fields may be added, none may change its meaning.
 */
export interface RoundSnapshot {
  readonly takenAt: Instant;
  readonly round: SnapshotRound;
  readonly directive: SnapshotDirective | null;
  readonly summary: RoundSummary;
  /** Inspected units in the order of the round. */
  readonly units: readonly SnapshotUnit[];
  readonly areas: readonly { readonly code: string; readonly name: string; readonly maxScore: number }[];
  readonly findings: readonly SnapshotFinding[];
  readonly reports: readonly SnapshotReport[];
  readonly clauses: readonly SnapshotClause[];
  readonly duties: readonly SnapshotDuty[];
  readonly urgings: readonly SnapshotUrging[];
}

export interface SnapshotRound {
  readonly code: string;
  readonly year: number;
  readonly quarter: number;
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
  readonly sample: boolean;
  /** `Tỉnh Đồng Tháp` and `Đồng Tháp`, as named on the round's day. */
  readonly province: string;
  readonly place: string;
}

export interface SnapshotDirective {
  readonly documentNumber: string | null;
  readonly signedOn: CalendarDate | null;
  readonly issuerTitle: string;
  readonly summary: string;
}

export interface SnapshotUnit {
  readonly code: string;
  readonly name: string;
  readonly total: number;
  readonly groups: Readonly<Record<FindingGroup, number>>;
  readonly repeated: number;
  /** Points by area of the checklist; null when the unit was not visited. */
  readonly score: SnapshotScore | null;
}

export interface SnapshotScore {
  readonly areas: readonly { readonly code: string; readonly score: number; readonly applicable: number }[];
  readonly score: number;
  readonly applicable: number;
  readonly percent: number | null;
}

export interface SnapshotFinding {
  readonly code: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly criterion: string;
  /** Area of the checklist in its short form, `VIII. Trọng tâm quý`; figures that were frozen without it have none. */
  readonly area?: string;
  readonly topic: string | null;
  readonly title: string;
  readonly severity: 'serious' | 'medium' | 'minor';
  readonly cause: string | null;
  readonly dependency: string | null;
  readonly owner: string;
  readonly ownerCode: string;
  readonly coordinators: readonly string[];
  readonly committedOn: CalendarDate | null;
  readonly repeated: boolean;
  readonly state: FindingState;
  readonly group: FindingGroup;
  readonly transferredTo: string | null;
  /** The newest answer that was sent; null while the unit has not reported. */
  readonly answer: SnapshotAnswer | null;
}

export interface SnapshotAnswer {
  readonly version: number;
  readonly result: RemedyResult | null;
  readonly done: string | null;
  readonly difficulty: string | null;
  readonly decision: ReviewDecision | null;
  readonly evidence: readonly { readonly name: string; readonly size: number; readonly sha256: string; readonly receivedAt: Instant }[];
}

/** One sending of a remediation report. */
export interface SnapshotReport {
  readonly unitCode: string;
  readonly number: number;
  readonly state: string;
  readonly documentNumber: string | null;
  readonly documentDate: CalendarDate | null;
  readonly receiptNumber: string | null;
  readonly submittedAt: Instant | null;
  readonly reviewedAt: Instant | null;
  /** How it came when Home Affairs recorded it for the unit; figures that were frozen before have none. */
  readonly onBehalf?: ArrivalChannel;
}

/** One demand of the directive; `lead` and `coordinators` name groups where the whole group is meant. */
export interface SnapshotClause {
  readonly number: string;
  readonly leaf: boolean;
  readonly content: string;
  readonly lead: string;
  readonly coordinators: string;
  readonly dueWording: string | null;
  readonly dated: boolean;
}

export interface SnapshotDuty {
  readonly code: string;
  readonly clause: string;
  readonly kind: ObligationKind;
  readonly unitCode: string;
  readonly unitName: string;
  readonly state: string;
  readonly dueWording: string | null;
  /** Last day that is still in time under the strict reading; null without a deadline. */
  readonly lastDay: CalendarDate | null;
  /** Only where the duty was extended: the last day by the extension (`lastDay` is the same), and how it stands by the date of the paper. */
  readonly extendedTo?: CalendarDate;
  readonly first?: { readonly lastDay: CalendarDate; readonly strict: Lateness };
  readonly firstSubmittedAt: Instant | null;
  readonly strict: Lateness;
  readonly lenient: Lateness;
}

export interface SnapshotUrging {
  readonly number: number;
  readonly unitCode: string;
  readonly level: string;
  readonly channel: string;
  readonly sentAt: Instant;
}
