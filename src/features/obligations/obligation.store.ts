import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { unitScopeOf } from '../../kernel/actor';
import { startOfDay, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { roundCodeOf } from '../../kernel/round-code';
import { takeMove } from '../../kernel/take-move';
import type { WorkingCalendar } from '../../kernel/working-calendar';
import { newId } from '../../platform/database/new-id';
import { updateGuarded, type Transaction } from '../../platform/database/transaction';
import { OperatingRules, Unit } from '../organisation';
import { searchTextOf, sortKeyOf } from './domain/list-keys';
import { dueMoments } from './domain/lateness';
import { extendedMoments } from './domain/ruling-date';
import { obligationMachine, type ObligationAction } from './domain/obligation.machine';
import { Obligation, ObligationCoordinator, ObligationUpdate } from './obligation.entity';
import { PartStore } from './part.store';

export interface NewObligation
  extends Pick<Obligation, 'code' | 'roundId' | 'clauseId' | 'clauseNumber' | 'kind' | 'topic' | 'titleVi' | 'titleEn' | 'expectedOutputVi' | 'unitId' | 'dueRule' | 'dueWordingVi' | 'requestedOn'> {
  readonly roundCode: string;
  /** Of a periodic duty: the code of its series. */
  readonly seriesCode?: string;
  readonly coordinators: readonly { readonly unitId: string | null; readonly labelVi: string }[];
}

/** Load and save of duties for use cases, always within their transaction. */
@Injectable()
export class ObligationStore {
  constructor(
    private readonly rules: OperatingRules,
    private readonly parts: PartStore,
  ) {}

  async create(tx: Transaction, input: NewObligation, calendar: WorkingCalendar): Promise<void> {
    const { coordinators, roundCode, ...fields } = input;
    const moments = dueMoments(input.dueRule, calendar);
    const id = newId();
    const unit = await tx.manager.findOneByOrFail(Unit, { id: input.unitId });
    await tx.manager.insert(Obligation, {
      ...fields,
      id,
      searchText: searchTextOf(input.code, input.titleVi, unit.searchText),
      sortKey: sortKeyOf(input.code),
      state: obligationMachine.initial,
      graceDays: 0,
      tooLateAt: moments.strict,
      lenientTooLateAt: moments.lenient,
      extendedTooLateAt: null,
      extendedLenientTooLateAt: null,
      firstSubmittedAt: null,
      lastSubmittedAt: null,
      completeSubmittedAt: null,
      decidedBy: (await this.rules.values(tx.manager))['lateness.decidedBy'],
      lastUpdateAt: null,
      acceptedAt: null,
      supersededAt: null,
      supersededBy: null,
      givenAt: startOfDay(input.requestedOn),
      receivedOn: null,
      updateEveryDays: null,
      seriesCode: input.seriesCode ?? null,
      externalReference: null,
    } as never);
    for (const party of coordinators) await tx.manager.insert(ObligationCoordinator, { id: newId(), obligationId: id, ...party });
    await this.parts.addAll(tx, id, input.unitId, coordinators.flatMap(({ unitId }) => unitId ?? []));
    await tx.record({
      type: 'obligation.created',
      subject: { kind: 'obligation', code: input.code },
      unitId: input.unitId,
      roundCode,
      details: { clause: input.clauseNumber, due: input.dueWordingVi },
    });
  }

  /** Which of these codes duties already have. */
  async taken(manager: EntityManager, codes: readonly string[]): Promise<readonly string[]> {
    const found = await manager.find(Obligation, { where: { code: In([...codes]) }, select: { id: true, code: true } });
    return found.map(({ code }) => code);
  }

  async byId(tx: Transaction, id: string): Promise<Obligation> {
    const obligation = await tx.manager.findOneBy(Obligation, { id });
    if (!obligation) throw new NotFoundError();
    return obligation;
  }

  /** These duties, whosever they are, by their codes; what is unknown is left out. For work that Home Affairs or the program does for all. */
  async byCodes(tx: Transaction, codes: readonly string[]): Promise<ReadonlyMap<string, Obligation>> {
    const found = await tx.manager.findBy(Obligation, { code: In([...codes]) });
    return new Map(found.map((one) => [one.code, one]));
  }

  /** The duty, if it is the actor's own body's. Home Affairs may load any. */
  async load(tx: Transaction, code: string): Promise<Obligation> {
    const obligation = await tx.manager.findOneBy(Obligation, { code });
    const homeAffairs = tx.actor.role === 'homeAffairsStaff' || tx.actor.role === 'homeAffairsLeader';
    if (!obligation || (!homeAffairs && obligation.unitId !== tx.actor.unitId)) throw new NotFoundError();
    return obligation;
  }

  /** The duty, if the actor's own body leads it: also for Home Affairs. */
  async loadOwn(tx: Transaction, code: string): Promise<Obligation> {
    const obligation = await this.load(tx, code);
    if (obligation.unitId !== tx.actor.unitId) throw new NotFoundError();
    return obligation;
  }

  /** The duty on whose request for more time somebody decides: the leader of Home Affairs and the chair see every body's. */
  async loadToDecide(tx: Transaction, code: string): Promise<Obligation> {
    const obligation = unitScopeOf(tx.actor) === 'all' ? await tx.manager.findOneBy(Obligation, { code }) : null;
    if (!obligation) throw new NotFoundError();
    return obligation;
  }

  /** The grant sets the date that rules from now on; the first one stays beside it. The fact is the grant's own. */
  extend(tx: Transaction, obligation: Obligation, until: CalendarDate): Promise<void> {
    const { strict, lenient } = extendedMoments(until, obligation.lenientTooLateAt);
    return updateGuarded(tx, Obligation, obligation, { extendedTooLateAt: strict, extendedLenientTooLateAt: lenient });
  }

  /** What was sent for the duty has arrived; the first arrival is what lateness goes by and never moves. `knownAt`: when it was entered, if later. */
  markSubmitted(tx: Transaction, obligation: Obligation, at: Instant, knownAt: Instant = at): Promise<void> {
    return this.move(tx, obligation, 'submit', { firstSubmittedAt: obligation.firstSubmittedAt ?? at, lastSubmittedAt: at, lastUpdateAt: knownAt });
  }

  /** A correction of what was sent, before anybody judged it: the arrival that counts stays. The fact is told by whoever sent it. */
  markCorrected(tx: Transaction, obligation: Obligation): Promise<void> {
    return updateGuarded(tx, Obligation, obligation, { lastUpdateAt: tx.now });
  }

  /** @param details what else its fact tells: against whose word it was accepted, and why */
  markAccepted(tx: Transaction, obligation: Obligation, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    return this.move(tx, obligation, 'accept', { acceptedAt: tx.now, completeSubmittedAt: obligation.lastSubmittedAt, lastUpdateAt: tx.now }, undefined, details);
  }

  markReturned(tx: Transaction, obligation: Obligation, reason: string): Promise<void> {
    return this.move(tx, obligation, 'return', { lastUpdateAt: tx.now }, reason);
  }

  /** Every duty of these clauses that nobody has reported, or that was sent back, ends: a later directive took their place. @returns how many */
  async supersede(tx: Transaction, clauseIds: readonly string[], by: string, reason: string): Promise<number> {
    const owed = await tx.manager.find(Obligation, { where: { clauseId: In([...clauseIds]), state: In(['open', 'returned']) }, order: { code: 'ASC' } });
    for (const obligation of owed) await this.move(tx, obligation, 'supersede', { supersededAt: tx.now, supersededBy: by, lastUpdateAt: tx.now }, reason);
    return owed.length;
  }

  /** What the task tracker of the committee's office says of a duty: its number there, and a note. The duty stays in its state. */
  async track(tx: Transaction, code: string, { externalReference, note }: { readonly externalReference: string | null; readonly note: string | null }): Promise<void> {
    const obligation = await this.load(tx, code);
    await updateGuarded(tx, Obligation, obligation, { ...(externalReference === null ? {} : { externalReference }), lastUpdateAt: tx.now });
    if (note !== null) await this.addUpdate(tx, obligation, 'progress', note, null);
    await tx.record({ type: 'obligation.tracked', subject: { kind: 'obligation', code }, unitId: obligation.unitId, roundCode: roundCodeOf(code), details: { externalReference, note: note !== null } });
  }

  /** How many duties of these clauses `supersede` would end. */
  endable(manager: EntityManager, clauseIds: readonly string[]): Promise<number> {
    return manager.countBy(Obligation, { clauseId: In([...clauseIds]), state: In(['open', 'returned']) });
  }

  /** Days of grace, day of receipt and rhythm of one duty: its moments follow. The fact is told by whoever sets them. */
  setTerms(tx: Transaction, obligation: Obligation, terms: Pick<Obligation, 'graceDays' | 'receivedOn' | 'dueRule' | 'updateEveryDays'>, calendar: WorkingCalendar): Promise<void> {
    const moments = dueMoments(terms.dueRule, calendar, terms.graceDays);
    return updateGuarded(tx, Obligation, obligation, { ...terms, tooLateAt: moments.strict, lenientTooLateAt: moments.lenient });
  }

  /** Duties nobody has answered whose term is counted on the working calendar. */
  async onCalendar(manager: EntityManager): Promise<Obligation[]> {
    const open = await manager
      .createQueryBuilder(Obligation, 'o')
      .where(`o.state = 'open' AND o.firstSubmittedAt IS NULL AND (o.dueRule LIKE '%_days_from%')`)
      .orderBy('o.sortKey', 'ASC')
      .getMany();
    return open.filter(({ dueRule }) => 'from' in dueRule && dueRule.from !== null);
  }

  async addUpdate(tx: Transaction, obligation: Obligation, kind: ObligationUpdate['kind'], textVi: string, fileId: string | null, { published = false, lackingVi = null }: Partial<Pick<ObligationUpdate, 'published' | 'lackingVi'>> = {}): Promise<void> {
    await tx.manager.insert(ObligationUpdate, { id: newId(), obligationId: obligation.id, kind, textVi, fileId, writtenByTitle: tx.actor.postTitle, writtenAt: tx.now, published, lackingVi });
  }

  private async move(tx: Transaction, obligation: Obligation, action: ObligationAction, changes: Partial<Obligation>, reason?: string, told: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const from = obligation.state;
    const to = takeMove(obligationMachine, from, action, tx.actor.role, reason);
    await updateGuarded(tx, Obligation, obligation, { ...changes, state: to });
    await tx.record({
      type: `obligation.${PAST[action]}`,
      subject: { kind: 'obligation', code: obligation.code },
      unitId: obligation.unitId,
      roundCode: roundCodeOf(obligation.code),
      details: { from, to, ...(reason ? { reason } : {}), ...told },
    });
  }
}

const PAST: Readonly<Record<ObligationAction, string>> = { submit: 'submitted', accept: 'accepted', return: 'returned', supersede: 'superseded' };
