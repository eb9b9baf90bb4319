import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { roundCodeOf } from '../../kernel/round-code';
import { Clock } from '../../platform/clock/clock';
import { FindingQueries, type FindingView } from '../findings';
import { ObligationQueries, type ObligationRow } from '../obligations';
import { UnitQueries } from '../organisation';
import { answerChanges, type AnswerChanges } from './answer-changes';
import { itemCompleteness, type ItemToCheck } from './domain/completeness';
import { currentItems, type CurrentItem } from './domain/report-items';
import type { RemedyResult } from '../findings';
import { fileView, RemediationQueries, type FileView, type ItemView, type ReportView, type VersionDetail } from './remediation.queries';

export type ReportItemNow = CurrentItem<ItemView, VersionDetail>;

/** What the form of one item shows: what is stored, or what was typed and refused. */
export interface ItemForm {
  readonly result: RemedyResult | string | null;
  readonly doneVi: string;
  readonly committedOn: string;
  readonly transferredToUnitCode: string;
  readonly difficultyVi: string;
  readonly causeKind: string;
  readonly causeVi: string;
  readonly figuresVi: string;
  readonly version: number;
}

/** A report with its deadline: the head that all its pages share. */
export interface ReportHead {
  readonly report: ReportView;
  readonly latest: VersionDetail;
  readonly items: readonly ReportItemNow[];
  readonly duty: Pick<ObligationRow, 'code' | 'clauseNumber' | 'lateness' | 'dueWordingVi' | 'tooLateAt' | 'first' | 'extension' | 'firstSubmittedAt' | 'decidedBy' | 'countedAt' | 'provisional'>;
  /** The last day that still counts, under each reading. */
  readonly lastDay: CalendarDate | null;
  readonly lenientLastDay: CalendarDate | null;
  readonly roundCode: string;
  /** The round is closed: nothing of the report can be written or judged. */
  readonly closed: boolean;
  /** An earlier sending is still being judged: the next is written meanwhile, but not sent. */
  readonly reviewRunning: boolean;
}

export interface EditorPage extends ReportHead {
  readonly current: ReportItemNow;
  readonly finding: FindingView;
  readonly form: ItemForm;
  /** What the stored answer changed against the sending before; null for a first answer. */
  readonly changes: AnswerChanges | null;
  readonly receivers: readonly { readonly value: string; readonly text: string }[];
  /** The next item that may be written; null at the last. */
  readonly next: number | null;
  /** The stored answer promises a day that is over: it can be kept so, but not sent. */
  readonly datePassed: boolean;
  readonly answered: number;
  readonly open: number;
  /** Files of the report that this item does not have yet, with the items that do. */
  readonly elsewhere: readonly { readonly file: FileView; readonly items: readonly number[] }[];
}

@Injectable()
export class ReportEditorQuery {
  constructor(
    private readonly reports: RemediationQueries,
    private readonly findings: FindingQueries,
    private readonly obligations: ObligationQueries,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** Scope is that of `RemediationQueries.byCode`. */
  async head(actor: Actor, code: string): Promise<ReportHead> {
    const report = await this.reports.byCode(actor, code);
    const duty = await this.obligations.byCode(actor, report.obligationCode);
    const items = currentItems<ItemView, VersionDetail>(report.versions);
    return {
      report,
      latest: report.versions.at(-1) as VersionDetail,
      items: duty.closed ? items.map((one) => ({ ...one, open: false })) : items,
      duty,
      lastDay: duty.lastDay,
      lenientLastDay: duty.lenientLastDay,
      roundCode: roundCodeOf(duty.code),
      closed: duty.closed,
      reviewRunning: report.versions.some(({ state }) => state === 'received'),
    };
  }

  /** One item of the report with the finding it answers; the stored answer unless `typed` is given. */
  async item(actor: Actor, code: string, n: number, typed?: Partial<ItemForm>): Promise<EditorPage> {
    const head = await this.head(actor, code);
    const current = head.items.find((one) => one.n === n);
    if (!current) throw new NotFoundError();
    const today = dateOf(this.clock.now());
    const receivers = await this.units.list(today, ['department', 'vertical', 'subBody']);
    const { item } = current;
    const stored: ItemForm = {
      result: item.result,
      doneVi: item.doneVi ?? '',
      committedOn: item.committedOn ? typedDate(item.committedOn) : '',
      transferredToUnitCode: receivers.find(({ id }) => id === item.transferredToUnitId)?.code ?? '',
      difficultyVi: item.difficultyVi ?? '',
      causeKind: item.causeKind ?? '',
      causeVi: item.causeVi ?? '',
      figuresVi: item.figuresVi ?? '',
      version: item.version,
    };
    return {
      ...head,
      current,
      finding: await this.findings.byCode(actor, item.findingCode),
      form: { ...stored, ...typed },
      changes: current.before ? answerChanges(current.before.item, item, actor.locale === 'en') : null,
      receivers: receivers.map((unit) => ({ value: unit.code, text: actor.locale === 'en' ? unit.nameEn : unit.nameVi })),
      next: head.items.find((one) => one.open && one.n > n)?.n ?? null,
      datePassed: current.open && itemCompleteness(itemToCheck(item), today).problems.some((one) => one.code === 'item.committedOnPast'),
      open: head.items.filter(({ open }) => open).length,
      elsewhere: elsewhere(head.items, item, (await this.reports.waitingFiles(head.report.id)).map(fileView)),
      answered: head.items.filter((one) => one.open && one.item.savedAt !== null && one.item.result !== null).length,
    };
  }
}

function elsewhere(items: readonly ReportItemNow[], item: ItemView, waiting: readonly FileView[]): EditorPage['elsewhere'] {
  const found = new Map(waiting.map((file) => [file.publicId, { file, items: [] as number[] }]));
  for (const one of items) {
    for (const file of one.item.evidence) found.set(file.publicId, { file, items: [...(found.get(file.publicId)?.items ?? []), one.n] });
  }
  return [...found.values()].filter(({ file }) => file.erasedAt === null && !item.evidence.some(({ publicId }) => publicId === file.publicId));
}

/** An answer as the rules of completeness read it. */
export function itemToCheck(item: ItemView): ItemToCheck {
  const { findingCode, result, doneVi, committedOn, transferredToUnitId, causeVi, evidence } = item;
  return { findingCode, result, doneText: doneVi, committedOn, receivingBody: transferredToUnitId, causeText: causeVi, evidenceCount: evidence.length };
}

/** `20/7/2018`, as people type it. */
export function typedDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day}/${month}/${year}`;
}
