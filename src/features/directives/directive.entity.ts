import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { DueRule } from '../../kernel/due-rule';
import { DateColumn, IdColumn, InstantColumn, IntColumn, JsonColumn, LineColumn, oneOf, RefColumn, RowVersionColumn, TextColumn } from '../../platform/database/columns';
import { CLAUSE_KINDS } from './domain/clause-kinds';
import { LINK_KINDS, type LinkKind } from './domain/directive-links';
import { DIRECTIVE_STATES, type DirectiveState } from './domain/directive.machine';
import type { SigningAuthority } from './domain/signing-authority';
import type { TrackerPayload } from './domain/tracker-plan';

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
  @LineColumn(120, { nullable: true }) signerName!: string | null;
  /** TM., KT. … as it stands above the signature; null = in the signer's own right. */
  @LineColumn(10, { nullable: true }) signingAuthority!: SigningAuthority | null;
  /** The wording the clauses were read from, as it was pasted or taken out of a file. */
  @TextColumn({ nullable: true }) sourceTextVi!: string | null;
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

/** A later directive amends named clauses of an earlier one, or replaces it as a whole. Takes effect when the later one is issued. */
@Entity()
@Unique('uq_directive_link', ['directiveId', 'earlierId'])
@Index('ix_directive_link_earlier', ['earlierId'])
@Check('ck_directive_link_kind', oneOf('kind', LINK_KINDS))
@ForeignKey('Directive', ['directiveId'], ['id'], { name: 'fk_directive_link_directive' })
@ForeignKey('Directive', ['earlierId'], ['id'], { name: 'fk_directive_link_earlier' })
export class DirectiveLink {
  @IdColumn() id!: string;
  @RefColumn() directiveId!: string;
  @RefColumn() earlierId!: string;
  @LineColumn(20) kind!: LinkKind;
  /** Of the earlier directive; empty when all of it is replaced. */
  @JsonColumn() clauseNumbers!: readonly string[];
  @TextColumn() reasonVi!: string;
}

/** A parsed workbook of the task tracker between its preview and its confirmation: the browser holds only its name. Swept after a day. */
@Entity()
@Unique('uq_tracker_import_public', ['publicId'])
@Index('ix_tracker_import_created', ['createdAt'])
@ForeignKey('Directive', ['directiveId'], ['id'], { name: 'fk_tracker_import_directive' })
@ForeignKey('Account', ['accountId'], ['id'], { name: 'fk_tracker_import_account' })
export class TrackerImport {
  @IdColumn() id!: string;
  @LineColumn(24) publicId!: string;
  @RefColumn() directiveId!: string;
  /** Who uploaded it: nobody else sees or confirms it. */
  @RefColumn() accountId!: string;
  @LineColumn(255) fileName!: string;
  @JsonColumn() payload!: TrackerPayload;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) usedAt!: number | null;
  /** Duties that were changed; null until confirmed. */
  @IntColumn({ nullable: true }) applied!: number | null;
}
