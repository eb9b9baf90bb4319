import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { dateOf } from '../../../kernel/calendar-date';
import { ConflictError, failWith, ValidationError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { Clock } from '../../../platform/clock/clock';
import { oneAtATime, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { FindingStore } from '../../findings';
import { Unit, UnitQueries } from '../../organisation';
import { answersMark } from '../content-mark';
import { planImport, taken, type ImportedAnswer, type StoredAnswer } from '../domain/import-plan';
import { ReportItem } from '../remediation-report.entity';
import { RemediationStore, type LoadedReport } from '../remediation.store';
import { ReportImportStore } from '../report-import.store';

/** `seen`: mark of the answers that the preview compared with. `take`: findings whose conflict is settled for the file. */
export interface ImportChoice {
  readonly seen: string;
  readonly take: readonly string[];
}

/** A workbook's changes become answers, all of them or none. */
@Injectable()
export class ApplyImport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: RemediationStore,
    private readonly imports: ReportImportStore,
    private readonly findings: FindingStore,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Pressed twice it is done once. @returns how many answers changed
   * @throws ConflictError when an answer changed since the preview; ValidationError when the file had errors
   */
  async execute(actor: Actor, code: string, publicId: string, choice: ImportChoice): Promise<number> {
    const bodies = await this.units.list(dateOf(this.clock.now()), ['department', 'vertical', 'subBody']);
    return this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `import:${publicId}`);
      const own = await this.reports.load(tx, code);
      const upload = await this.imports.load(tx, own.report.id, publicId);
      if (upload.applied !== null) return upload.applied;
      const loaded = await this.reports.loadDraft(tx, code);
      if (loaded.version.number !== upload.versionNumber) throw new ConflictError('changedMeanwhile');
      failWith(upload.payload.errors.length > 0 ? [problem('workbook.hasErrors', undefined, { count: upload.payload.errors.length })] : []);
      const stored = await this.stored(tx, loaded);
      if (choice.seen !== answersMark(stored)) throw new ConflictError('changedMeanwhile');
      const answers = taken(planImport(stored, upload.payload.answers), choice.take);
      for (const answer of answers) await this.write(tx, loaded, stored, answer, bodies);
      await this.imports.markUsed(tx, upload, answers.length);
      if (answers.length > 0) await this.reports.record(tx, loaded, 'imported', { items: answers.length, findings: answers.map(({ finding }) => finding), file: upload.fileName });
      return answers.length;
    });
  }

  private async stored(tx: Transaction, { items }: LoadedReport): Promise<readonly StoredAnswer[]> {
    const findings = await this.findings.byIds(tx, items.map(({ findingId }) => findingId));
    const answers: StoredAnswer[] = [];
    for (const [index, { version, result, doneVi, committedOn, difficultyVi, causeKind, causeVi, figuresVi, transferredToUnitId }] of items.entries()) {
      const receiver = transferredToUnitId === null ? null : await tx.manager.findOneBy(Unit, { id: transferredToUnitId });
      answers.push({ finding: findings[index]?.code ?? '', version, result, doneVi: doneVi ?? '', committedOn, receiverCode: receiver?.code ?? null, difficultyVi: difficultyVi ?? '', causeKind, causeVi: causeVi ?? '', figuresVi: figuresVi ?? '' });
    }
    return answers;
  }

  private async write(tx: Transaction, { items }: LoadedReport, stored: readonly StoredAnswer[], answer: ImportedAnswer, bodies: readonly Unit[]): Promise<void> {
    const item = items[stored.findIndex(({ finding }) => finding === answer.finding)] as ReportItem;
    const receiver = answer.receiverCode === null ? null : bodies.find(({ code }) => code === answer.receiverCode);
    if (receiver === undefined) throw new ValidationError([problem('unit.unknown', undefined, { value: answer.receiverCode ?? '' })]);
    const { result, committedOn, causeKind } = answer;
    await updateGuarded(tx, ReportItem, item, {
      result, committedOn, doneVi: answer.doneVi || null, difficultyVi: answer.difficultyVi || null, causeKind, causeVi: answer.causeVi || null, figuresVi: answer.figuresVi || null, transferredToUnitId: receiver?.id ?? null, savedAt: tx.now,
    });
  }
}
