import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { DueRule } from '../../kernel/due-rule';
import { DateColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { CLAUSE_KINDS } from './domain/clause-kinds';
import { DIRECTIVE_STATES, type DirectiveState } from './domain/directive.machine';


/** The chair's document that follows a round. Number and date stay null until known: they are never invented. */
@Entity()
@Unique('uq_directive_code', ['code'])
@Check('ck_directive_state', oneOf('state', DIRECTIVE_STATES))
@ForeignKey('InspectionRound', ['roundId'], ['id'], { name: 'fk_directive_round' })
@ForeignKey('StoredFile', ['scanFileId'], ['id'], { name: 'fk_directive_scan' })
export class Directive {
  @IdColumn() id!: string;
  @LineColumn(40) code!: string;
  @RefColumn() roundId!: string;
  @LineColumn(60, { nullable: true }) documentNumber!: string | null;
  @DateColumn({ nullable: true }) signedOn!: string | null;
  @LineColumn(200) issuerTitleVi!: string;
  @TextColumn() summaryVi!: string;
  @TextColumn({ nullable: true }) sourceNoteVi!: string | null;
  @RefColumn({ nullable: true }) scanFileId!: string | null;
  @LineColumn(20) state!: DirectiveState;
  @InstantColumn() recordedAt!: number;
  @InstantColumn({ nullable: true }) issuedAt!: number | null;
  @RowVersionColumn() version!: number;
}

/** One demand of the directive (nội dung chỉ đạo). Only leaves create obligations; `quoteVi` is the exact wording relied on. */
@Entity()
@Unique('uq_clause_number', ['directiveId', 'number'])
@Index('ix_clause_parent', ['parentId'])
@Check('ck_clause_kind', oneOf('kind', CLAUSE_KINDS))
@ForeignKey('Directive', ['directiveId'], ['id'], { name: 'fk_clause_directive' })
@ForeignKey('Clause', ['parentId'], ['id'], { name: 'fk_clause_parent' })
export class Clause {
  @IdColumn() id!: string;
  @RefColumn() directiveId!: string;
  @LineColumn(20) number!: string;
  @RefColumn({ nullable: true }) parentId!: string | null;
  @IntColumn() position!: number;
  @TextColumn() contentVi!: string;
  @TextColumn({ nullable: true }) contentEn!: string | null;
  @TextColumn({ nullable: true }) quoteVi!: string | null;
  @LineColumn(20) kind!: (typeof CLAUSE_KINDS)[number];
  @LineColumn(40, { nullable: true }) topic!: string | null;
  @LineColumn(120, { nullable: true }) dueWordingVi!: string | null;
  @JsonColumn() dueRule!: DueRule;
  @LineColumn(200, { nullable: true }) expectedOutputVi!: string | null;
}

export const CLAUSE_PARTY_ROLES = ['addressee', 'coordinator'] as const;

/** A body named by a clause: to whom it is addressed (it leads its own part), or who co-operates. */
@Entity()
@Index('ix_clause_party', ['clauseId', 'role'])
@Check('ck_clause_party_role', oneOf('role', CLAUSE_PARTY_ROLES))
@ForeignKey('Clause', ['clauseId'], ['id'], { name: 'fk_clause_party_clause' })
@ForeignKey('Unit', ['unitId'], ['id'], { name: 'fk_clause_party_unit' })
export class ClauseParty {
  @IdColumn() id!: string;
  @RefColumn() clauseId!: string;
  @LineColumn(20) role!: (typeof CLAUSE_PARTY_ROLES)[number];
  @RefColumn({ nullable: true }) unitId!: string | null;
  @LineColumn(200) labelVi!: string;
}
