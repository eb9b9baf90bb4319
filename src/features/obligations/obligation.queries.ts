import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { isHomeAffairs, unitScopeOf, type Actor } from '../../kernel/actor';
import { addDays, startOfDay, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { offsetOf, pageRequest, type Page } from '../../kernel/page';
import { allowedActions } from '../../kernel/state-machine';
import type { PeriodLength } from '../../kernel/reporting-period';
import { SYSTEM_ACTOR } from '../../kernel/system-actor';
import { Clock } from '../../platform/clock/clock';
import { ReadModel } from '../../platform/database/read-model';
import { EvidenceStore, type StoredFile } from '../evidence';
import { InspectionRound } from '../inspections';
import { CalendarQueries, officialPlace, OperatingRules, Unit, UnitQueries, type CalendarDoubts } from '../organisation';
import { CoordinationQueries, type Coordination } from './coordination.queries';
import { bothReadings, decisiveArrival, lastDayOf, type BothReadings, type LatenessDecidedBy } from './domain/lateness';
import { obligationMachine, type ObligationAction } from './domain/obligation.machine';
import { silentDays } from './domain/update-rhythm';
import { firstMoments, rulingMoments } from './domain/ruling-date';
import { ExtensionQueries, type ExtensionMarks, type ExtensionView } from './extension.queries';
import { countOf, dueAfter, dueWithin, filtered, inView, OF_OPEN_ROUND, STILL_COUNTS, sorted, unansweredBy, viewCounts, visibleTo, type AskedAt, type ObligationFilter, type Selection, type ViewCounts } from './obligation-selection';
import { ObligationSeries } from './obligation-series.entity';
import { Obligation, ObligationCoordinator, ObligationUpdate } from './obligation.entity';

export type ObligationRow = Omit<Obligation, 'searchText' | 'sortKey' | 'givenAt' | 'decidedBy'> & {
  readonly unitCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly lateness: BothReadings;
  /** First instants that are too late by the date that rules: the extended one where there is one, else the paper's. */
  readonly rulingTooLateAt: Instant | null;
  readonly rulingLenientTooLateAt: Instant | null;
  /** Last compliant days under both readings, by the date that rules. */
  readonly lastDay: CalendarDate | null;
  readonly lenientLastDay: CalendarDate | null;
  /** Only where the duty was extended: the date of the paper, and how the duty stands by it. */
  readonly first: { readonly lastDay: CalendarDate; readonly lateness: BothReadings } | null;
  /** How often it was extended, and the request that waits. */
  readonly extension: ExtensionMarks;
  /** The rule of the province that `lateness` goes by, and the arrival that it made decisive. */
  readonly decidedBy: LatenessDecidedBy;
  readonly countedAt: number | null;
  /** The counted sending is still under review. */
  readonly provisional: boolean;
  /** Days without a word, where the unit of a duty without a date is to be asked; it is never late. */
  readonly silentDays: number | null;
  /** Its round is closed: only to be read. */
  readonly closed: boolean;
};
export type UpdateView = ObligationUpdate & { readonly file: Pick<StoredFile, 'publicId' | 'name' | 'size' | 'sha256' | 'receivedAt' | 'showsCitizens' | 'erasedAt'> | null };
export type ObligationView = ObligationRow & {
  readonly roundCode: string;
  readonly coordinators: readonly string[];
  readonly updates: readonly UpdateView[];
  /** Requests for more time, oldest first; empty for a body that only co-operates. */
  readonly extensions: readonly ExtensionView[];
  readonly parts: Coordination['parts'];
  readonly confirmations: Coordination['confirmations'];
  readonly affected: Coordination['affected'];
  readonly allowedActions: readonly ObligationAction[];
  /** Of a term in days: why it may come out otherwise. For staff. */
  readonly calendarDoubts: CalendarDoubts | null;
  /** Of a periodic duty: the duties of its series, newest first, and whether it goes on. */
  readonly series: SeriesView | null;
  /** The actor's own body may write: progress as long as the duty is not accepted. */
  readonly mayWrite: boolean;
  /** The actor's own body co-operates and may fill in its part. */
  readonly mayFill: boolean;
  /** The actor's own body was asked whether the fault is gone, and may say so. */
  readonly mayConfirm: boolean;
};
export interface SeriesView {
  readonly code: string;
  readonly every: PeriodLength;
  readonly ended: boolean;
  readonly endedBy: string | null;
  readonly nextFrom: CalendarDate | null;
  readonly duties: readonly { readonly code: string; readonly state: Obligation['state']; readonly lastDay: CalendarDate | null }[];
}
export interface ClauseCount {
  readonly total: number;
  readonly accepted: number;
  readonly reported: number;
}
/** What the actor's duties can be filtered by. */
export interface ObligationChoices {
  readonly rounds: readonly string[];
  readonly units: readonly { readonly code: string; readonly nameVi: string; readonly nameEn: string }[];
  readonly clauses: readonly string[];
}

/** Duties with their lateness, which is computed here and nowhere else. A co-operating body sees the duty too. */
@Injectable()
export class ObligationQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly units: UnitQueries,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
    private readonly extensions: ExtensionQueries,
    private readonly rules: OperatingRules,
    private readonly workdays: CalendarQueries,
    private readonly coordination: CoordinationQueries,
  ) {}

  async list(actor: Actor, query: ObligationFilter): Promise<Page<ObligationRow>> {
    const request = pageRequest(query.page, query.pageSize);
    const selection = inView(filtered(visibleTo(this.read.manager, actor), actor, query), query.view, await this.askedAt());
    const total = await countOf(selection);
    const found = await sorted(selection, query.sort).offset(offsetOf(request)).limit(request.pageSize).getMany();
    return { ...request, total, rows: await this.withLateness(found) };
  }

  /**
   * What waits on the actor's own body, most urgent first; Home Affairs also sees every dated duty of the province that nobody answered.
   * What was reported waits on the reader of the report, not on the body that owes it.
   */
  async waitingOn(actor: Actor): Promise<readonly ObligationRow[]> {
    return this.withLateness(await sorted(this.waiting(actor), undefined).getMany());
  }

  countWaitingOn(actor: Actor): Promise<number> {
    return countOf(this.waiting(actor));
  }

  private waiting(actor: Actor): Selection {
    if (!mayAnswer(actor)) return visibleTo(this.read.manager, actor).andWhere('1 = 0');
    const mine = isHomeAffairs(actor) ? '(o.unitId = :self OR o.tooLateAt IS NOT NULL)' : 'o.unitId = :self';
    return visibleTo(this.read.manager, actor).andWhere(`o.state IN ('open', 'returned') AND ${OF_OPEN_ROUND} AND ${mine}`, { self: actor.unitId });
  }

  /** Results that wait for Home Affairs, reports aside (they are reviewed item by item); the oldest first, at most `limit`. */
  async resultsWaiting(actor: Actor, limit: number): Promise<readonly ObligationRow[]> {
    return this.withLateness(await this.reported(actor, 'result').orderBy('o.lastSubmittedAt', 'ASC').addOrderBy('o.sortKey', 'ASC').limit(limit).getMany());
  }

  /** How many reported duties of open rounds wait: those answered by a report, or all others. */
  countReported(actor: Actor, how: 'report' | 'result'): Promise<number> {
    return this.reported(actor, how).getCount();
  }

  private reported(actor: Actor, how: 'report' | 'result'): Selection {
    return visibleTo(this.read.manager, actor).andWhere(`o.state = 'submitted' AND ${OF_OPEN_ROUND} AND o.kind ${how === 'report' ? '=' : '<>'} 'remediation_report'`);
  }

  async counts(actor: Actor, query: ObligationFilter): Promise<ViewCounts> {
    return viewCounts(filtered(visibleTo(this.read.manager, actor), actor, query), await this.askedAt());
  }

  async choices(actor: Actor): Promise<ObligationChoices> {
    const visible = (): ReturnType<typeof visibleTo> => visibleTo(this.read.manager, actor);
    const rounds = await visible().innerJoin(InspectionRound, 'r', 'r.id = o.roundId').select('r.code', 'code').groupBy('r.code').orderBy('r.code', 'DESC').getRawMany<{ code: string }>();
    const units = await visible().select('u.code', 'code').addSelect('u.nameVi', 'name').addSelect('u.nameEn', 'english').addSelect(officialPlace('u'), 'place').groupBy('u.code').addGroupBy('u.nameVi').addGroupBy('u.nameEn').addGroupBy('u.officialOrder').addGroupBy('u.level').orderBy('place', 'ASC').getRawMany<{ code: string; name: string; english: string }>();
    const clauses = await visible().select('o.clauseNumber', 'number').groupBy('o.clauseNumber').getRawMany<{ number: string }>();
    return {
      rounds: rounds.map(({ code }) => code),
      units: units.map(({ code, name, english }) => ({ code, nameVi: name, nameEn: english })),
      clauses: clauses.map(({ number }) => number).sort((a, b) => a.localeCompare(b, 'vi', { numeric: true })),
    };
  }

  /** How far each clause is, by clause id: over the whole province, or what the actor's own body owes. */
  async countsByClause(actor: Actor, clauseIds: readonly string[]): Promise<ReadonlyMap<string, ClauseCount>> {
    if (clauseIds.length === 0) return new Map();
    const rows = await this.owedTo(actor)
      .andWhere('o.clauseId IN (:...clauseIds)', { clauseIds })
      .andWhere(STILL_COUNTS)
      .select('o.clauseId', 'id')
      .addSelect('COUNT(*)', 'total')
      .addSelect(`SUM(CASE WHEN o.state = 'accepted' THEN 1 ELSE 0 END)`, 'accepted')
      .addSelect('SUM(CASE WHEN o.firstSubmittedAt IS NOT NULL THEN 1 ELSE 0 END)', 'reported')
      .groupBy('o.clauseId')
      .getRawMany<{ id: string; total: string; accepted: string; reported: string }>();
    return new Map(rows.map(({ id, total, accepted, reported }) => [id, { total: Number(total), accepted: Number(accepted), reported: Number(reported) }]));
  }

  /** Dated duties of these clauses in the official order of units: the province's, or the actor's own body's. */
  async datedOf(actor: Actor, clauseIds: readonly string[]): Promise<readonly ObligationRow[]> {
    if (clauseIds.length === 0) return [];
    const selection = this.owedTo(actor).andWhere('o.clauseId IN (:...clauseIds)', { clauseIds }).andWhere(`${STILL_COUNTS} AND o.tooLateAt IS NOT NULL`);
    return this.withLateness(await selection.addSelect(officialPlace('u'), 'place').orderBy('place', 'ASC').addOrderBy('o.sortKey', 'ASC').getMany());
  }

  /** Those of the codes that the actor may see, in the order of their deadlines. */
  async byCodes(actor: Actor, codes: readonly string[]): Promise<readonly ObligationRow[]> {
    if (codes.length === 0) return [];
    return this.withLateness(await sorted(visibleTo(this.read.manager, actor).andWhere('o.code IN (:...codes)', { codes }), undefined).getMany());
  }

  /** What the actor's own body owes (or the province) with its first or its extended date on one of these days; at most `limit`. */
  async dueBetween(actor: Actor, from: CalendarDate, to: CalendarDate, { unit, limit }: { readonly unit: string | undefined; readonly limit: number }): Promise<readonly ObligationRow[]> {
    const selection = dueWithin(filtered(this.owedTo(actor), actor, { unit }), startOfDay(from), startOfDay(addDays(to, 1)));
    return this.withLateness(await sorted(selection, undefined).limit(limit).getMany());
  }

  /** The next date that the actor's own body (or the province) has to keep; null when nothing dated is owed. */
  async nextDue(actor: Actor, unit: string | undefined): Promise<ObligationRow | null> {
    const selection = dueAfter(filtered(this.owedTo(actor), actor, { unit }), this.clock.now());
    const [row] = await this.withLateness(await sorted(selection, undefined).limit(1).getMany());
    return row ?? null;
  }

  async byCode(actor: Actor, code: string): Promise<ObligationView> {
    const [row] = await this.byCodes(actor, [code]);
    if (!row) throw new NotFoundError();
    const { manager } = this.read;
    const round = await manager.findOneByOrFail(InspectionRound, { id: row.roundId });
    const parties = await manager.findBy(ObligationCoordinator, { obligationId: row.id });
    const helpers = actor.locale === 'en' ? await this.units.byIds(parties.flatMap(({ unitId }) => unitId ?? [])) : null;
    const leads = row.unitId === actor.unitId || unitScopeOf(actor) === 'all';
    // A body that only co-operates reads of the leading one's words and files what that one published.
    const updates = await manager.find(ObligationUpdate, { where: { obligationId: row.id, ...(leads ? {} : { published: true }) }, order: { writtenAt: 'ASC' } });
    const files = await this.evidence.byIds(updates.flatMap(({ fileId }) => fileId ?? []));
    // A remediation report is answered and judged on its own page: nothing of that is offered here.
    const byReport = row.kind === 'remediation_report';
    const own = row.unitId === actor.unitId && mayAnswer(actor);
    const coordination = await this.coordination.of(actor, row);
    const owed = !row.closed && row.state !== 'accepted' && row.state !== 'superseded';
    const actions = byReport || row.closed ? [] : allowedActions(obligationMachine, row.state, actor.role).filter((action) => (action === 'submit' ? own : action !== 'supersede'));
    return {
      ...row,
      calendarDoubts: isHomeAffairs(actor) ? await this.doubtsOf(row) : null,
      series: row.seriesCode === null ? null : await this.seriesOf(actor, row.seriesCode),
      roundCode: round.code,
      coordinators: parties.map(({ unitId, labelVi }) => helpers?.get(unitId ?? '')?.nameEn ?? labelVi),
      updates: updates.map((update) => ({ ...update, file: fileView(files.get(update.fileId ?? '')) })),
      extensions: await this.extensions.historyOf(actor, row),
      ...coordination,
      allowedActions: actions,
      mayWrite: own && !byReport && owed,
      mayFill: owed && mayAnswer(actor) && coordination.parts.some((part) => part.own),
      mayConfirm: owed && mayAnswer(actor) && coordination.confirmations.some((said) => said.own),
    };
  }

  /** A file somebody sent with an update of this duty, with a part of it or with a request for more time, or nothing: the address of another duty's file leads nowhere. */
  async file(actor: Actor, code: string, publicId: string): Promise<StoredFile> {
    const { updates, extensions, parts } = await this.byCode(actor, code);
    const file = [...updates, ...extensions, ...parts.flatMap(({ entries }) => entries)].some((one) => one.file?.publicId === publicId) ? await this.evidence.byPublicId(publicId) : null;
    if (!file) throw new NotFoundError();
    return file;
  }

  /** Dated duties of open rounds that nobody answered and whose moment comes before `until`, soonest first; unscoped, for timed work. */
  async unanswered(until: Instant): Promise<readonly ObligationRow[]> {
    return this.withLateness(await sorted(unansweredBy(visibleTo(this.read.manager, SYSTEM_ACTOR), until), undefined).getMany());
  }

  /** Who co-operates and what was last written, by the id of the duty; unscoped, for duties the actor may see. */
  async around(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly coordinators: readonly string[]; readonly lastText: string | null }>> {
    const { manager } = this.read;
    const parties = await manager.findBy(ObligationCoordinator, { obligationId: In([...ids]) });
    const updates = await manager.find(ObligationUpdate, { where: { obligationId: In([...ids]) }, order: { writtenAt: 'ASC' } });
    const last = new Map(updates.map(({ obligationId, textVi }) => [obligationId, textVi]));
    return new Map(ids.map((id) => [id, { coordinators: parties.filter(({ obligationId }) => obligationId === id).map(({ labelVi }) => labelVi), lastText: last.get(id) ?? null }]));
  }

  /** Dated remediation reports of a round with both readings; unscoped, for the pages and papers of Home Affairs. */
  async reportsDue(roundId: string): Promise<readonly ObligationRow[]> {
    return this.withLateness(await this.read.manager.find(Obligation, { where: { roundId, kind: 'remediation_report', tooLateAt: Not(IsNull()), state: Not('superseded') }, order: { code: 'ASC' } }));
  }

  /** Dated duties of one unit over all rounds, newest first; unscoped, for its page. */
  async datedOwedBy(unitId: string): Promise<readonly ObligationRow[]> {
    return this.withLateness(await this.read.manager.find(Obligation, { where: { unitId, tooLateAt: Not(IsNull()) }, order: { tooLateAt: 'DESC', code: 'ASC' } }));
  }

  /** What is owed or was done; what a later directive replaced is left out. */
  countedIn(roundId: string): Promise<Obligation[]> {
    return this.read.manager.find(Obligation, { where: { roundId, state: Not('superseded') }, order: { code: 'ASC' } });
  }

  ofRound(roundId: string): Promise<Obligation[]> {
    return this.read.manager.find(Obligation, { where: { roundId }, order: { code: 'ASC' } });
  }

  private async doubtsOf({ dueRule, tooLateAt }: ObligationRow): Promise<CalendarDoubts | null> {
    return 'from' in dueRule && dueRule.from !== null && tooLateAt !== null ? this.workdays.doubts(dueRule.from, lastDayOf(tooLateAt)) : null;
  }

  private async seriesOf(actor: Actor, code: string): Promise<SeriesView | null> {
    const series = await this.read.manager.findOneBy(ObligationSeries, { code });
    const rows = await visibleTo(this.read.manager, actor).andWhere('o.seriesCode = :code', { code }).orderBy('o.sortKey', 'DESC').getMany();
    return series && { code, every: series.rule.every, ended: series.endedAt !== null, endedBy: series.endedBy, nextFrom: series.endedAt === null ? series.nextFrom : null, duties: rows.map((one) => ({ code: one.code, state: one.state, lastDay: lastDayOf(rulingMoments(one).strict) })) };
  }

  private async askedAt(): Promise<AskedAt> {
    return { now: this.clock.now(), rhythm: (await this.rules.values())['duty.updateEveryDays'] };
  }

  private owedTo(actor: Actor): Selection {
    const selection = visibleTo(this.read.manager, actor);
    return unitScopeOf(actor) === 'all' ? selection : selection.andWhere('o.unitId = :ownUnit', { ownUnit: actor.unitId });
  }

  private async withLateness(obligations: readonly Obligation[]): Promise<ObligationRow[]> {
    const calendar = await this.units.calendar();
    const now = this.clock.now();
    const units = await this.read.manager.findBy(Unit, { id: In([...new Set(obligations.map(({ unitId }) => unitId))]) });
    const closed = new Set((await this.read.manager.findBy(InspectionRound, { id: In([...new Set(obligations.map(({ roundId }) => roundId))]), state: 'closed' })).map(({ id }) => id));
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    const marks = await this.extensions.marksOf(obligations);
    const rhythm = (await this.rules.values())['duty.updateEveryDays'];
    return obligations.map(({ searchText: _text, sortKey: _key, givenAt, ...one }) => {
      const decidedBy = one.decidedBy ?? 'firstSubmission';
      const { at, provisional } = decisiveArrival(decidedBy, one);
      const ruling = rulingMoments(one);
      const asked = { firstSubmittedAt: at, ended: one.state === 'superseded', now, calendar };
      return {
        ...one,
        closed: closed.has(one.roundId),
        unitCode: unitOf.get(one.unitId)?.code ?? '',
        unitNameVi: unitOf.get(one.unitId)?.nameVi ?? '',
        unitNameEn: unitOf.get(one.unitId)?.nameEn ?? '',
        lateness: bothReadings(ruling, asked),
        rulingTooLateAt: ruling.strict,
        rulingLenientTooLateAt: ruling.lenient,
        lastDay: lastDayOf(ruling.strict),
        lenientLastDay: lastDayOf(ruling.lenient),
        first: one.extendedTooLateAt === null || one.tooLateAt === null ? null : { lastDay: lastDayOf(one.tooLateAt), lateness: bothReadings(firstMoments(one), asked) },
        extension: marks(one.id),
        decidedBy,
        countedAt: at,
        provisional,
        silentDays: closed.has(one.roundId) ? null : silentDays({ ...one, givenAt }, rhythm, now),
      };
    });
  }
}

/** An administrator or the chair may belong to a body that owes something; answering is not theirs. */
function mayAnswer(actor: Actor): boolean {
  return isHomeAffairs(actor) || ['unitStaff', 'unitHead', 'department'].includes(actor.role);
}

function fileView(file: StoredFile | undefined): UpdateView['file'] {
  if (!file) return null;
  const { publicId, name, size, sha256, receivedAt, showsCitizens, erasedAt } = file;
  return { publicId, name, size, sha256, receivedAt, showsCitizens, erasedAt };
}
