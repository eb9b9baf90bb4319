import { Injectable } from '@nestjs/common';
import { FindingQueries, type FindingListQuery } from '../../features/findings';
import { OBLIGATION_VIEWS, ObligationQueries, type ObligationFilter } from '../../features/obligations';
import { UnitRegister } from '../../features/organisation';
import { RemediationQueries, ReportListQueries, type ReportListQuery } from '../../features/remediation';
import { MissingWords, UrgingQueries, type UrgingListQuery, type UrgingRow } from '../../features/urging';
import type { Actor } from '../../kernel/actor';
import { dateOf } from '../../kernel/calendar-date';
import { Clock } from '../../platform/clock/clock';
import type { Reply } from '../../platform/http/request';
import { formatQuarter, I18n, type Translate } from '../../platform/i18n';
import { instantCell, integerCell, optionalDateCell, textCell, type Cell } from '../model/cells';
import { column, dataRow } from '../model/table';
import { RenderService } from '../renderers';
import { MEDIA_TYPES } from '../renderers/render-format';
import { allRows, listingDocument, type Listing } from './listing';
import { recordedWords } from './recorded-words';

interface Lateness {
  readonly kind: string;
  readonly days: number;
}

/** Lists as workbooks. Scope, filters and order are those of the list's own query. */
@Injectable()
export class ListExports {
  constructor(
    private readonly findings: FindingQueries,
    private readonly obligations: ObligationQueries,
    private readonly reports: ReportListQueries,
    private readonly contents: RemediationQueries,
    private readonly urgings: UrgingQueries,
    private readonly missing: MissingWords,
    private readonly units: UnitRegister,
    private readonly render: RenderService,
    private readonly i18n: I18n,
    private readonly clock: Clock,
  ) {}

  async findingsOf(actor: Actor, query: FindingListQuery, sample: boolean): Promise<Buffer> {
    const t = this.t;
    const rows = await allRows((page, pageSize) => this.findings.list(actor, { ...query, page, pageSize }));
    return this.workbook({
      code: 'findings',
      title: t('findings:list.title'),
      sheetName: t('exports:sheet.findings'),
      filters: [
        [t('exports:search'), query.q],
        [t('findings:list.round'), query.round && formatQuarter(query.round)],
        [t('findings:list.unit'), await this.unitName(query.unit)],
        [t('findings:list.area'), query.area],
        [t('findings:list.state'), query.state && t(`states:finding.${query.state}`)],
        [t('findings:list.severity'), query.severity && t(`states:severity.${query.severity}`)],
        [t('exports:view'), query.view && t(`findings:list.${query.view}`)],
      ],
      columns: [
        column('code', t('findings:list.code'), 'text', 14),
        column('title', t('findings:list.content'), 'text', 40),
        column('unit', t('findings:list.unit'), 'text', 18),
        column('criterion', t('findings:page.criterion'), 'text', 9),
        column('severity', t('findings:list.severity'), 'text', 13),
        column('state', t('findings:list.state'), 'text', 20),
        column('owner', t('findings:list.owner'), 'text', 24),
        column('due', t('findings:list.due'), 'date', 12),
        column('repeated', t('findings:list.repeated'), 'text', 9),
      ],
      rows: rows.map((row) =>
        dataRow({
          code: textCell(row.code),
          title: textCell(row.titleVi),
          unit: textCell(row.unitNameVi),
          criterion: textCell(row.criterionCode),
          severity: textCell(t(`states:severity.${row.severity}`)),
          state: textCell(t(`states:finding.${row.state}`)),
          owner: textCell(row.remedyOwnerNameVi),
          due: optionalDateCell(row.committedOn),
          repeated: textCell(row.repeated ? t('findings:list.repeatedMark') : ''),
        }),
      ),
      sample,
    });
  }

  /** @param query what the list on the screen holds; `directive` names the letter that it is narrowed to */
  async obligationsOf(actor: Actor, query: ObligationFilter, directive: string | undefined, sample: boolean): Promise<Buffer> {
    const t = this.t;
    const rows = await allRows((page, pageSize) => this.obligations.list(actor, { ...query, page, pageSize }));
    const recorded = await this.contents.recordedFor(rows.map(({ id }) => id));
    return this.workbook({
      code: 'obligations',
      title: t('obligations:title'),
      sheetName: t('obligations:title'),
      filters: [
        [t('exports:search'), query.q],
        [t('exports:part'), query.part && t(`exports:parts.${query.part}`)],
        [t('exports:directive'), directive],
        [t('obligations:round'), query.round && formatQuarter(query.round)],
        [t('obligations:unit'), await this.unitName(query.unit)],
        [t('obligations:clause'), query.clause],
        [t('obligations:state'), query.state && t(`states:obligation.${query.state}`)],
        [t('exports:view'), isObligationView(query.view) ? t(`obligations:view.${query.view}`) : undefined],
      ],
      columns: [
        column('code', t('findings:list.code'), 'text', 18),
        column('clause', t('obligations:clause'), 'text', 8),
        column('title', t('obligations:duty'), 'text', 44),
        column('unit', t('obligations:unit'), 'text', 24),
        column('wording', t('obligations:wording'), 'text', 16),
        column('due', t('obligations:deadline'), 'date', 12),
        column('state', t('obligations:state'), 'text', 16),
        column('lateness', t('obligations:lateness'), 'text', 18),
        column('lenient', t('exports:lenient'), 'text', 18),
        column('submitted', t('exports:submitted'), 'instant', 16),
        column('recorded', t('exports:recorded'), 'text', 34),
      ],
      rows: rows.map((row) =>
        dataRow({
          code: textCell(row.code),
          clause: textCell(row.clauseNumber),
          title: textCell(row.titleVi),
          unit: textCell(row.unitNameVi),
          wording: textCell(row.dueWordingVi ?? ''),
          due: optionalDateCell(row.lastDay),
          state: textCell(t(`states:obligation.${row.state}`)),
          lateness: textCell(latenessWords(row.lateness.strict, t)),
          lenient: textCell(latenessWords(row.lateness.lenient, t)),
          ...optional('submitted', row.firstSubmittedAt),
          recorded: textCell(recordedWords(recorded.get(row.id) ?? [], t)),
        }),
      ),
      sample,
    });
  }

  async reportsOf(actor: Actor, query: ReportListQuery, sample: boolean): Promise<Buffer> {
    const t = this.t;
    const rows = await allRows((page, pageSize) => this.reports.list(actor, { ...query, page, pageSize }));
    return this.workbook({
      code: 'reports',
      title: t('reports:list.title'),
      sheetName: t('reports:list.title'),
      filters: [[t('exports:search'), query.q], [t('reports:list.round'), query.round && formatQuarter(query.round)], [t('reports:list.lateness'), query.late && t(`reports:list.lateKind.${query.late}`)], [t('reports:list.state'), query.state && t(`reports:list.${query.state === 'received' ? 'waiting' : query.state}`)]],
      columns: [
        column('unit', t('reports:list.unit'), 'text', 24),
        column('round', t('reports:list.round'), 'text', 12),
        column('receipt', t('exports:receipt'), 'text', 20),
        column('version', t('reports:list.version'), 'integer', 9),
        column('due', t('reports:list.due'), 'date', 12),
        column('received', t('reports:list.received'), 'instant', 16),
        column('counted', t('exports:counted'), 'instant', 16),
        column('state', t('reports:list.state'), 'text', 14),
        column('lateness', t('reports:list.lateness'), 'text', 18),
        column('lenient', t('exports:lenient'), 'text', 18),
        column('recorded', t('exports:recorded'), 'text', 34),
      ],
      rows: rows.map((row) =>
        dataRow({
          unit: textCell(row.unitNameVi),
          round: textCell(row.roundCode),
          receipt: textCell(row.receiptNumber ?? ''),
          ...(row.versionNumber === null ? {} : { version: integerCell(row.versionNumber) }),
          due: optionalDateCell(row.lastDay === null ? null : dateOf(row.lastDay)),
          ...optional('received', row.submittedAt),
          ...optional('counted', row.countedAt),
          state: textCell(t(`states:report.${row.state}`)),
          lateness: textCell(latenessWords(row.lateness, t)),
          lenient: textCell(latenessWords(row.lenient, t)),
          recorded: textCell(recordedWords(row.recorded, t)),
        }),
      ),
      sample,
    });
  }

  async urgingsOf(actor: Actor, query: UrgingListQuery, sample: boolean): Promise<Buffer> {
    const t = this.t;
    const rows = await allRows((page, pageSize) => this.urgings.ledger(actor, { ...query, page, pageSize }));
    return this.workbook({
      code: 'urgings',
      title: t('obligations:tab.urgings'),
      sheetName: t('obligations:tab.urgings'),
      filters: [[t('obligations:round'), query.round && formatQuarter(query.round)], [t('obligations:unit'), await this.unitName(query.unit)], [t('exports:level'), query.level && t(`workList:level.${query.level}`)], [t('urgings:channel'), query.channel && t(`urgings:channels.${query.channel}`)], [t('urgings:followed'), query.followed && t(`urgings:followedFilter.${query.followed}`)], ['q', query.q], [t('exports:sending'), query.dispatch]],
      columns: [
        column('number', t('exports:number'), 'integer', 8),
        column('round', t('obligations:round'), 'text', 12),
        column('unit', t('obligations:unit'), 'text', 24),
        column('duty', t('obligations:duty'), 'text', 40),
        column('missing', t('exports:missing'), 'text', 30),
        column('lacks', t('exports:lacks'), 'text', 40),
        column('level', t('exports:level'), 'text', 20),
        column('channel', t('urgings:channel'), 'text', 14),
        column('to', t('exports:sentTo'), 'text', 28),
        column('sent', t('exports:sentAt'), 'instant', 16),
        column('by', t('exports:sentBy'), 'text', 28),
        column('seen', t('exports:seenAt'), 'instant', 16),
        column('followed', t('urgings:followed'), 'text', 30),
        column('answered', t('exports:answeredAt'), 'instant', 16),
        column('recorded', t('exports:recorded'), 'text', 34),
        column('arrived', t('exports:arrivedAt'), 'instant', 16),
        column('entered', t('exports:enteredAt'), 'instant', 16),
        column('spoken', t('exports:spoken'), 'text', 30),
      ],
      rows: rows.map((row) =>
        dataRow({
          number: integerCell(row.number),
          round: textCell(row.roundCode),
          unit: textCell(row.unitNameVi),
          duty: textCell(row.titleVi),
          missing: textCell(row.missingVi),
          lacks: textCell(this.missing.lines(row.missing ?? [], 'vi').join('; ')),
          level: textCell(t(`workList:level.${row.level}`)),
          channel: textCell(t(`urgings:channels.${row.channel}`)),
          to: textCell(row.toVi ?? ''),
          sent: instantCell(row.sentAt),
          by: textCell(row.sentByTitle),
          ...optional('seen', row.seenAt),
          followed: textCell(followedWords(row.followed, t)),
          ...optional('answered', row.answeredAt),
          recorded: textCell(row.followed.recorded ? recordedWords([row.followed.recorded], t) : ''),
          ...optional('arrived', row.followed.recorded?.arrivedAt ?? null),
          ...optional('entered', row.followed.recorded?.enteredAt ?? null),
          spoken: textCell([row.spokenWith, row.answerVi].filter(Boolean).join(': ')),
        }),
      ),
      sample,
    });
  }

  /** Papers are Vietnamese whatever language the reader's screen has. */
  private get t(): Translate {
    return this.i18n.t('vi');
  }

  /** As the list's own filter names it; a code that nobody holds stays as it was asked. */
  private async unitName(code: string | undefined): Promise<string | undefined> {
    if (!code) return undefined;
    return this.units.one(code, undefined, dateOf(this.clock.now())).then(({ nameVi }) => nameVi, () => code);
  }

  workbook(listing: Listing): Promise<Buffer> {
    return this.render.render(listingDocument(listing, this.clock.now(), this.t), 'xlsx');
  }
}

export async function sendWorkbook(reply: Reply, name: string, bytes: Buffer): Promise<void> {
  await reply.header('content-type', MEDIA_TYPES.xlsx).header('content-disposition', `attachment; filename="${name}.xlsx"`).header('cache-control', 'private, no-store').send(bytes);
}

const isObligationView = (view: string | undefined): boolean => OBLIGATION_VIEWS.some((one) => one === view);

function optional(key: string, at: number | null): Readonly<Record<string, Cell>> {
  return at === null ? {} : { [key]: instantCell(at) };
}

function followedWords({ kind, days }: UrgingRow['followed'], t: Translate): string {
  if (days === 0 && kind === 'nothing') return t('urgings:followedBy.nothingToday');
  if (days === 0 && kind === 'reported') return t('urgings:followedBy.reportedSameDay');
  return t(`urgings:followedBy.${kind}`, { count: days });
}

function latenessWords({ kind, days }: Lateness, t: Translate): string {
  return kind === 'late' || kind === 'missing' ? t(`states:late.${kind}_days`, { count: days }) : t(`states:late.${kind}`);
}
