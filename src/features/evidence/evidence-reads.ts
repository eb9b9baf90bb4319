import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';
import { roundCodeIn } from '../../kernel/round-code';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { FactQueries } from '../../platform/facts/fact.queries';
import type { StoredFile } from './stored-file.entity';

/** Who reads, and the object through which they may: its code, e.g. of the report. */
export interface Reader {
  readonly actor: Actor;
  readonly through: string;
}

export interface FileRead {
  readonly at: Instant;
  readonly by: string;
  readonly how: 'download' | 'preview';
  readonly page: number | null;
  readonly through: string;
}

/** The log of reads of files that show citizens' data (Luật 91/2025/QH15): who saw which, when, through which dossier. */
@Injectable()
export class EvidenceReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly facts: FactQueries,
  ) {}

  /** Only files that are marked; awaited before anything is sent, so that no read goes unrecorded. */
  async record({ actor, through }: Reader, file: StoredFile, read: { readonly how: FileRead['how']; readonly page?: number }): Promise<void> {
    if (!file.showsCitizens) return;
    await this.unitOfWork.run(actor, (tx) =>
      tx.record({ type: 'file.read', subject: { kind: 'file', code: file.publicId }, unitId: file.unitId, roundCode: roundCodeIn(through), details: { ...read, through, name: file.name } }),
    );
  }

  /** Newest first. Unscoped: shown to Home Affairs only. */
  async of(file: Pick<StoredFile, 'publicId'>): Promise<readonly FileRead[]> {
    const facts = await this.facts.about('file', file.publicId);
    return facts
      .filter(({ type }) => type === 'file.read')
      .map(({ at, actorTitle, details }) => ({ at, by: actorTitle, how: details.how === 'preview' ? 'preview' : 'download', page: typeof details.page === 'number' ? details.page : null, through: String(details.through ?? '') }));
  }
}
