import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';
import { offsetOf, pageRequest, type Page } from '../../kernel/page';
import { ReadModel } from '../../platform/database/read-model';
import { InspectionRound } from '../inspections';
import { Obligation } from '../obligations';
import { Unit } from '../organisation';
import { Urging } from './urging.entity';
import type { UrgingListQuery } from './urging.input';

export type UrgingRow = Urging & {
  readonly roundCode: string;
  readonly unitCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly obligationCode: string;
  readonly clauseNumber: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  /** When the unit answered after this urging; null while it has not. */
  readonly answeredAt: Instant | null;
};

/** The ledger. A unit sees the urgings addressed to it. */
@Injectable()
export class UrgingQueries {
  constructor(private readonly read: ReadModel) {}

  /** `number` (the default, newest first), `unit` by official order, `sent`; `-` in front turns it round. */
  async ledger(actor: Actor, query: UrgingListQuery): Promise<Page<UrgingRow>> {
    const request = pageRequest(query.page, query.pageSize);
    const { round, unit, level } = query;
    const selection = this.visible(actor);
    if (round) selection.andWhere('r.code = :round', { round });
    if (unit) selection.andWhere('u.code = :unit', { unit });
    if (level) selection.andWhere('g.level = :level', { level });
    const total = await selection.getCount();
    const [column, direction] = ledgerOrder(query.sort);
    const found = await selection.orderBy(column, direction).addOrderBy('r.code', 'DESC').addOrderBy('g.number', 'DESC').offset(offsetOf(request)).limit(request.pageSize).getMany();
    return { ...request, total, rows: await this.withNames(found) };
  }

  /** Rounds and units that stand in the actor's ledger. */
  async choices(actor: Actor): Promise<{ rounds: readonly string[]; units: readonly { code: string; nameVi: string; nameEn: string }[] }> {
    const rounds = await this.visible(actor).select('r.code', 'code').groupBy('r.code').orderBy('r.code', 'DESC').getRawMany<{ code: string }>();
    const units = await this.visible(actor).select('u.code', 'code').addSelect('u.nameVi', 'name').addSelect('u.nameEn', 'english').groupBy('u.code').addGroupBy('u.nameVi').addGroupBy('u.nameEn').addGroupBy('u.officialOrder').orderBy('u.officialOrder', 'ASC').getRawMany<{ code: string; name: string; english: string }>();
    return { rounds: rounds.map(({ code }) => code), units: units.map(({ code, name, english }) => ({ code, nameVi: name, nameEn: english })) };
  }

  /** One row of the ledger, or null when it is not there or another unit's. */
  byNumber(actor: Actor, roundId: string, number: number): Promise<Urging | null> {
    return this.visible(actor).andWhere('g.roundId = :roundId AND g.number = :number', { roundId, number }).getOne();
  }

  /** Urgings of one duty, oldest first. */
  async ofObligation(actor: Actor, obligationId: string): Promise<readonly UrgingRow[]> {
    return this.withNames(await this.visible(actor).andWhere('g.obligationId = :obligationId', { obligationId }).orderBy('g.sequence', 'ASC').getMany());
  }

  /** The ledger rows of one unit, newest first. */
  async ofUnit(actor: Actor, unitId: string): Promise<readonly UrgingRow[]> {
    return this.withNames(await this.visible(actor).andWhere('g.unitId = :ofUnit', { ofUnit: unitId }).orderBy('g.sentAt', 'DESC').addOrderBy('g.number', 'DESC').getMany());
  }

  /** How often each duty was urged, by its id. */
  async countsOf(obligationIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (obligationIds.length === 0) return new Map();
    const rows = await this.read.manager
      .createQueryBuilder(Urging, 'g')
      .select('g.obligationId', 'id')
      .addSelect('COUNT(*)', 'n')
      .where('g.obligationId IN (:...ids)', { ids: obligationIds })
      .groupBy('g.obligationId')
      .getRawMany<{ id: string; n: string | number }>();
    return new Map(rows.map(({ id, n }) => [id, Number(n)]));
  }

  /** Unscoped, for the papers. */
  ofRound(roundId: string): Promise<Urging[]> {
    return this.read.manager.find(Urging, { where: { roundId }, order: { number: 'ASC' } });
  }

  private visible(actor: Actor): SelectQueryBuilder<Urging> {
    const selection = this.read.manager.createQueryBuilder(Urging, 'g').innerJoin(Unit, 'u', 'u.id = g.unitId').innerJoin(InspectionRound, 'r', 'r.id = g.roundId').where('1 = 1');
    const scope = unitScopeOf(actor);
    if (scope === 'all') return selection;
    return 'unitId' in scope ? selection.andWhere('g.unitId = :ownUnit', { ownUnit: scope.unitId }) : selection.andWhere('1 = 0');
  }

  private async withNames(urgings: readonly Urging[]): Promise<UrgingRow[]> {
    const { manager } = this.read;
    const unique = (pick: (one: Urging) => string): string[] => [...new Set(urgings.map(pick))];
    const units = new Map((await manager.findBy(Unit, { id: In(unique(({ unitId }) => unitId)) })).map((one) => [one.id, one]));
    const rounds = new Map((await manager.findBy(InspectionRound, { id: In(unique(({ roundId }) => roundId)) })).map((one) => [one.id, one]));
    const duties = new Map((await manager.findBy(Obligation, { id: In(unique(({ obligationId }) => obligationId)) })).map((one) => [one.id, one]));
    return urgings.map((urging) => {
      const duty = duties.get(urging.obligationId);
      return {
        ...urging,
        roundCode: rounds.get(urging.roundId)?.code ?? '',
        unitCode: units.get(urging.unitId)?.code ?? '',
        unitNameVi: units.get(urging.unitId)?.nameVi ?? '',
        unitNameEn: units.get(urging.unitId)?.nameEn ?? '',
        obligationCode: duty?.code ?? '',
        clauseNumber: duty?.clauseNumber ?? '',
        titleVi: duty?.titleVi ?? '',
        titleEn: duty?.titleEn ?? null,
        answeredAt: duty ? answeredAfter(urging.sentAt, duty) : null,
      };
    });
  }
}

/** Rounds follow each other in time, so the instant of sending orders the numbers over all rounds. */
function ledgerOrder(sort = '-number'): [string, 'ASC' | 'DESC'] {
  const column = sort.replace(/^-/, '') === 'unit' ? 'u.officialOrder' : 'g.sentAt';
  return [column, sort.startsWith('-') ? 'DESC' : 'ASC'];
}

/** The first report if it came after the urging; a duty that was returned is answered by what came last. */
function answeredAfter(sentAt: Instant, { firstSubmittedAt, lastUpdateAt, state }: Obligation): Instant | null {
  if (firstSubmittedAt !== null && firstSubmittedAt >= sentAt) return firstSubmittedAt;
  const answered = state === 'submitted' || state === 'accepted';
  return answered && lastUpdateAt !== null && lastUpdateAt >= sentAt ? lastUpdateAt : null;
}
