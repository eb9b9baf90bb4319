import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InstantColumn, JsonColumn, LineColumn, RefColumn } from '../database/columns';

/** One row of the audit trail. Appended only; `hash` chains each row to the one before it. */
@Entity()
@Index('ix_fact_subject', ['subjectKind', 'subjectCode'])
@Index('ix_fact_round', ['roundCode'])
@Index('ix_fact_at', ['at'])
export class FactRow {
  @PrimaryGeneratedColumn('increment', { type: 'integer' }) seq!: number;
  @LineColumn(60) type!: string;
  @LineColumn(20) subjectKind!: string;
  @LineColumn(80) subjectCode!: string;
  @RefColumn({ nullable: true }) unitId!: string | null;
  @LineColumn(40, { nullable: true }) roundCode!: string | null;
  @RefColumn() actorId!: string;
  @LineColumn(20) actorRole!: string;
  /** Post and body as they were named at that moment. */
  @LineColumn(300) actorTitle!: string;
  @InstantColumn() at!: number;
  @JsonColumn() details!: Readonly<Record<string, unknown>>;
  @Column('varchar', { length: 64 }) previousHash!: string;
  @Column('varchar', { length: 64 }) hash!: string;
}
