import { Injectable } from '@nestjs/common';
import { FindingQueries } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { UnitQueries, type Unit } from '../../features/organisation';
import { ReportEditorQuery, storedAnswer, type AnswerContent, type ReportHead } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { ForbiddenError, NotFoundError } from '../../kernel/errors';
import { Clock } from '../../platform/clock/clock';
import type { ExpectedWorkbook } from '../workbook/read-answers';

export interface WorkbookItem extends AnswerContent {
  readonly n: number;
  readonly finding: string;
  readonly version: number;
  readonly title: string;
  readonly description: string;
  /** Why it was sent back; null on a first answer. */
  readonly returned: string | null;
}

export interface AnswerWorkbookData {
  readonly code: string;
  readonly number: number;
  readonly roundCode: string;
  readonly sample: boolean;
  readonly unitName: string;
  readonly lastDay: CalendarDate | null;
  readonly madeAt: Instant;
  readonly items: readonly WorkbookItem[];
  readonly receivers: readonly Pick<Unit, 'code' | 'nameVi'>[];
}

/** What the workbook of a unit's own draft holds. */
@Injectable()
export class AnswerWorkbookQuery {
  constructor(
    private readonly editor: ReportEditorQuery,
    private readonly findings: FindingQueries,
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when the report is not the actor's own; ForbiddenError when nothing of it may be written now */
  async of(actor: Actor, code: string): Promise<AnswerWorkbookData> {
    const head = await this.editor.head(actor, code);
    const { report, latest } = head;
    if (report.unitId !== actor.unitId) throw new NotFoundError();
    refuseLocked(head);
    const found = new Map((await this.findings.ofRound(report.roundId)).map((one) => [one.id, one]));
    return {
      code,
      number: latest.number,
      roundCode: head.roundCode,
      sample: (await this.rounds.list(actor)).some(({ id, sample }) => id === report.roundId && sample),
      unitName: report.unitNameVi,
      lastDay: head.lastDay,
      madeAt: this.clock.now(),
      items: head.items
        .filter(({ open }) => open)
        .map(({ n, item, before }) => ({
          ...storedAnswer(item),
          n,
          title: item.findingTitleVi,
          description: found.get(item.findingId)?.descriptionVi ?? '',
          returned: before?.item.decisionReason ?? null,
        })),
      receivers: await this.receivers(),
    };
  }

  /** What an uploaded workbook must belong to, and what its cells may name. */
  async expected(actor: Actor, code: string): Promise<ExpectedWorkbook> {
    const { items, latest } = await this.editor.head(actor, code);
    const codes = (open: boolean): string[] => items.filter((one) => one.open === open).map(({ item }) => item.findingCode);
    return { code, number: latest.number, open: codes(true), locked: codes(false), receivers: await this.receivers() };
  }

  /** The bodies that a matter may be passed on to today. */
  receivers(): Promise<readonly Unit[]> {
    return this.units.list(dateOf(this.clock.now()), ['department', 'vertical', 'subBody']);
  }
}

function refuseLocked({ closed, latest }: ReportHead): void {
  if (closed) throw new ForbiddenError('roundClosed');
  if (latest.state !== 'draft') throw new ForbiddenError(latest.state === 'awaiting_signed' ? 'reportLocked' : 'reportSent');
}
