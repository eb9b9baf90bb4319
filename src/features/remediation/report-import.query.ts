import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import type { Problem } from '../../kernel/problem';
import { Clock } from '../../platform/clock/clock';
import { ReadModel } from '../../platform/database/read-model';
import { answersMark } from './content-mark';
import { planImport, type AnswerContent, type PlannedAnswer, type StoredAnswer } from './domain/import-plan';
import type { ItemView } from './remediation.queries';
import { ReportEditorQuery, type ReportHead, type ReportItemNow } from './report-editor.query';
import { ReportImport } from './report-import.entity';
import { IMPORT_KEPT_MS } from './report-import.store';
import { wordDifference, type DiffPart } from './word-difference';

type PreviewKind = PlannedAnswer['kind'] | 'wrong';

export interface PreviewedAnswer {
  readonly n: number;
  readonly finding: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  /** `wrong`: a cell of its row cannot be read, so nothing is known of what it would change. */
  readonly kind: PreviewKind;
  readonly stored: AnswerContent;
  /** Null when the file has no row for it. */
  readonly sent: AnswerContent | null;
  readonly done: readonly DiffPart[];
  readonly difficulty: readonly DiffPart[];
  readonly cause: readonly DiffPart[];
  readonly fields: readonly { readonly name: 'result' | 'committedOn' | 'receiverCode' | 'figuresVi' | 'causeKind'; readonly from: string | null; readonly to: string | null }[];
}

export interface ImportPreview {
  /** Names the upload in addresses. */
  readonly upload: string;
  readonly reportCode: string;
  readonly fileName: string;
  readonly createdAt: number;
  readonly applied: number | null;
  /** To be sent back with the confirmation. */
  readonly seen: string;
  readonly errors: readonly Problem[];
  readonly answers: readonly PreviewedAnswer[];
  readonly counts: Readonly<Record<PreviewKind, number>>;
}

/** What an uploaded workbook would change, compared with what is stored at this moment. */
@Injectable()
export class ReportImportQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly editor: ReportEditorQuery,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when the upload is not the actor's own, or older than a day */
  async preview(actor: Actor, code: string, publicId: string): Promise<ImportPreview & { readonly head: ReportHead }> {
    const head = await this.editor.head(actor, code);
    const kept = await this.read.manager.findOneBy(ReportImport, { publicId, reportId: head.report.id, accountId: actor.accountId });
    if (!kept || kept.createdAt < this.clock.now() - IMPORT_KEPT_MS) throw new NotFoundError();
    const open = head.items.filter(({ version }) => version.number === kept.versionNumber);
    const stored = open.map(({ item }) => storedAnswer(item));
    const plan = planImport(stored, kept.payload.answers);
    const wrong = new Set(kept.payload.errors.map(({ params }) => params?.finding));
    const answers = plan.map((one, index) => previewed(one, open[index] as ReportItemNow, one.imported === null && wrong.has(one.stored.finding)));
    const counts = { unchanged: 0, change: 0, conflict: 0, wrong: 0 };
    for (const { kind } of answers) counts[kind] += 1;
    return {
      head,
      upload: publicId,
      reportCode: code,
      fileName: kept.fileName,
      createdAt: kept.createdAt,
      applied: kept.applied,
      seen: answersMark(stored),
      errors: kept.payload.errors,
      answers,
      counts,
    };
  }
}

/** An answer as a file compares with it. */
export function storedAnswer(item: ItemView): StoredAnswer {
  return {
    finding: item.findingCode,
    version: item.version,
    result: item.result,
    doneVi: item.doneVi ?? '',
    committedOn: item.committedOn,
    receiverCode: item.transferredToUnitCode,
    difficultyVi: item.difficultyVi ?? '',
    causeKind: item.causeKind,
    causeVi: item.causeVi ?? '',
    figuresVi: item.figuresVi ?? '',
  };
}

function previewed({ kind, stored, imported }: PlannedAnswer, { n, item }: ReportItemNow, wrong: boolean): PreviewedAnswer {
  const sent = imported ?? stored;
  const names = ['result', 'committedOn', 'receiverCode', 'figuresVi', 'causeKind'] as const;
  return {
    n,
    finding: stored.finding,
    titleVi: item.findingTitleVi,
    titleEn: item.findingTitleEn,
    kind: wrong ? 'wrong' : kind,
    stored,
    sent: imported,
    done: wordDifference(stored.doneVi, sent.doneVi),
    difficulty: wordDifference(stored.difficultyVi, sent.difficultyVi),
    cause: wordDifference(stored.causeVi, sent.causeVi),
    fields: names.flatMap((name) => (stored[name] === sent[name] ? [] : [{ name, from: stored[name], to: sent[name] }])),
  };
}
