import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { Clock } from '../../platform/clock/clock';
import { I18n } from '../../platform/i18n';
import { FindingQueries, type FindingView } from '../findings';
import { supplementDay } from '../obligations';
import { OperatingRules, UnitQueries } from '../organisation';
import { answerChanges, type AnswerChanges } from './answer-changes';
import { isReturnReason, RETURN_REASONS, type ReturnReason } from './domain/return-reasons';
import type { ItemView, VersionDetail } from './remediation.queries';
import { ReportEditorQuery, type ReportHead } from './report-editor.query';

export interface ReviewHead extends ReportHead {
  /** The version that is looked at: under review, or an earlier one. */
  readonly shown: VersionDetail;
  readonly decided: number;
  /** Each decision goes to the unit at once, and stays. */
  readonly atOnce: boolean;
  /** The last day for what is returned unless the reviewer names another. */
  readonly supplementDay: CalendarDate;
  readonly supplementDays: number;
}

export interface ReviewPage extends ReviewHead {
  readonly item: ItemView;
  readonly n: number;
  readonly finding: FindingView;
  readonly before: { readonly item: ItemView; readonly version: VersionDetail } | null;
  readonly changes: AnswerChanges | null;
  /** Place of the next item that waits for a decision, counted from 0; null at the last. */
  readonly next: number | null;
  readonly open: boolean;
  readonly models: readonly { readonly value: ReturnReason; readonly text: string }[];
}

/** What a reviewer sees of a report: the version under review, or any that came before it. */
@Injectable()
export class ReviewPageQuery {
  constructor(
    private readonly editor: ReportEditorQuery,
    private readonly findings: FindingQueries,
    private readonly rules: OperatingRules,
    private readonly units: UnitQueries,
    private readonly i18n: I18n,
    private readonly clock: Clock,
  ) {}

  /** @param number the version asked for; the newest when it is left out. @throws NotFoundError */
  async head(actor: Actor, code: string, number?: string): Promise<ReviewHead> {
    const head = await this.editor.head(actor, code);
    const shown = number === undefined ? head.latest : head.report.versions.find((one) => String(one.number) === number);
    if (!shown) throw new NotFoundError();
    const { 'review.results': results, 'review.supplementDays': days } = await this.rules.values();
    return {
      ...head,
      shown,
      decided: shown.items.filter(({ decision }) => decision !== null).length,
      atOnce: results === 'atOnce',
      supplementDay: supplementDay(dateOf(this.clock.now()), days, await this.units.calendar()),
      supplementDays: days,
    };
  }

  /** One item; without a version asked for, in the newest version that holds it. */
  async item(actor: Actor, code: string, n: number, number?: string, hidesCitizens = false): Promise<ReviewPage> {
    const newest = await this.head(actor, code, number);
    const holds = ({ items }: VersionDetail): boolean => items.some(({ position }) => position + 1 === n);
    const holder = number === undefined && !holds(newest.shown) ? newest.report.versions.filter(holds).at(-1) : undefined;
    const head = holder ? await this.head(actor, code, String(holder.number)) : newest;
    const { shown, report, atOnce } = head;
    const item = shown.items.find(({ position }) => position + 1 === n);
    if (!item) throw new NotFoundError();
    const answers = report.versions.filter((one) => one.number < shown.number).flatMap((version) => version.items.filter(({ findingId }) => findingId === item.findingId).map((one) => ({ item: one, version })));
    const before = answers.at(-1) ?? null;
    const waits = (one: ItemView): boolean => !atOnce || one.decision === null;
    return {
      ...head,
      item,
      n,
      finding: await this.findings.byCode(actor, item.findingCode),
      before,
      changes: before ? this.changes(actor, before.item, item, hidesCitizens) : null,
      next: shown.items.find((one) => one.position + 1 > n && waits(one))?.position ?? null,
      open: shown.state === 'received' && !head.closed && item.releasedAt === null,
      models: RETURN_REASONS.map((value) => ({ value, text: this.modelText(value) })),
    };
  }

  /** Names of files that show citizens' data are left out where the reader hides them. */
  private changes(actor: Actor, before: ItemView, item: ItemView, hidesCitizens: boolean): AnswerChanges {
    const changes = answerChanges(before, item, actor.locale === 'en');
    const marked = new Set([...before.evidence, ...item.evidence].filter(({ showsCitizens }) => hidesCitizens && showsCitizens).map(({ name }) => name));
    const shown = (name: string): string => (marked.has(name) ? this.i18n.t(actor.locale)('evidence:hiddenName') : name);
    return { ...changes, files: changes.files.map((one) => (one.kind === 'replaced' ? { ...one, from: shown(one.from), to: shown(one.to) } : { ...one, name: shown(one.name) })) };
  }

  /** What the unit will read, in Vietnamese whatever language the reviewer's pages have; empty for no model. */
  modelText(key: unknown): string {
    return isReturnReason(key) ? this.i18n.t('vi')(`reports:returnReason.${key}`) : '';
  }
}
