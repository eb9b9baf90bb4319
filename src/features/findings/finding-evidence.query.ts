import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ReadModel } from '../../platform/database/read-model';
import { EvidenceStore, type StoredFile } from '../evidence';
import { AnswerEvidence, VisitAnswer } from '../inspections';
import { FindingEvidence, type Finding } from './finding.entity';

/** Files that prove a finding: its own, and those of the answer it was raised from. Unscoped: who may see the finding may read them. */
@Injectable()
export class FindingEvidenceQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly evidence: EvidenceStore,
  ) {}

  async of(finding: Pick<Finding, 'id' | 'visitId' | 'criterionId'>): Promise<readonly StoredFile[]> {
    const { manager } = this.read;
    const own = await manager.findBy(FindingEvidence, { findingId: finding.id });
    const answers = await manager.findBy(VisitAnswer, { visitId: finding.visitId, criterionId: finding.criterionId });
    const answered = await manager.findBy(AnswerEvidence, { answerId: In(answers.map(({ id }) => id)) });
    const files = await this.evidence.byIds([...own, ...answered].map(({ fileId }) => fileId));
    return [...files.values()].sort((a, b) => a.receivedAt - b.receivedAt);
  }
}
