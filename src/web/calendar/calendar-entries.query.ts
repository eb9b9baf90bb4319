import { Injectable } from '@nestjs/common';
import { FindingQueries, REMEDY_RUNNING } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import { ReportListQueries } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { roundCodeOf } from '../../kernel/round-code';
import { Clock } from '../../platform/clock/clock';
import { withQuery } from '../../platform/http/page-url';
import { clauseHref, type CalendarEntry, type EntryLook } from './calendar-groups';

export interface Entries {
  readonly entries: readonly CalendarEntry[];
  /** There were more than fit. */
  readonly more: boolean;
}

/** A month of a whole province; more is narrowed by unit. */
const LIMIT = 2_000;
const DONE_VISITS = ['minutes_signed', 'result_issued'];

/** Everything with a day that the actor may see: last days of duties, promised days of remedies, supplements, visits. */
@Injectable()
export class CalendarEntriesQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly findings: FindingQueries,
    private readonly reports: ReportListQueries,
    private readonly rounds: RoundQueries,
    private readonly clock: Clock,
  ) {}

  async between(actor: Actor, from: CalendarDate, to: CalendarDate, unit: string | undefined): Promise<Entries> {
    const today = dateOf(this.clock.now());
    const within = (day: CalendarDate): boolean => day >= from && day <= to;
    const ask = { unit, limit: LIMIT };
    const duties = await this.obligations.dueBetween(actor, from, to, ask);
    const remedies = await this.findings.committedBetween(actor, from, to, ask);
    const entries = [
      ...duties.flatMap((row) => dutyEntries(row, actor, unit)),
      ...remedies.map((one): CalendarEntry => {
        const running = (REMEDY_RUNNING as readonly string[]).includes(one.state);
        return {
          kind: 'remedy',
          day: one.committedOn ?? from,
          code: one.code,
          title: actor.locale === 'en' ? (one.titleEn ?? one.titleVi) : one.titleVi,
          group: one.unitCode,
          unitCode: one.unitCode,
          unitName: named(actor, one),
          look: !running ? 'done' : (one.committedOn ?? from) < today ? 'late' : 'open',
          href: `/findings/${one.code}`,
          listHref: withQuery('/findings', { unit: one.unitCode, sort: 'committed' }),
        };
      }),
      ...(await this.supplements(actor, unit)),
      ...(await this.visits(actor, unit)),
    ];
    return { entries: entries.filter(({ day }) => within(day)), more: duties.length === LIMIT || remedies.length === LIMIT };
  }

  private async supplements(actor: Actor, unit: string | undefined): Promise<readonly CalendarEntry[]> {
    const { rows } = await this.reports.list(actor, { pageSize: 200 });
    return rows.flatMap((row): CalendarEntry[] => {
      if (!row.supplement || !row.reportCode || (unit !== undefined && row.unitCode !== unit)) return [];
      const { dueOn, lateness } = row.supplement;
      return [{ kind: 'supplement', day: dueOn, code: row.reportCode, title: row.reportCode, group: row.reportCode, unitCode: row.unitCode, unitName: row.unitName, look: lookOf(lateness.kind), href: `/reports/${row.reportCode}`, listHref: '/reports' }];
    });
  }

  private async visits(actor: Actor, unit: string | undefined): Promise<readonly CalendarEntry[]> {
    const visits = (await this.rounds.visitsOf(actor)).filter(({ scheduledOn }) => scheduledOn !== null);
    const rounds = [...new Set(visits.map(({ roundId }) => roundId))];
    const names = new Map((await Promise.all(rounds.map((id) => this.rounds.units(id)))).flat().map((one) => [`${one.roundId} ${one.unitId}`, one]));
    return visits.flatMap(({ code, roundId, unitId, scheduledOn, state }): CalendarEntry[] => {
      const at = names.get(`${roundId} ${unitId}`);
      if (!at || scheduledOn === null || (unit !== undefined && at.unitCode !== unit)) return [];
      return [{ kind: 'visit', day: scheduledOn, code, title: code, group: code, unitCode: at.unitCode, unitName: named(actor, at), look: DONE_VISITS.includes(state) ? 'done' : 'open', href: `/visits/${code}`, listHref: '/visits' }];
    });
  }
}

function dutyEntries(row: ObligationRow, actor: Actor, unit: string | undefined): readonly CalendarEntry[] {
  if (row.lastDay === null) return [];
  const round = roundCodeOf(row.code);
  const shared = {
    code: row.code,
    title: actor.locale === 'en' ? (row.titleEn ?? row.titleVi) : row.titleVi,
    group: `${round}-${row.clauseNumber}`,
    unitCode: row.unitCode,
    unitName: named(actor, row),
    href: `/obligations/${row.code}`,
    listHref: clauseHref(row.clauseNumber, round, unit),
  };
  const due: CalendarEntry = { ...shared, kind: 'due', day: row.lastDay, look: row.state === 'accepted' ? 'done' : lookOf(row.lateness.strict.kind) };
  return row.first ? [due, { ...shared, kind: 'first', day: row.first.lastDay, look: due.look === 'late' ? 'open' : due.look }] : [due];
}

function lookOf(kind: string): EntryLook {
  if (kind === 'missing') return 'late';
  return kind === 'on_time' || kind === 'late' ? 'done' : 'open';
}

const named = (actor: Actor, { unitNameVi, unitNameEn }: { readonly unitNameVi: string; readonly unitNameEn: string }): string => (actor.locale === 'en' ? unitNameEn : unitNameVi);
