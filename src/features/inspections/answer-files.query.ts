import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ReadModel } from '../../platform/database/read-model';
import { EvidenceStore, type StoredFile } from '../evidence';
import { AnswerEvidence } from './inspection-visit.entity';

/** Files of answers. Unscoped: who may see the visit may read them. */
@Injectable()
export class AnswerFilesQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly evidence: EvidenceStore,
  ) {}

  /** By answer id, oldest first. */
  async of(answerIds: readonly string[]): Promise<ReadonlyMap<string, readonly StoredFile[]>> {
    const links = answerIds.length === 0 ? [] : await this.read.manager.findBy(AnswerEvidence, { answerId: In([...answerIds]) });
    const files = await this.evidence.byIds(links.map(({ fileId }) => fileId));
    const result = new Map<string, StoredFile[]>();
    for (const { answerId, fileId } of links) {
      const file = files.get(fileId);
      if (file) result.set(answerId, [...(result.get(answerId) ?? []), file].sort((a, b) => a.receivedAt - b.receivedAt));
    }
    return result;
  }
}
