import { Injectable } from '@nestjs/common';
import { offsetOf, type Page, type PageRequest } from '../../kernel/page';
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

  /** The trail itself, newest first, narrowed by round and kind of object. */
  async list(filter: { readonly round?: string; readonly kind?: string; readonly code?: string }, request: PageRequest): Promise<Page<FactRow>> {
    const where = {
      ...(filter.round ? { roundCode: filter.round } : {}),
      ...(filter.kind ? { subjectKind: filter.kind } : {}),
      ...(filter.code ? { subjectCode: filter.code } : {}),
    };
    const [rows, total] = await this.read.manager.findAndCount(FactRow, { where, order: { seq: 'DESC' }, skip: offsetOf(request), take: request.pageSize });
    return { ...request, total, rows };
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
