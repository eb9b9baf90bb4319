import { Injectable } from '@nestjs/common';
import { isHomeAffairs, unitScopeOf, type Actor } from '../../kernel/actor';
import { chosenOrder } from '../../kernel/look-up';
import { pageRequest, offsetOf, type Page } from '../../kernel/page';
import { foldForSearch } from '../../kernel/vietnamese-text';
import { RoundQueries, type InspectionRound } from '../inspections';
import { lastMoment, ObligationQueries, type ObligationRow } from '../obligations';
import { isSent, type ReportVersionState } from './domain/report-version.machine';
import type { RecordedForUnit } from './recorded-for-unit';
import type { ReportVersion } from './remediation-report.entity';
import type { ReportListQuery } from './remediation.input';
import { RemediationQueries, type ReportSummary, type SupplementView } from './remediation.queries';

export type ReportState = 'not_sent' | ReportVersionState;

export interface ReportRow {
  readonly obligationCode: string;
  /** Null until the unit begins. */
  readonly reportCode: string | null;
  readonly roundCode: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly unitNameVi: string;
  readonly state: ReportState;
  /** The round is closed: only to be read. */
  readonly closed: boolean;
  readonly versionNumber: number | null;
  readonly submittedAt: number | null;
  /** The arrival that decides on time or late: of an earlier version, or null while none does. */
  readonly countedAt: number | null;
  readonly receiptNumber: string | null;
  readonly lastDay: number | null;
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly lenient: ObligationRow['lateness']['lenient'];
  /** The own day of what was returned, while it is not judged. */
  readonly supplement: SupplementView | null;
  readonly recorded: readonly RecordedForUnit[];
}

export interface ReportListPage extends Page<ReportRow> {
  readonly rounds: readonly InspectionRound[];
  /** Rows per view, under the other filters. */
  readonly counts: Readonly<Record<'all' | ReportState, number>>;
}

const SORTS: Readonly<Record<string, (row: ReportRow) => string | number>> = {
  unit: ({ unitCode }) => unitCode,
  due: ({ lastDay }) => lastDay ?? Infinity,
  received: ({ submittedAt }) => submittedAt ?? Infinity,
  state: ({ state }) => state,
};

/** Every remediation report that is owed, also by a unit that never signed in; a unit sees its own. */
@Injectable()
export class ReportListQueries {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly obligations: ObligationQueries,
    private readonly reports: RemediationQueries,
  ) {}

  async list(actor: Actor, query: ReportListQuery): Promise<ReportListPage> {
    const rounds = await this.rounds.list(actor);
    const started = await this.reports.list(actor);
    const chosen = rounds.filter(({ code }) => !query.round || code === query.round);
    const rows = (await Promise.all(chosen.map((round) => this.ofRound(actor, round, started)))).flat();
    const found = rows.filter((row) => hits(row, query.q ?? '') && (!query.late || row.lateness.kind === query.late));
    const counts = { all: found.length } as Record<'all' | ReportState, number>;
    for (const { state } of found) counts[state] = (counts[state] ?? 0) + 1;
    const shown = found.filter(({ state }) => !query.state || state === (query.state === 'notSent' ? 'not_sent' : query.state) || (query.state === 'notSent' && !isSent({ state })));
    const sorted = sortRows(shown, query.sort);
    const request = pageRequest(query.page, query.pageSize);
    return { ...request, total: sorted.length, rows: sorted.slice(offsetOf(request), offsetOf(request) + request.pageSize), rounds, counts };
  }

  private async ofRound(actor: Actor, round: InspectionRound, started: readonly ReportSummary[]): Promise<ReportRow[]> {
    const scope = unitScopeOf(actor);
    const due = (await this.obligations.reportsDue(round.id)).filter(({ unitId }) => scope === 'all' || ('unitId' in scope && scope.unitId === unitId));
    return due.map((row) => {
      const report = started.find(({ obligationId }) => obligationId === row.id);
      const version = report?.latest;
      const { state, number } = shownVersion(version, isHomeAffairs(actor));
      return {
        obligationCode: row.code,
        reportCode: report?.code ?? null,
        roundCode: round.code,
        unitCode: row.unitCode,
        unitName: actor.locale === 'en' ? row.unitNameEn : row.unitNameVi,
        unitNameVi: row.unitNameVi,
        state,
        closed: row.closed,
        versionNumber: number,
        submittedAt: version?.submittedAt ?? null,
        countedAt: row.countedAt,
        receiptNumber: version?.receiptNumber ?? null,
        lastDay: lastMoment(row.rulingTooLateAt),
        lateness: row.lateness.strict,
        lenient: row.lateness.lenient,
        supplement: row.state === 'accepted' ? null : (report?.supplement ?? null),
        recorded: report?.recorded ?? [],
      };
    });
  }
}

/** Work in progress of a unit is its own matter: to others the report is not sent yet. */
function shownVersion(version: ReportVersion | undefined, homeAffairs: boolean): { state: ReportState; number: number | null } {
  if (!version || (homeAffairs && !isSent(version))) return { state: 'not_sent', number: null };
  return { state: version.state, number: version.number };
}

function hits(row: ReportRow, q: string): boolean {
  const text = foldForSearch(`${row.reportCode ?? ''} ${row.obligationCode} ${row.unitName} ${row.unitNameVi}`);
  return foldForSearch(q).split(' ').filter(Boolean).every((word) => text.includes(word));
}

function sortRows(rows: readonly ReportRow[], sort: string | undefined): ReportRow[] {
  const { by: key, direction } = chosenOrder(SORTS, sort, 'unit');
  const sign = direction === 'DESC' ? -1 : 1;
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...rows].sort((a, b) => sign * compare(key(a), key(b)) || compare(a.roundCode, b.roundCode) || compare(a.unitCode, b.unitCode));
}
