import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isHomeAffairs, unitScopeOf, type Actor, type Role } from '../../kernel/actor';
import type { CalendarDate, Instant } from '../../kernel/calendar-date';
import { ReadModel } from '../../platform/database/read-model';
import { EvidenceStore, type StoredFile } from '../evidence';
import { OperatingRules, UnitQueries } from '../organisation';
import { decidersOf, type ExtensionPolicy } from './domain/extension';
import { lastDayOf, type DueMoments } from './domain/lateness';
import { extendedMoments, firstMoments } from './domain/ruling-date';
import { Extension } from './extension.entity';
import { extensionPolicy } from './extension.store';
import { Obligation } from './obligation.entity';
import { OF_OPEN_ROUND, STILL_COUNTS } from './obligation-selection';

/** What a list says of the extensions of a duty. */
export interface ExtensionMarks {
  readonly granted: number;
  /** The request that waits, and who decides it. */
  readonly asked: { readonly sequence: number; readonly proposedOn: CalendarDate; readonly askedAt: Instant; readonly deciders: readonly Role[] } | null;
}

export type ExtensionView = Pick<Extension, 'sequence' | 'state' | 'reasonVi' | 'proposedOn' | 'letterNumber' | 'letterOn' | 'askedByTitle' | 'askedAt' | 'grantedOn' | 'noteVi' | 'decisionNumber' | 'decisionOn' | 'decidedByTitle' | 'decidedAt' | 'version'> & {
  /** "Gia hạn lần n": counts the grants only. */
  readonly time: number | null;
  /** The last day that counted when it was asked. */
  readonly presentLastDay: CalendarDate;
  /** The proposed day is not a working day: told, not refused. */
  readonly proposedDayOff: boolean;
  readonly deciders: readonly Role[];
  readonly file: Pick<StoredFile, 'publicId' | 'name' | 'size' | 'sha256' | 'receivedAt' | 'showsCitizens' | 'erasedAt'> | null;
};

/** A request that waits for the reader's decision. */
export interface ExtensionTask {
  readonly code: string;
  readonly unitId: string;
  readonly proposedOn: CalendarDate;
  readonly presentLastDay: CalendarDate;
  readonly askedAt: Instant;
  readonly askedByTitle: string;
}

/** The moments of a duty as they stood at some instant, for papers that say what was so then. */
export interface MomentsThen {
  readonly moments: DueMoments;
  readonly extension: { readonly time: number; readonly until: CalendarDate } | null;
}

const NONE: ExtensionMarks = { granted: 0, asked: null };

/** Requests for more time and what was decided on them. */
@Injectable()
export class ExtensionQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly rules: OperatingRules,
    private readonly units: UnitQueries,
    private readonly evidence: EvidenceStore,
  ) {}

  async policy(): Promise<ExtensionPolicy> {
    return extensionPolicy(await this.rules.values());
  }

  /** By the id of the duty. What a later directive replaced waits for nobody. */
  async marksOf(obligations: readonly Pick<Obligation, 'id' | 'tooLateAt' | 'state'>[]): Promise<(id: string) => ExtensionMarks> {
    const ids = obligations.flatMap(({ id, tooLateAt }) => (tooLateAt === null ? [] : [id]));
    const rows = ids.length === 0 ? [] : await this.read.manager.find(Extension, { where: { obligationId: In(ids), state: In(['requested', 'granted']) }, order: { sequence: 'ASC' } });
    const marks = new Map<string, ExtensionMarks>();
    const decidedBy = rows.length === 0 ? null : (await this.policy()).decidedBy;
    const over = new Set(obligations.flatMap(({ id, state }) => (state === 'superseded' ? [id] : [])));
    for (const { obligationId, state, sequence, proposedOn, askedAt, askedByRole } of rows) {
      const before = marks.get(obligationId) ?? NONE;
      if (state === 'granted') marks.set(obligationId, { ...before, granted: before.granted + 1 });
      else if (decidedBy && !over.has(obligationId)) marks.set(obligationId, { ...before, asked: { sequence, proposedOn, askedAt, deciders: decidersOf(decidedBy, isHomeAffairs({ role: askedByRole })) } });
    }
    return (id) => marks.get(id) ?? NONE;
  }

  /** Oldest first. Only for whoever sees the duty as its own or the whole province: a co-operating body does not read the requests. */
  async historyOf(actor: Actor, duty: Pick<Obligation, 'id' | 'unitId'>): Promise<readonly ExtensionView[]> {
    if (unitScopeOf(actor) !== 'all' && duty.unitId !== actor.unitId) return [];
    const rows = await this.read.manager.find(Extension, { where: { obligationId: duty.id }, order: { sequence: 'ASC' } });
    if (rows.length === 0) return [];
    const files = await this.evidence.byIds(rows.flatMap(({ fileId }) => fileId ?? []));
    const calendar = await this.units.calendar();
    const { decidedBy } = await this.policy();
    let granted = 0;
    return rows.map(({ id: _id, obligationId: _duty, fileId, presentTooLateAt, askedByRole, ...row }) => ({
      ...row,
      time: row.state === 'granted' ? (granted += 1) : null,
      presentLastDay: lastDayOf(presentTooLateAt),
      proposedDayOff: !calendar.isWorkingDay(row.proposedOn),
      deciders: decidersOf(decidedBy, isHomeAffairs({ role: askedByRole })),
      file: fileView(files.get(fileId ?? '')),
    }));
  }

  /** What ruled at `at`: an extension that was granted afterwards changes no receipt of before. */
  async momentsAt(duty: Obligation | (Pick<Obligation, 'id' | 'tooLateAt' | 'lenientTooLateAt'>), at: Instant): Promise<MomentsThen> {
    const rows = await this.read.manager.find(Extension, { where: { obligationId: duty.id, state: 'granted' }, order: { sequence: 'ASC' } });
    const then = rows.filter(({ decidedAt }) => decidedAt !== null && decidedAt <= at);
    const until = then.at(-1)?.grantedOn ?? null;
    const first = { ...duty, extendedTooLateAt: null, extendedLenientTooLateAt: null };
    return until === null ? { moments: firstMoments(first), extension: null } : { moments: extendedMoments(until, duty.lenientTooLateAt), extension: { time: then.length, until } };
  }

  /** Requests of open rounds that the actor decides, in the order of the dates that pass first. */
  async waitingFor(actor: Actor): Promise<readonly ExtensionTask[]> {
    if (actor.role !== 'homeAffairsLeader' && actor.role !== 'provincialChair') return [];
    const { decidedBy } = await this.policy();
    const rows = await this.read.manager
      .createQueryBuilder(Extension, 'e')
      .innerJoinAndMapOne('e.duty', Obligation, 'o', 'o.id = e.obligationId')
      .where(`e.state = 'requested' AND ${STILL_COUNTS} AND ${OF_OPEN_ROUND}`)
      .orderBy('e.presentTooLateAt', 'ASC')
      .addOrderBy('o.sortKey', 'ASC')
      .getMany();
    return (rows as (Extension & { readonly duty: Obligation })[])
      .filter(({ askedByRole }) => decidersOf(decidedBy, isHomeAffairs({ role: askedByRole })).includes(actor.role))
      .map(({ duty, proposedOn, presentTooLateAt, askedAt, askedByTitle }) => ({ code: duty.code, unitId: duty.unitId, proposedOn, presentLastDay: lastDayOf(presentTooLateAt), askedAt, askedByTitle }));
  }
}

function fileView(file: StoredFile | undefined): ExtensionView['file'] {
  if (!file) return null;
  const { publicId, name, size, sha256, receivedAt, showsCitizens, erasedAt } = file;
  return { publicId, name, size, sha256, receivedAt, showsCitizens, erasedAt };
}
