import { Injectable } from '@nestjs/common';
import { Brackets, In, Not, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { chosenOrder } from '../../kernel/look-up';
import { offsetOf, pageRequest, type Page } from '../../kernel/page';
import { allowedActions } from '../../kernel/state-machine';
import { foldForSearch } from '../../kernel/vietnamese-text';
import { ReadModel } from '../../platform/database/read-model';
import { Area, Criterion } from '../checklists';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { Clock } from '../../platform/clock/clock';
import { InspectionRound, VisitMember } from '../inspections';
import { Unit } from '../organisation';
import { FINDING_STATES, findingMachine, type FindingAction } from './domain/finding.machine';
import { REMEDY_RUNNING } from './domain/remedy-overdue';
import { Finding, FindingCoordinator, SEVERITIES } from './finding.entity';
import { FINDING_VIEWS, type FindingListQuery, type FindingListView } from './finding.input';

export type FindingRow = Finding & { readonly unitCode: string; readonly unitNameVi: string; readonly unitNameEn: string; readonly criterionCode: string; readonly remedyOwnerCode: string; readonly transferredToUnitCode: string | null; readonly remedyOwnerNameVi: string; readonly remedyOwnerNameEn: string };
export type FindingView = FindingRow & { readonly coordinators: readonly string[]; readonly allowedActions: readonly FindingAction[] };

/** Words sort as people read them: the worst first, states along the life of a finding, units in the official order. */
const rank = (column: string, values: readonly string[]): string => `CASE ${column} ${values.map((value, index) => `WHEN '${value}' THEN ${index}`).join(' ')} ELSE 99 END`;
const SORTS: Readonly<Record<string, string>> = {
  code: 'f.code',
  committed: "COALESCE(f.committedOn, '9999')",
  unit: 'u.officialOrder',
  severity: rank('f.severity', SEVERITIES),
  state: rank('f.state', FINDING_STATES),
};
/** What nobody outside the team and Home Affairs may see yet. */
const NOT_ISSUED = ['draft', 'agreed', 'disputed', 'withdrawn'];

@Injectable()
export class FindingQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, query: FindingListQuery): Promise<Page<FindingRow>> {
    const request = pageRequest(query.page, query.pageSize);
    const builder = await this.filtered(actor, query);
    const total = await builder.getCount();
    const { by: column, direction } = chosenOrder(SORTS, query.sort, 'code');
    // A column of the finding itself would be taken out of the entity by a second name; only ranks need one.
    const own = column.startsWith('f.');
    builder.leftJoin(Unit, 'u', 'u.id = f.unitId');
    if (!own) builder.addSelect(column, 'sort_rank');
    const found = await builder.orderBy(own ? column : 'sort_rank', direction).addOrderBy('f.code', 'ASC').offset(offsetOf(request)).limit(request.pageSize).getMany();
    return { ...request, total, rows: await this.withNames(found) };
  }

  /** How many each saved view would show under the other filters. */
  async counts(actor: Actor, query: FindingListQuery): Promise<Readonly<Record<'all' | FindingListView, number>>> {
    const count = async (view: FindingListView | undefined): Promise<number> => (await this.filtered(actor, { ...query, view })).getCount();
    const [all, ...views] = await Promise.all([undefined, ...FINDING_VIEWS].map(count));
    return { all, ...Object.fromEntries(FINDING_VIEWS.map((view, index) => [view, views[index]])) } as Readonly<Record<'all' | FindingListView, number>>;
  }

  /** What may still need the actor: nothing of a closed round does. */
  countInOpenRounds(actor: Actor): Promise<number> {
    const builder = this.scoped(actor, this.read.manager.createQueryBuilder(Finding, 'f'));
    return builder.innerJoin(InspectionRound, 'r', 'r.id = f.roundId').andWhere("r.state <> 'closed'").getCount();
  }

  async byCode(actor: Actor, code: string): Promise<FindingView> {
    const builder = this.scoped(actor, this.read.manager.createQueryBuilder(Finding, 'f')).andWhere('f.code = :code', { code });
    const finding = await builder.getOne();
    if (!finding) throw new NotFoundError();
    const [row] = await this.withNames([finding]);
    const parties = await this.read.manager.findBy(FindingCoordinator, { findingId: finding.id });
    const units = await this.read.manager.findBy(Unit, { id: In(parties.map(({ unitId }) => unitId)) });
    return { ...(row as FindingRow), coordinators: units.map(({ nameVi, nameEn }) => (actor.locale === 'en' ? nameEn : nameVi)), allowedActions: allowedActions(findingMachine, finding.state, actor.role) };
  }

  /** Those whose remedy was promised for one of these days, as far as the actor may see them; at most `limit`. */
  async committedBetween(actor: Actor, from: CalendarDate, to: CalendarDate, { unit, limit }: { readonly unit: string | undefined; readonly limit: number }): Promise<FindingRow[]> {
    const builder = (await this.filtered(actor, { ...(unit ? { unit } : {}) })).andWhere('f.committedOn >= :from AND f.committedOn <= :to', { from, to });
    return this.withNames(await builder.orderBy('f.committedOn', 'ASC').addOrderBy('f.code', 'ASC').limit(limit).getMany());
  }

  /** Findings of these visits, as far as the actor may see them. */
  async ofVisits(actor: Actor, visitIds: readonly string[]): Promise<FindingRow[]> {
    if (visitIds.length === 0) return [];
    const builder = this.scoped(actor, this.read.manager.createQueryBuilder(Finding, 'f')).andWhere('f.visitId IN (:...visitIds)', { visitIds: [...visitIds] });
    return this.withNames(await builder.orderBy('f.code', 'ASC').getMany());
  }

  /** All of one unit in a round, in the order of their numbers, as far as the actor may see them. */
  async ofUnit(actor: Actor, roundId: string, unitId: string): Promise<FindingRow[]> {
    const builder = this.scoped(actor, this.read.manager.createQueryBuilder(Finding, 'f')).andWhere('f.roundId = :roundId AND f.unitId = :ofUnit', { roundId, ofUnit: unitId });
    return this.withNames(await builder.orderBy('f.sequence', 'ASC').getMany());
  }

  /** Everything ever issued to a unit, newest round first; unscoped, for its page, which decides who asks. */
  async issuedTo(unitId: string): Promise<FindingRow[]> {
    const found = await this.read.manager.find(Finding, { where: { unitId, state: Not(In(NOT_ISSUED)) } });
    return this.withNames(found.sort((a, b) => (b.issuedAt ?? 0) - (a.issuedAt ?? 0) || a.code.localeCompare(b.code, 'vi', { numeric: true })));
  }

  /** Unscoped: for features that have already decided who asks. */
  ofRound(roundId: string): Promise<Finding[]> {
    return this.read.manager.find(Finding, { where: { roundId, state: Not('withdrawn') }, order: { code: 'ASC' } });
  }

  private async filtered(actor: Actor, query: FindingListQuery): Promise<SelectQueryBuilder<Finding>> {
    const builder = this.scoped(actor, this.read.manager.createQueryBuilder(Finding, 'f'));
    if (query.round) {
      const round = await this.read.manager.findOneBy(InspectionRound, { code: query.round });
      builder.andWhere('f.roundId = :roundId', { roundId: round?.id ?? '' });
    }
    if (query.unit) {
      const units = await this.read.manager.findBy(Unit, { code: query.unit });
      builder.andWhere('f.unitId IN (:...unitIds)', { unitIds: ['', ...units.map(({ id }) => id)] });
    }
    if (query.state) builder.andWhere('f.state = :state', { state: query.state });
    this.narrow(builder, query.view);
    if (query.area) {
      const inArea = builder.subQuery().select('c.id').from(Criterion, 'c').innerJoin(Area, 'a', 'a.id = c.areaId').where('a.code = :area').getQuery();
      builder.andWhere(`f.criterionId IN ${inArea}`, { area: query.area });
    }
    if (query.severity) builder.andWhere('f.severity = :severity', { severity: query.severity });
    for (const [index, word] of foldForSearch(query.q ?? '').split(' ').filter(Boolean).entries()) {
      builder.andWhere(`f.searchText LIKE :word${index}`, { [`word${index}`]: `%${word}%` });
    }
    return builder;
  }

  private narrow(builder: SelectQueryBuilder<Finding>, view: FindingListView | undefined): void {
    if (view === 'claimed') builder.andWhere("f.state = 'claimed_done'");
    if (view === 'unanswered') builder.andWhere("f.state = 'issued'");
    if (view === 'repeated') builder.andWhere('f.repeated = :yes', { yes: true });
    if (view === 'overdue') builder.andWhere('f.committedOn < :today AND f.state IN (:...running)', { today: dateOf(this.clock.now()), running: [...REMEDY_RUNNING] });
  }

  private scoped(actor: Actor, builder: SelectQueryBuilder<Finding>): SelectQueryBuilder<Finding> {
    const { role, unitId, accountId } = actor;
    if (role === 'homeAffairsStaff' || role === 'homeAffairsLeader' || role === 'administrator') return builder.where('1 = 1');
    if (role === 'inspector') {
      const mine = builder.subQuery().select('m.visitId').from(VisitMember, 'm').where('m.accountId = :accountId').getQuery();
      return builder.where(`f.visitId IN ${mine}`).setParameter('accountId', accountId);
    }
    builder.where('f.state NOT IN (:...hidden)', { hidden: NOT_ISSUED });
    if (role === 'provincialChair') return builder;
    if (role !== 'department') return builder.andWhere('f.unitId = :unitId', { unitId });
    const helping = builder.subQuery().select('c.findingId').from(FindingCoordinator, 'c').where('c.unitId = :unitId').getQuery();
    return builder.andWhere(
      new Brackets((any) => any.where('f.remedyOwnerUnitId = :unitId').orWhere('f.transferredToUnitId = :unitId').orWhere(`f.id IN ${helping}`)),
      { unitId },
    );
  }

  private async withNames(findings: readonly Finding[]): Promise<FindingRow[]> {
    const units = await this.read.manager.findBy(Unit, { id: In([...new Set(findings.flatMap((one) => [one.unitId, one.remedyOwnerUnitId, ...(one.transferredToUnitId ? [one.transferredToUnitId] : [])]))]) });
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    const criteria = await this.read.manager.find(Criterion, { where: { id: In([...new Set(findings.map(({ criterionId }) => criterionId))]) }, select: { id: true, code: true } });
    const codeOf = new Map(criteria.map(({ id, code }) => [id, code]));
    return findings.map((finding) => ({
      ...finding,
      unitCode: unitOf.get(finding.unitId)?.code ?? '',
      unitNameVi: unitOf.get(finding.unitId)?.nameVi ?? '',
      unitNameEn: unitOf.get(finding.unitId)?.nameEn ?? '',
      criterionCode: codeOf.get(finding.criterionId) ?? '',
      remedyOwnerCode: unitOf.get(finding.remedyOwnerUnitId)?.code ?? '',
      transferredToUnitCode: unitOf.get(finding.transferredToUnitId ?? '')?.code ?? null,
      remedyOwnerNameVi: unitOf.get(finding.remedyOwnerUnitId)?.nameVi ?? '',
      remedyOwnerNameEn: unitOf.get(finding.remedyOwnerUnitId)?.nameEn ?? '',
    }));
  }
}
