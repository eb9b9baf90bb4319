import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { DueRule } from '../../kernel/due-rule';
import { DateColumn, FlagColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import type { LatenessDecidedBy } from './domain/lateness';
import { OBLIGATION_STATES, type ObligationState } from './domain/obligation.machine';

export const OBLIGATION_KINDS = ['remediation_report', 'self_inspection', 'task', 'standing'] as const;
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/**
 * One duty of one unit (nhiệm vụ): a leaf clause for one addressed unit; `code` is `2018-Q2-D1.2-873`. The rule is the law; the
 * instants are what it comes to on the working calendar, kept so that lists can be filtered. Lateness itself is never stored.
 */
@Entity()
@Unique('uq_obligation_code', ['code'])
@Index('ix_obligation_unit', ['unitId', 'state'])
@Index('ix_obligation_round', ['roundId'])
@Index('ix_obligation_clause', ['clauseId'])
@Index('ix_obligation_due', ['tooLateAt'])
@Index('ix_obligation_extended_due', ['extendedTooLateAt'])
@Index('ix_obligation_series', ['seriesCode'])
@Check('ck_obligation_state', oneOf('state', OBLIGATION_STATES))
@Check('ck_obligation_kind', oneOf('kind', OBLIGATION_KINDS))
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_obligation_round' })
@ForeignKey('Clause', ['clauseId'], ['id'], { name: 'fk_obligation_clause' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_obligation_unit' })
export class Obligation {
  @IdColumn() id!: string;
  @LineColumn(60) code!: string;
  @RefColumn() roundId!: string;
  @RefColumn() clauseId!: string;
  @LineColumn(20) clauseNumber!: string;
  @LineColumn(30) kind!: ObligationKind;
  /** Subject of its clause (`loi_phan_mem`…): findings of the same subject whose remedy is this body's are cured by the duty. */
  @LineColumn(40, { nullable: true }) topic!: string | null;
  @TextColumn() titleVi!: string;
  @TextColumn({ nullable: true }) titleEn!: string | null;
  @LineColumn(200, { nullable: true }) expectedOutputVi!: string | null;
  @RefColumn() unitId!: string;
  @LineColumn(20) state!: ObligationState;
  @JsonColumn() dueRule!: DueRule;
  @LineColumn(120, { nullable: true }) dueWordingVi!: string | null;
  @IntColumn() graceDays!: number;
  /** First instant that is too late under the strict reading; null = no deadline, never late. */
  @InstantColumn({ nullable: true }) tooLateAt!: number | null;
  /** The same when the named day itself still counts ("cách tính rộng"). */
  @InstantColumn({ nullable: true }) lenientTooLateAt!: number | null;
  /** The same two by the newest extension; null = none was granted. The first date above is never touched. Which rules: `rulingMoments`. */
  @InstantColumn({ nullable: true }) extendedTooLateAt!: number | null;
  @InstantColumn({ nullable: true }) extendedLenientTooLateAt!: number | null;
  @DateColumn() requestedOn!: string;
  @InstantColumn({ nullable: true }) firstSubmittedAt!: number | null;
  @InstantColumn({ nullable: true }) lastSubmittedAt!: number | null;
  /** Arrival of the first sending of which nothing was returned. */
  @InstantColumn({ nullable: true }) completeSubmittedAt!: number | null;
  /** The province's rule when the duty was given, kept with it; null = given before there was a choice: the first sending. */
  @LineColumn(20, { nullable: true }) decidedBy!: LatenessDecidedBy | null;
  @InstantColumn({ nullable: true }) lastUpdateAt!: number | null;
  @InstantColumn({ nullable: true }) acceptedAt!: number | null;
  @InstantColumn({ nullable: true }) supersededAt!: number | null;
  /** Code of the later directive that took the place of its clause. */
  @LineColumn(40, { nullable: true }) supersededBy!: string | null;
  /** Start of the day of the request: age and silence are counted from it. */
  @InstantColumn({ nullable: true }) givenAt!: number | null;
  /** When the unit received the paper, where its term runs from then. */
  @DateColumn({ nullable: true }) receivedOn!: string | null;
  /** Of a duty without a date: days after which its unit is asked for an update; null = the province's rule, 0 = never. */
  @IntColumn({ nullable: true }) updateEveryDays!: number | null;
  /** Code of the series that it is one period of. */
  @LineColumn(60, { nullable: true }) seriesCode!: string | null;
  /** The number it has in the task tracker of the committee's office. */
  @LineColumn(80, { nullable: true }) externalReference!: string | null;
  /** Code, title and unit without marks, for the search of lists. */
  @TextColumn({ nullable: true }) searchText!: string | null;
  /** The code with padded numbers: D1.10 stands after D1.2. */
  @LineColumn(120, { nullable: true }) sortKey!: string | null;
  @RowVersionColumn() version!: number;
}

/** A co-operating body: a unit, or a group known by name only (`UBND cấp xã`). */
@Entity()
@Index('ix_obligation_coordinator', ['obligationId'])
@Index('ix_obligation_coordinator_unit', ['unitId'])
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_obligation_coordinator_obligation' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_obligation_coordinator_unit' })
export class ObligationCoordinator {
  @IdColumn() id!: string;
  @RefColumn() obligationId!: string;
  @RefColumn({ nullable: true }) unitId!: string | null;
  @LineColumn(200) labelVi!: string;
}

/** What a unit wrote about a duty: progress, or the result it reports. Appended only. */
@Entity()
@Index('ix_obligation_update', ['obligationId'])
@Check('ck_obligation_update_kind', oneOf('kind', ['progress', 'result', 'acceptance', 'return']))
@ForeignKey('Obligation', ['obligationId'], ['id'], { name: 'fk_obligation_update_obligation' })
@ForeignKey('StoredFile', ['fileId'], ['id'], { name: 'fk_obligation_update_file' })
export class ObligationUpdate {
  @IdColumn() id!: string;
  @RefColumn() obligationId!: string;
  @LineColumn(20) kind!: 'progress' | 'result' | 'acceptance' | 'return';
  @TextColumn() textVi!: string;
  @RefColumn({ nullable: true }) fileId!: string | null;
  @LineColumn(300) writtenByTitle!: string;
  @InstantColumn() writtenAt!: number;
  /** The leading body lets those that co-operate read it. */
  @FlagColumn() published!: boolean;
  /** Co-operating units whose part was missing when the result was reported. */
  @TextColumn({ nullable: true }) lackingVi!: string | null;
}
