import { Injectable } from '@nestjs/common';
import { ReadModel } from '../database/read-model';
import type { SubjectKind } from './fact';
import { FactRow } from './fact.entity';

/** Reads the audit trail. Unscoped: who may see the subject is decided by its own query, before. */
@Injectable()
export class FactQueries {
  constructor(private readonly read: ReadModel) {}

  /** Everything recorded of one object, newest first. */
  about(kind: SubjectKind, code: string): Promise<FactRow[]> {
    return this.read.manager.find(FactRow, { where: { subjectKind: kind, subjectCode: code }, order: { seq: 'DESC' } });
  }

  /** Facts of one type in a round, oldest first. */
  ofRound(roundCode: string, type: string): Promise<FactRow[]> {
    return this.read.manager.find(FactRow, { where: { roundCode, type }, order: { seq: 'ASC' } });
  }

  /** The fact of one type about an object that `fits`, e.g. the sending of one version; null when there is none. */
  async one(kind: SubjectKind, code: string, type: string, fits: (details: FactRow['details']) => boolean): Promise<FactRow | null> {
    return (await this.about(kind, code)).find((row) => row.type === type && fits(row.details)) ?? null;
  }
}
