import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { unitScopeOf } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { offsetOf, pageRequest, type Page } from '../../kernel/page';
import { allowedActions } from '../../kernel/state-machine';
import { foldForSearch } from '../../kernel/vietnamese-text';
import type { WorkingCalendar } from '../../kernel/working-calendar';
import { Clock } from '../../platform/clock/clock';
import { ReadModel } from '../../platform/database/read-model';
import { InspectionRound } from '../inspections';
import { Unit, UnitQueries } from '../organisation';
import { bothReadings, type BothReadings } from './domain/lateness';
import { obligationMachine, type ObligationAction } from './domain/obligation.machine';
import { Obligation, ObligationCoordinator, ObligationUpdate } from './obligation.entity';
import type { ObligationListQuery } from './obligation.input';

export type ObligationRow = Obligation & { readonly unitCode: string; readonly unitNameVi: string; readonly lateness: BothReadings };
export type ObligationView = ObligationRow & {
  readonly coordinators: readonly string[];
  readonly updates: readonly ObligationUpdate[];
  readonly allowedActions: readonly ObligationAction[];
};

/** Duties with their lateness, which is computed here and nowhere else. A co-operating body sees the duty too. */
@Injectable()
export class ObligationQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: ObligationListQuery): Promise<Page<ObligationRow>> {
    const request = pageRequest(query.page, query.pageSize);
    const rows = (await this.visible(actor, query)).filter((row) => inView(row, query.view) && matches(row, query));
    const sorted = rows.sort((a, b) => (a.tooLateAt ?? Infinity) - (b.tooLateAt ?? Infinity) || a.code.localeCompare(b.code, 'vi', { numeric: true }));
    return { ...request, total: sorted.length, rows: sorted.slice(offsetOf(request), offsetOf(request) + request.pageSize) };
  }

  async byCode(actor: Actor, code: string): Promise<ObligationView> {
    const row = (await this.visible(actor, {}, code))[0];
    if (!row) throw new NotFoundError();
    const { manager } = this.read;
    const parties = await manager.findBy(ObligationCoordinator, { obligationId: row.id });
    const updates = await manager.find(ObligationUpdate, { where: { obligationId: row.id }, order: { writtenAt: 'ASC' } });
    const own = row.unitId === actor.unitId;
    const actions = allowedActions(obligationMachine, row.state, actor.role).filter((action) => action !== 'submit' || own);
    return { ...row, coordinators: parties.map(({ labelVi }) => labelVi), updates, allowedActions: actions };
  }

  /** Dated remediation reports of a round with both readings; unscoped, for the pages and papers of Home Affairs. */
  async reportsDue(roundId: string): Promise<readonly ObligationRow[]> {
    return this.withLateness(await this.read.manager.find(Obligation, { where: { roundId, kind: 'remediation_report', tooLateAt: Not(IsNull()) }, order: { code: 'ASC' } }));
  }

  ofRound(roundId: string): Promise<Obligation[]> {
    return this.read.manager.find(Obligation, { where: { roundId }, order: { code: 'ASC' } });
  }

  private async visible(actor: Actor, query: { readonly round?: string; readonly state?: string }, code?: string): Promise<ObligationRow[]> {
    const builder = this.read.manager.createQueryBuilder(Obligation, 'o').where('1 = 1');
    const scope = unitScopeOf(actor);
    if (scope !== 'all') {
      const helping = builder.subQuery().select('c.obligationId').from(ObligationCoordinator, 'c').where('c.unitId = :unitId').getQuery();
      builder.andWhere(actor.role === 'inspector' ? '1 = 0' : `(o.unitId = :unitId OR o.id IN ${helping})`, { unitId: actor.unitId });
    }
    if (code) builder.andWhere('o.code = :code', { code });
    if (query.state) builder.andWhere('o.state = :state', { state: query.state });
    if (query.round) {
      const round = await this.read.manager.findOneBy(InspectionRound, { code: query.round });
      builder.andWhere('o.roundId = :roundId', { roundId: round?.id ?? '' });
    }
    return this.withLateness(await builder.getMany());
  }

  private async withLateness(obligations: readonly Obligation[]): Promise<ObligationRow[]> {
    const calendar: WorkingCalendar = await this.units.calendar();
    const now = this.clock.now();
    const units = await this.read.manager.findBy(Unit, { id: In([...new Set(obligations.map(({ unitId }) => unitId))]) });
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    return obligations.map((one) => ({
      ...one,
      unitCode: unitOf.get(one.unitId)?.code ?? '',
      unitNameVi: unitOf.get(one.unitId)?.nameVi ?? '',
      lateness: bothReadings({ strict: one.tooLateAt, lenient: one.lenientTooLateAt }, { firstSubmittedAt: one.firstSubmittedAt, now, calendar }),
    }));
  }
}

function inView(row: ObligationRow, view: string | undefined): boolean {
  switch (view) {
    case 'dated':
      return row.tooLateAt !== null;
    case 'undated':
      return row.tooLateAt === null;
    case 'overdue':
      return row.lateness.strict.kind === 'missing';
    case 'waiting':
      return row.state === 'submitted';
    default:
      return true;
  }
}

function matches(row: ObligationRow, { q, unit, clause }: ObligationListQuery): boolean {
  const text = foldForSearch(`${row.code} ${row.clauseNumber} ${row.titleVi} ${row.unitNameVi}`);
  const words = foldForSearch(q ?? '').split(' ').filter(Boolean);
  return words.every((word) => text.includes(word)) && (!unit || row.unitCode === unit) && (!clause || row.clauseNumber === clause);
}
