import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import type { Instant } from '../../kernel/calendar-date';
import { foldForSearch } from '../../kernel/vietnamese-text';
import { Finding } from '../findings';
import { InspectionRound } from '../inspections';
import { officialPlace, Unit } from '../organisation';
import type { LatenessDecidedBy } from './domain/lateness';
import { startOfSilence } from './domain/update-rhythm';
import { Confirmation } from './confirmation.entity';
import { FindingTransfer } from './finding-transfer.entity';
import { Obligation, ObligationCoordinator } from './obligation.entity';
import type { ObligationListQuery } from './obligation.input';

export const OBLIGATION_VIEWS = ['overdue', 'dated', 'undated', 'silent', 'waiting'] as const;
export type ObligationListView = (typeof OBLIGATION_VIEWS)[number];

export type Selection = SelectQueryBuilder<Obligation>;

/** `decisiveArrival` as the database asks it; a test walks both over every case. */
const ARRIVED: Readonly<Record<LatenessDecidedBy, string>> = {
  firstSubmission: 'o.firstSubmittedAt IS NOT NULL',
  firstComplete: `(o.completeSubmittedAt IS NOT NULL OR (o.state = 'submitted' AND o.lastSubmittedAt IS NOT NULL))`,
};
/** Each duty by the rule it was given under. */
const ARRIVED_BY_ITS_RULE = `(CASE WHEN COALESCE(o.decidedBy, 'firstSubmission') = 'firstComplete' THEN ${ARRIVED.firstComplete} ELSE ${ARRIVED.firstSubmission} END)`;

/** What a later directive replaced is read, and counted nowhere as owed. */
export const STILL_COUNTS = `o.state <> 'superseded'`;
/** `rulingMoments` as the database asks it; written out so that both indices on the dates serve it. */
const RULING = 'COALESCE(o.extendedTooLateAt, o.tooLateAt)';
const RULING_PASSED = '(o.extendedTooLateAt <= :now OR (o.extendedTooLateAt IS NULL AND o.tooLateAt <= :now))';

/** `silentDays` as the database asks it: a duty without a date whose unit has written nothing for as long as its rhythm. It is not late. */
const RHYTHM = 'COALESCE(o.updateEveryDays, :rhythm)';
const SILENT = `o.tooLateAt IS NULL AND o.extendedTooLateAt IS NULL AND o.state IN ('open', 'returned') AND ${RHYTHM} > 0 AND COALESCE(o.lastUpdateAt, o.givenAt) < :startOfDay - (${RHYTHM} - 1) * CAST(86400000 AS BIGINT)`;

/** When a list is asked for: the instant, and the province's rhythm of updates in days. */
export interface AskedAt {
  readonly now: Instant;
  readonly rhythm: number;
}

const parametersOf = ({ now, rhythm }: AskedAt): ObjectLiteral => ({ now, rhythm, startOfDay: startOfSilence(now) });

/** `:now` is the instant at which lateness is asked. */
function viewCondition(view: ObligationListView): string {
  switch (view) {
    case 'overdue':
      return `${STILL_COUNTS} AND ${RULING_PASSED} AND NOT ${ARRIVED_BY_ITS_RULE}`;
    case 'dated':
      return `${STILL_COUNTS} AND o.tooLateAt IS NOT NULL`;
    case 'undated':
      return `${STILL_COUNTS} AND o.tooLateAt IS NULL`;
    case 'silent':
      return SILENT;
    case 'waiting':
      return `o.state = 'submitted'`;
  }
}

/** Dated duties that nobody answered and whose moment comes before `until`. */
export function unansweredBy(selection: Selection, until: Instant): Selection {
  return selection.andWhere(`o.state IN ('open', 'returned') AND (o.extendedTooLateAt <= :until OR (o.extendedTooLateAt IS NULL AND o.tooLateAt <= :until)) AND NOT ${ARRIVED_BY_ITS_RULE} AND ${OF_OPEN_ROUND}`, { until });
}

/** Nothing waits in a closed round. */
export const OF_OPEN_ROUND = `EXISTS (SELECT 1 FROM inspection_round open_round WHERE open_round.id = o.roundId AND open_round.state <> 'closed')`;

/** Duties the actor may see, by SQL: all, its own body's, those it co-operates on, and those that cure a fault it was asked about or passed on. */
export function visibleTo(manager: EntityManager, actor: Actor): Selection {
  const selection = manager.createQueryBuilder(Obligation, 'o').innerJoin(Unit, 'u', 'u.id = o.unitId').where('1 = 1');
  if (unitScopeOf(actor) === 'all') return selection;
  if (actor.role === 'inspector') return selection.andWhere('1 = 0');
  const helping = selection.subQuery().select('c.obligationId').from(ObligationCoordinator, 'c').where('c.unitId = :ownUnit').getQuery();
  const asked = selection.subQuery().select('f.obligationId').from(Confirmation, 'f').where('f.unitId = :ownUnit').getQuery();
  const passedOn = selection.subQuery().select('t.obligationId').from(FindingTransfer, 't').innerJoin(Finding, 'tf', 'tf.id = t.findingId').where('tf.unitId = :ownUnit').getQuery();
  return selection.andWhere(`(o.unitId = :ownUnit OR o.id IN ${helping} OR o.id IN ${asked} OR o.id IN ${passedOn})`, { ownUnit: actor.unitId });
}

/** What a list asks for; `clauseIds` narrows it to one directive, which only the features above know; `open` leaves out closed rounds. */
export type ObligationFilter = ObligationListQuery & { readonly clauseIds?: readonly string[]; readonly open?: boolean };

export function filtered(selection: Selection, actor: Actor, { round, unit, clause, state, part, q, clauseIds, open }: ObligationFilter): Selection {
  if (round) selection.innerJoin(InspectionRound, 'r', 'r.id = o.roundId').andWhere('r.code = :round', { round });
  if (unit) selection.andWhere('u.code = :unit', { unit });
  if (clause) selection.andWhere('o.clauseNumber = :clause', { clause });
  if (clauseIds) selection.andWhere('o.clauseId IN (:...filterClauses)', { filterClauses: ['', ...clauseIds] });
  if (open) selection.andWhere(OF_OPEN_ROUND);
  if (state) selection.andWhere('o.state = :state', { state });
  if (part) selection.andWhere(part === 'lead' ? 'o.unitId = :partUnit' : 'o.unitId <> :partUnit', { partUnit: actor.unitId });
  for (const [index, word] of foldForSearch(q ?? '').split(' ').filter(Boolean).entries()) {
    selection.andWhere(`o.searchText LIKE :word${index}`, { [`word${index}`]: `%${word}%` });
  }
  return selection;
}

/** Whose first or extended date makes one of these days the last that counts; `from` and `to` are the starts of days, `to` the one after. */
export function dueWithin(selection: Selection, from: Instant, to: Instant): Selection {
  return selection.andWhere(`${STILL_COUNTS} AND ((o.tooLateAt > :dueFrom AND o.tooLateAt <= :dueTo) OR (o.extendedTooLateAt > :dueFrom AND o.extendedTooLateAt <= :dueTo))`, { dueFrom: from, dueTo: to });
}

/** Still owed, and its date lies ahead. */
export function dueAfter(selection: Selection, now: Instant): Selection {
  return selection.andWhere(`o.state IN ('open', 'returned') AND ${RULING} > :now AND NOT ${ARRIVED_BY_ITS_RULE} AND ${OF_OPEN_ROUND}`, { now });
}

export function inView(selection: Selection, view: string | undefined, at: AskedAt): Selection {
  const known = OBLIGATION_VIEWS.find((one) => one === view);
  return known ? selection.andWhere(`(${viewCondition(known)})`, parametersOf(at)) : selection;
}

/** `deadline` (the default: none last), `code`, `unit` by official order, `state` by who must act; `-` in front turns it round. */
export function sorted(selection: Selection, sort: string | undefined): Selection {
  const direction = sort?.startsWith('-') ? 'DESC' : 'ASC';
  switch (sort?.replace(/^-/, '')) {
    case 'code':
      return selection.orderBy('o.sortKey', direction);
    case 'unit':
      return selection.addSelect(officialPlace('u'), 'place').orderBy('place', direction).addOrderBy('o.sortKey', 'ASC');
    case 'state':
      return selection
        .addSelect(`CASE o.state WHEN 'returned' THEN 0 WHEN 'open' THEN 1 WHEN 'submitted' THEN 2 ELSE 3 END`, 'state_rank')
        .orderBy('state_rank', direction)
        .addOrderBy('o.sortKey', 'ASC');
    default:
      return selection.addSelect(RULING, 'ruling').orderBy('ruling', direction, 'NULLS LAST').addOrderBy('o.sortKey', 'ASC');
  }
}

/** Every join of a selection leads to one row: plain counting spares the database telling rows apart. */
export async function countOf(selection: Selection): Promise<number> {
  const raw = await selection.clone().select('COUNT(1)', 'total').getRawOne<{ total: string | number }>();
  return Number(raw?.total ?? 0);
}

export type ViewCounts = Readonly<Record<'all' | ObligationListView, number>>;

/** How many there are under each view with the same filters, in one question. */
export async function viewCounts(selection: Selection, at: AskedAt): Promise<ViewCounts> {
  selection.select('COUNT(*)', 'every').setParameters(parametersOf(at));
  for (const view of OBLIGATION_VIEWS) selection.addSelect(`SUM(CASE WHEN ${viewCondition(view)} THEN 1 ELSE 0 END)`, view);
  const raw = (await selection.getRawOne<Record<string, string | number | null>>()) ?? {};
  const count = (name: string): number => Number(raw[name] ?? 0);
  return { all: count('every'), overdue: count('overdue'), dated: count('dated'), undated: count('undated'), silent: count('silent'), waiting: count('waiting') };
}
