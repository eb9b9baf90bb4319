import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { In, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf, startOfDay, type Instant } from '../../kernel/calendar-date';
import { offsetOf, pageRequest, type Page } from '../../kernel/page';
import { foldForSearch } from '../../kernel/vietnamese-text';
import { Clock } from '../../platform/clock/clock';
import { ReadModel } from '../../platform/database/read-model';
import { InspectionRound } from '../inspections';
import { Extension, Obligation } from '../obligations';
import { Unit } from '../organisation';
import { RemediationReport, ReportVersion } from '../remediation';
import { answeredAfter, whatFollowed, type Entered, type Followed } from './domain/what-followed';
import { Urging } from './urging.entity';
import type { UrgingListQuery } from './urging.input';
import { subjectOf } from './urging-subject';

export type UrgingRow = Urging & {
  readonly roundCode: string;
  readonly unitCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly obligationCode: string;
  readonly clauseNumber: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  /** When the unit's answer after this urging arrived; null while it has not, or when it lay there before. */
  readonly answeredAt: Instant | null;
  readonly followed: Followed;
};

/** How a duty stands in the ledger; reminders are no urgings. */
export interface Standing {
  readonly count: number;
  readonly lastAt: Instant | null;
}

/** What a unit opened: one duty, a report, or the ledger itself. */
export type SeenPlace = { readonly obligation: string } | { readonly report: string } | 'ledger';
export interface SeenRow {
  readonly id: string;
  readonly code: string;
  readonly unitId: string;
}

/** `arrivedBefore` as the database asks it. */
const ARRIVED_BEFORE = `EXISTS (SELECT 1 FROM remediation_report rr INNER JOIN report_version rv ON rv.report_id = rr.id WHERE rr.obligation_id = o.id AND rv.entered_at >= g.sentAt AND rv.submitted_at < g.sentAt)`;

/** `answeredAfter` as the database asks it, with what had arrived before. */
const ANSWERED = `(${ARRIVED_BEFORE} OR (o.firstSubmittedAt IS NOT NULL AND o.firstSubmittedAt >= g.sentAt) OR (o.state IN ('submitted', 'accepted') AND o.lastUpdateAt IS NOT NULL AND o.lastUpdateAt >= g.sentAt))`;

/** The ledger. A unit sees the urgings addressed to it. */
@Injectable()
export class UrgingQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly clock: Clock,
  ) {}

  /** `number` (the default, newest first), `unit` by official order, `level`, `sent`; `-` in front turns it round. */
  async ledger(actor: Actor, query: UrgingListQuery): Promise<Page<UrgingRow>> {
    const request = pageRequest(query.page, query.pageSize);
    const selection = filtered(this.visible(actor), query);
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

  /** What went out together, in the order of its numbers; of another unit's nothing. */
  ofDispatch(actor: Actor, dispatch: string): Promise<Urging[]> {
    return this.visible(actor).andWhere('g.dispatch = :dispatch', { dispatch }).orderBy('r.code', 'ASC').addOrderBy('g.number', 'ASC').getMany();
  }

  /** Urgings of one duty, oldest first. */
  async ofObligation(actor: Actor, obligationId: string): Promise<readonly UrgingRow[]> {
    return (await this.everyOfObligation(actor, obligationId)).filter(({ level }) => level !== 'reminder');
  }

  /** Urgings and reminders of one duty, oldest first. */
  async everyOfObligation(actor: Actor, obligationId: string): Promise<readonly UrgingRow[]> {
    return this.withNames(await this.visible(actor).andWhere('g.obligationId = :obligationId', { obligationId }).orderBy('g.sentAt', 'ASC').addOrderBy('g.number', 'ASC').getMany());
  }

  /** The ledger rows of one unit, newest first. */
  async ofUnit(actor: Actor, unitId: string): Promise<readonly UrgingRow[]> {
    return this.withNames(await this.visible(actor).andWhere('g.unitId = :ofUnit', { ofUnit: unitId }).orderBy('g.sentAt', 'DESC').addOrderBy('g.number', 'DESC').getMany());
  }

  /** How often each duty was urged, by its id. */
  async countsOf(obligationIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return new Map([...(await this.standingOf(obligationIds))].map(([id, { count }]) => [id, count]));
  }

  /** How often and when last each duty was urged, by its id; what was never urged is left out. */
  async standingOf(obligationIds: readonly string[]): Promise<ReadonlyMap<string, Standing>> {
    if (obligationIds.length === 0) return new Map();
    const rows = await this.read.manager
      .createQueryBuilder(Urging, 'g')
      .select('g.obligationId', 'id')
      .addSelect('COUNT(*)', 'n')
      .addSelect('MAX(g.sentAt)', 'last')
      .where(`g.obligationId IN (:...ids) AND g.level <> 'reminder'`, { ids: obligationIds })
      .groupBy('g.obligationId')
      .getRawMany<{ id: string; n: string | number; last: string | number }>();
    return new Map(rows.map(({ id, n, last }) => [id, { count: Number(n), lastAt: Number(last) }]));
  }

  /** Which of these duties were urged today already, with the number of the row; what was spoken does not count. */
  async urgedToday(obligationIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const start = startOfDay(dateOf(this.clock.now()));
    const rows = obligationIds.length === 0 ? [] : await this.read.manager.findBy(Urging, { obligationId: In([...obligationIds]), sentAt: MoreThanOrEqual(start), level: Not('reminder'), spokenWith: IsNull() });
    return new Map(rows.map(({ obligationId, number }) => [obligationId, number]));
  }

  /** Urgings of a round by number, reminders left out. Unscoped, for the papers. */
  ofRound(roundId: string): Promise<Urging[]> {
    return this.read.manager.find(Urging, { where: { roundId, level: Not('reminder') }, order: { number: 'ASC' } });
  }

  /** Rows that the unit has not opened yet and that the place shows. */
  async unseen(unitId: string, place: SeenPlace): Promise<readonly SeenRow[]> {
    const selection = this.read.manager.createQueryBuilder(Urging, 'g').innerJoinAndMapOne('g.duty', Obligation, 'o', 'o.id = g.obligationId').where('g.unitId = :unitId AND g.seenAt IS NULL', { unitId });
    if (place !== 'ledger' && 'obligation' in place) selection.andWhere('o.code = :code', { code: place.obligation });
    if (place !== 'ledger' && 'report' in place) selection.innerJoin(RemediationReport, 'p', 'p.obligationId = o.id').andWhere('p.code = :code', { code: place.report });
    const rows = (await selection.getMany()) as (Urging & { duty: Obligation })[];
    return rows.map((row) => ({ id: row.id, code: subjectOf(row.duty.code, row), unitId: row.unitId }));
  }

  private visible(actor: Actor): SelectQueryBuilder<Urging> {
    const selection = this.read.manager
      .createQueryBuilder(Urging, 'g')
      .innerJoin(Unit, 'u', 'u.id = g.unitId')
      .innerJoin(InspectionRound, 'r', 'r.id = g.roundId')
      .innerJoin(Obligation, 'o', 'o.id = g.obligationId')
      .where('1 = 1');
    const scope = unitScopeOf(actor);
    if (scope === 'all') return selection;
    return 'unitId' in scope ? selection.andWhere('g.unitId = :ownUnit', { ownUnit: scope.unitId }) : selection.andWhere('1 = 0');
  }

  private async withNames(urgings: readonly Urging[]): Promise<UrgingRow[]> {
    const { manager } = this.read;
    const now = this.clock.now();
    const unique = (pick: (one: Urging) => string): string[] => [...new Set(urgings.map(pick))];
    const units = new Map((await manager.findBy(Unit, { id: In(unique(({ unitId }) => unitId)) })).map((one) => [one.id, one]));
    const rounds = new Map((await manager.findBy(InspectionRound, { id: In(unique(({ roundId }) => roundId)) })).map((one) => [one.id, one]));
    const duties = new Map((await manager.findBy(Obligation, { id: In(unique(({ obligationId }) => obligationId)) })).map((one) => [one.id, one]));
    const asked = await manager.find(Extension, { where: { obligationId: In([...duties.keys()]) }, order: { askedAt: 'ASC' } });
    const recorded = await this.enteredFor([...duties.keys()]);
    return urgings.map((urging) => {
      const duty = duties.get(urging.obligationId);
      const entered = recorded.get(urging.obligationId) ?? [];
      const extensionsAskedAt = asked.filter(({ obligationId }) => obligationId === urging.obligationId).map(({ askedAt }) => askedAt);
      const stands = { ...(duty ?? { state: 'open', firstSubmittedAt: null, lastSubmittedAt: null, lastUpdateAt: null }), extensionsAskedAt, entered };
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
        answeredAt: answeredAfter(urging.sentAt, stands),
        followed: whatFollowed(urging.sentAt, stands, now),
      };
    });
  }

  /** What Home Affairs recorded for these duties, the oldest sending first. */
  private async enteredFor(obligationIds: readonly string[]): Promise<ReadonlyMap<string, readonly Entered[]>> {
    const { manager } = this.read;
    const duties = new Map((await manager.findBy(RemediationReport, { obligationId: In([...obligationIds]) })).map(({ id, obligationId }) => [id, obligationId]));
    const versions = await manager.find(ReportVersion, { where: { reportId: In([...duties.keys()]), arrivalChannel: Not(IsNull()) }, order: { number: 'ASC' } });
    const found = new Map<string, Entered[]>();
    for (const { reportId, number, arrivalChannel: channel, submittedAt: arrivedAt, enteredAt } of versions) {
      const duty = duties.get(reportId);
      if (!duty || channel === null || arrivedAt === null || enteredAt === null) continue;
      found.set(duty, [...(found.get(duty) ?? []), { number, channel, arrivedAt, enteredAt }]);
    }
    return found;
  }
}

function filtered(selection: SelectQueryBuilder<Urging>, { round, unit, level, channel, followed, dispatch, q }: UrgingListQuery): SelectQueryBuilder<Urging> {
  if (round) selection.andWhere('r.code = :round', { round });
  if (unit) selection.andWhere('u.code = :unit', { unit });
  if (level) selection.andWhere('g.level = :level', { level });
  if (channel) selection.andWhere('g.channel = :channel', { channel });
  if (dispatch) selection.andWhere('g.dispatch = :dispatch', { dispatch });
  if (followed === 'reported') selection.andWhere(ANSWERED);
  if (followed === 'nothing') selection.andWhere(`NOT ${ANSWERED}`);
  if (followed === 'unseen') selection.andWhere('g.seenAt IS NULL');
  for (const [index, word] of foldForSearch(q ?? '').split(' ').filter(Boolean).entries()) {
    selection.andWhere(`o.searchText LIKE :word${index}`, { [`word${index}`]: `%${word}%` });
  }
  return selection;
}

/** Rounds follow each other in time, so the instant of sending orders the numbers over all rounds. */
function ledgerOrder(sort = '-number'): [string, 'ASC' | 'DESC'] {
  const columns: Readonly<Record<string, string>> = { unit: 'u.officialOrder', level: 'g.level' };
  const key = sort.replace(/^-/, '');
  return [Object.hasOwn(columns, key) ? (columns[key] ?? 'g.sentAt') : 'g.sentAt', sort.startsWith('-') ? 'DESC' : 'ASC'];
}
