import { Injectable } from '@nestjs/common';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf } from '../../kernel/calendar-date';
import type { Page } from '../../kernel/page';
import { Clock } from '../../platform/clock/clock';
import { ChecklistQueries } from '../../features/checklists';
import { FindingQueries, remedyOverdueDays, type FindingListQuery, type FindingRow } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';

export interface FindingListRow extends FindingRow {
  readonly overdueDays: number;
  /** Lateness of the unit's report on the round; null when none is owed. */
  readonly report: ObligationRow['lateness']['strict'] | null;
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

export interface FindingListPage extends Page<FindingListRow> {
  readonly query: FindingListQuery;
  readonly counts: Awaited<ReturnType<FindingQueries['counts']>>;
  readonly rounds: readonly Choice[];
  readonly units: readonly Choice[];
  readonly areas: readonly Choice[];
}

@Injectable()
export class FindingListPageQuery {
  constructor(
    private readonly findings: FindingQueries,
    private readonly rounds: RoundQueries,
    private readonly checklists: ChecklistQueries,
    private readonly obligations: ObligationQueries,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, query: FindingListQuery): Promise<FindingListPage> {
    const page = await this.findings.list(actor, query);
    const today = dateOf(this.clock.now());
    const rounds = await this.rounds.list(actor);
    const due = (await Promise.all([...new Set(page.rows.map(({ roundId }) => roundId))].map((id) => this.obligations.reportsDue(id)))).flat();
    return {
      ...page,
      query,
      rows: page.rows.map((row) => ({
        ...row,
        overdueDays: remedyOverdueDays(row.state, row.committedOn, today),
        report: due.find(({ roundId, unitId }) => roundId === row.roundId && unitId === row.unitId)?.lateness.strict ?? null,
      })),
      counts: await this.findings.counts(actor, query),
      rounds: rounds.map(({ code }) => ({ value: code, text: code })),
      ...(await this.choices(actor, rounds, query.round)),
    };
  }

  /** Units and areas of the chosen round, or of the newest; a unit that sees only itself is not asked which. */
  private async choices(actor: Actor, rounds: Awaited<ReturnType<RoundQueries['list']>>, code: string | undefined): Promise<Pick<FindingListPage, 'units' | 'areas'>> {
    const round = rounds.find((one) => one.code === code) ?? rounds[0];
    if (!round) return { units: [], areas: [] };
    const english = actor.locale === 'en';
    const { areas } = await this.checklists.version(round.checklistVersionId);
    const scope = unitScopeOf(actor);
    const members = scope === 'all' || 'inspectorId' in scope || actor.role === 'department' ? (await this.rounds.units(round.id)).filter(({ mode }) => mode === 'inspected') : [];
    return {
      units: members.map(({ unitCode, unitNameVi, unitNameEn }) => ({ value: unitCode, text: english ? unitNameEn : unitNameVi })),
      areas: areas.map((area) => ({ value: area.code, text: `${area.code}. ${english ? area.shortNameEn : area.shortNameVi}` })),
    };
  }
}
