import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ConflictError, failWith, ForbiddenError, NotFoundError, ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { newId } from '../../../platform/database/new-id';
import { oneAtATime, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { Criterion, scoreAnswer } from '../../checklists';
import { EvidenceStore, type KeptFile, type StoredFile } from '../../evidence';
import { isBeingInspected } from '../domain/visit.machine';
import { AnswerEvidence, VisitAnswer, type InspectionVisit } from '../inspection-visit.entity';
import type { AnswerInputDto } from '../inspections.input';
import { VisitStore } from '../visit.store';

/** An inspector answers one criterion, with files if there are any; points follow from the checklist's bands, on the server. */
@Injectable()
export class SaveAnswer {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly visits: VisitStore,
    private readonly evidence: EvidenceStore,
  ) {}

  /** @param criterionKey stable key (`TTQ2-06`) or shown code (`VIII.6`). @returns the saved answer's row version */
  async execute(actor: Actor, visitCode: string, criterionKey: string, input: AnswerInputDto, files: readonly ReceivedFile[] = []): Promise<number> {
    if (files.length > 0) await this.unitOfWork.run(actor, (tx) => this.visits.load(tx, visitCode));
    this.evidence.assertRoom(0, files);
    const kept = await this.evidence.keep(files);
    return this.unitOfWork.run(actor, async (tx) => {
      const visit = await this.openVisit(tx, actor, visitCode);
      const round = await this.visits.roundOf(tx, visit);
      const criterion = await findCriterion(tx, round.checklistVersionId, criterionKey);
      const scored = scoreAnswer(criterion, input);
      if (Array.isArray(scored)) throw new ValidationError(scored);
      const { value = null, numerator = null, denominator = null, manualScore = null, note = null } = scored.verdict === 'notApplicable' ? { note: input.note ?? null } : input;
      const content = { ...scored, value, numerator, denominator, manualScore, note, answeredById: actor.accountId, answeredByTitle: actor.postTitle, answeredAt: tx.now };
      const { answer, before } = await this.store(tx, visit, criterion.id, content, input.version);
      await this.keepWith(tx, visit, answer.id, kept);
      await tx.record({
        type: 'visit.answered',
        subject: { kind: 'visit', code: visit.code },
        unitId: visit.unitId,
        roundCode: round.code,
        details: { criterion: criterion.code, from: before, to: { verdict: scored.verdict, score: scored.score } },
      });
      return answer.version;
    });
  }

  /** Files to an answer that stands already; the answer itself stays as it is. */
  async attach(actor: Actor, visitCode: string, criterionKey: string, files: readonly ReceivedFile[]): Promise<readonly StoredFile[]> {
    failWith(files.length === 0 ? [problem('file.needed', 'files')] : []);
    // Before a byte is kept: nobody fills the store through another team's visit.
    await this.unitOfWork.run(actor, (tx) => this.answered(tx, actor, visitCode, criterionKey));
    const kept = await this.evidence.keep(files);
    return this.unitOfWork.run(actor, async (tx) => {
      const { visit, round, criterion, answer } = await this.answered(tx, actor, visitCode, criterionKey);
      const stored = await this.keepWith(tx, visit, answer.id, kept);
      const { verdict, score } = answer;
      await tx.record({ type: 'visit.answered', subject: { kind: 'visit', code: visit.code }, unitId: visit.unitId, roundCode: round.code, details: { criterion: criterion.code, from: { verdict, score }, to: { verdict, score } } });
      return stored;
    });
  }

  private async answered(tx: Transaction, actor: Actor, visitCode: string, criterionKey: string) {
    const visit = await this.openVisit(tx, actor, visitCode);
    const round = await this.visits.roundOf(tx, visit);
    const criterion = await findCriterion(tx, round.checklistVersionId, criterionKey);
    const answer = await tx.manager.findOneBy(VisitAnswer, { visitId: visit.id, criterionId: criterion.id });
    if (!answer) throw new ValidationError([problem('answer.first', 'files')]);
    return { visit, round, criterion, answer };
  }

  private async openVisit(tx: Transaction, actor: Actor, visitCode: string): Promise<InspectionVisit> {
    const visit = await this.visits.load(tx, visitCode);
    if (actor.role !== 'inspector') throw new ForbiddenError('roleMayNot', { who: 'inspector' });
    if (!isBeingInspected(visit.state)) throw new ForbiddenError('visitNotOpen');
    return visit;
  }

  private async store(tx: Transaction, visit: InspectionVisit, criterionId: string, content: Partial<VisitAnswer>, seen: number | undefined) {
    // Two first answers at the same instant: the second must find the first, and then it is a conflict like any other.
    await oneAtATime(tx, `answer:${visit.id}:${criterionId}`);
    const existing = await tx.manager.findOneBy(VisitAnswer, { visitId: visit.id, criterionId });
    if (existing) {
      const before = { verdict: existing.verdict, score: existing.score };
      if (seen !== undefined && seen !== existing.version) throw new ConflictError('changedMeanwhile', { ...existing });
      await updateGuarded(tx, VisitAnswer, existing, content);
      return { answer: existing, before };
    }
    const answer = { id: newId(), visitId: visit.id, criterionId, version: 1, ...content };
    await tx.manager.insert(VisitAnswer, answer as never);
    return { answer, before: null };
  }

  private async keepWith(tx: Transaction, visit: InspectionVisit, answerId: string, kept: readonly KeptFile[]): Promise<readonly StoredFile[]> {
    const earlier = kept.length > 0 ? await tx.manager.findBy(AnswerEvidence, { answerId }) : [];
    this.evidence.assertRoom(await this.evidence.sizeOf(tx, earlier.map(({ fileId }) => fileId)), kept);
    const stored = await this.evidence.register(tx, visit.unitId, kept);
    for (const file of stored) await tx.manager.insert(AnswerEvidence, { id: newId(), answerId, fileId: file.id });
    return stored;
  }
}

async function findCriterion(tx: Transaction, checklistVersionId: string, keyOrCode: string): Promise<Criterion> {
  const found = await tx.manager.findOne(Criterion, { where: [{ checklistVersionId, key: keyOrCode }, { checklistVersionId, code: keyOrCode }] });
  if (!found) throw new NotFoundError();
  return found;
}
