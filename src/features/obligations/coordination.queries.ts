import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isHomeAffairs, unitScopeOf, type Actor, type Role } from '../../kernel/actor';
import { dateOf, daysBetween, startOfDay, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { Clock } from '../../platform/clock/clock';
import { ReadModel } from '../../platform/database/read-model';
import { EvidenceStore, type StoredFile } from '../evidence';
import { Finding } from '../findings';
import { officialPlace, Unit } from '../organisation';
import { AffectedFindings } from './affected-findings.query';
import { Confirmation } from './confirmation.entity';
import { newestOf } from './domain/confirmation';
import { FindingTransfer } from './finding-transfer.entity';
import { Obligation } from './obligation.entity';
import { OF_OPEN_ROUND } from './obligation-selection';
import { ObligationPart, ObligationPartEntry } from './part.entity';

type FileView = Pick<StoredFile, 'publicId' | 'name' | 'size' | 'sha256' | 'receivedAt' | 'showsCitizens' | 'erasedAt'>;

interface OfUnit {
  readonly unitCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  /** The reader's own body. */
  readonly own: boolean;
}

export type PartView = OfUnit &
  Pick<ObligationPart, 'state' | 'askedAt' | 'filledAt' | 'version'> & {
    readonly entries: readonly (Pick<ObligationPartEntry, 'kind' | 'textVi' | 'writtenByTitle' | 'writtenAt'> & { readonly file: FileView | null })[];
  };

export type ConfirmationView = OfUnit &
  Pick<Confirmation, 'asking' | 'state' | 'unasked' | 'askedByTitle' | 'askedAt' | 'silentUntil' | 'answerVi' | 'answeredByTitle' | 'answeredAt'> & {
    /** What the unit says now; older ones are its history. */
    readonly newest: boolean;
    /** Days since it was asked. */
    readonly ageDays: number;
    /** Silent for so long that it counts as no objection. */
    readonly overSilent: boolean;
  };

export interface AffectedView extends OfUnit {
  readonly findings: readonly (Pick<Finding, 'code' | 'titleVi' | 'titleEn' | 'state'> & { readonly transfer: Pick<FindingTransfer, 'sequence' | 'state' | 'transferredAt' | 'transferredByTitle' | 'reasonVi' | 'reasonByTitle' | 'reasonAt' | 'decisionVi' | 'decidedByTitle' | 'decidedAt' | 'version'> | null })[];
}

export interface Coordination {
  readonly parts: readonly PartView[];
  readonly confirmations: readonly ConfirmationView[];
  readonly affected: readonly AffectedView[];
}

/** Something about a duty of another body that waits on the reader's. */
export interface CoordinationTask {
  readonly code: string;
  readonly titleVi: string;
  readonly titleEn: string | null;
  readonly leadId: string;
  /** When it was asked for; the day of the letter when it was not. */
  readonly since: Instant;
  /** The day of the letter, for what nobody asked for yet. */
  readonly givenOn?: CalendarDate | null;
  readonly silentUntil: CalendarDate | null;
  readonly state: string;
}

/** An inspector belongs to a body and does not write for it. */
const ANSWERS_FOR_A_BODY: readonly Role[] = ['homeAffairsStaff', 'homeAffairsLeader', 'unitStaff', 'unitHead', 'department'];

/** Parts of co-operating units, affected units and what they say: each reader only what concerns it. */
@Injectable()
export class CoordinationQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly evidence: EvidenceStore,
    private readonly affected: AffectedFindings,
    private readonly clock: Clock,
  ) {}

  /** The leading body and whoever sees the province see everything; everybody else its own part, its own word and its own findings. */
  async of(actor: Actor, duty: Pick<Obligation, 'id' | 'roundId' | 'unitId' | 'topic' | 'kind'>): Promise<Coordination> {
    const { manager } = this.read;
    const all = unitScopeOf(actor) === 'all' || duty.unitId === actor.unitId;
    const own = all ? {} : { unitId: actor.unitId };
    const parts = await manager.findBy(ObligationPart, { obligationId: duty.id, ...own });
    const said = await manager.find(Confirmation, { where: { obligationId: duty.id, ...own }, order: { askedAt: 'ASC', asking: 'ASC' } });
    const affected = (await this.affected.of(manager, duty)).filter(({ unit }) => all || unit.id === actor.unitId);
    const units = await this.units([...parts, ...said].map(({ unitId }) => unitId));
    const order = [...units.keys()];
    const named = (unitId: string): OfUnit => ofUnit(units.get(unitId), actor);
    const newest = new Set(newestOf(said).map(({ id }) => id));
    const today = dateOf(this.clock.now());
    return {
      parts: await this.partViews(parts, order, named),
      confirmations: [...said].sort((a, b) => order.indexOf(a.unitId) - order.indexOf(b.unitId) || a.asking - b.asking).map(({ id, unitId, asking, state, unasked, askedByTitle, askedAt, silentUntil, answerVi, answeredByTitle, answeredAt }) => ({
        ...named(unitId), asking, state, unasked, askedByTitle, askedAt, silentUntil, answerVi, answeredByTitle, answeredAt,
        newest: newest.has(id),
        ageDays: daysBetween(dateOf(askedAt), today),
        overSilent: state === 'asked' && today > silentUntil,
      })),
      affected: [...new Map(affected.map(({ unit }) => [unit.id, unit])).values()].map((unit) => ({
        ...ofUnit(unit, actor),
        findings: affected.filter((one) => one.unit.id === unit.id).map(({ finding: { code, titleVi, titleEn, state }, transfer }) => ({ code, titleVi, titleEn, state, transfer: transfer && transferView(transfer) })),
      })),
    };
  }

  /** Parts that the reader's body has not filled in: those it was asked for or that belong to a task, and how many more of standing duties. */
  async partsWaitingOn(actor: Actor): Promise<{ readonly asked: readonly CoordinationTask[]; readonly standing: number }> {
    const rows = await this.waiting(actor, ObligationPart, `p.state <> 'filled'`);
    // Who receives the reports co-operates in each of them: no work of its own, unless somebody asks.
    const asked = rows.filter(({ askedAt, duty }) => askedAt !== null || (duty.kind !== 'standing' && duty.kind !== 'remediation_report'));
    return { asked: asked.map(({ duty, askedAt, state }) => ({ ...taskOf(duty, askedAt ?? startOfDay(duty.requestedOn)), givenOn: askedAt === null ? duty.requestedOn : null, silentUntil: null, state })), standing: rows.length - asked.length };
  }

  /** Questions whether a fault is gone that the reader's body has not answered, oldest first. */
  async confirmationsWaitingOn(actor: Actor): Promise<readonly CoordinationTask[]> {
    const rows = await this.waiting(actor, Confirmation, `p.state = 'asked'`);
    return rows.map(({ duty, askedAt, silentUntil, state }) => ({ ...taskOf(duty, askedAt), silentUntil, state }));
  }

  /** Findings that bodies sent back: for Home Affairs, oldest first. */
  async transfersToDecide(actor: Actor): Promise<readonly CoordinationTask[]> {
    if (!isHomeAffairs(actor)) return [];
    const rows = await this.read.manager
      .createQueryBuilder(FindingTransfer, 't')
      .innerJoinAndMapOne('t.duty', Obligation, 'o', 'o.id = t.obligationId')
      .innerJoinAndMapOne('t.finding', Finding, 'f', 'f.id = t.findingId')
      .where(`t.state = 'sent_back' AND ${OF_OPEN_ROUND}`)
      .orderBy('t.reasonAt', 'ASC')
      .getMany();
    return (rows as (FindingTransfer & { readonly duty: Obligation; readonly finding: Finding })[]).map(({ duty, finding, reasonAt, transferredAt, state }) => ({
      code: duty.code, titleVi: finding.titleVi, titleEn: finding.titleEn, leadId: duty.unitId, since: reasonAt ?? transferredAt, silentUntil: null, state,
    }));
  }

  /** The duty with which a finding that was passed on goes; null when there is none. Who may see the finding is decided by the caller. */
  async dutyFollowedBy(findingId: string): Promise<{ readonly code: string; readonly state: Obligation['state'] } | null> {
    const newest = await this.read.manager.findOne(FindingTransfer, { where: { findingId, state: In(['following', 'sent_back', 'settled']) }, order: { sequence: 'DESC' } });
    const duty = newest && (await this.read.manager.findOneBy(Obligation, { id: newest.obligationId }));
    return duty ? { code: duty.code, state: duty.state } : null;
  }

  private async waiting<E extends ObligationPart | Confirmation>(actor: Actor, entity: new () => E, condition: string): Promise<readonly (E & { readonly duty: Obligation })[]> {
    if (!ANSWERS_FOR_A_BODY.includes(actor.role)) return [];
    const rows = await this.read.manager
      .createQueryBuilder(entity, 'p')
      .innerJoinAndMapOne('p.duty', Obligation, 'o', 'o.id = p.obligationId')
      .where(`p.unitId = :self AND ${condition} AND o.state NOT IN ('accepted', 'superseded') AND ${OF_OPEN_ROUND}`, { self: actor.unitId })
      .orderBy('p.askedAt', 'ASC')
      .addOrderBy('o.sortKey', 'ASC')
      .getMany();
    return rows as (E & { readonly duty: Obligation })[];
  }

  private async partViews(parts: readonly ObligationPart[], order: readonly string[], named: (unitId: string) => OfUnit): Promise<readonly PartView[]> {
    const entries = parts.length === 0 ? [] : await this.read.manager.find(ObligationPartEntry, { where: { partId: In(parts.map(({ id }) => id)) }, order: { writtenAt: 'ASC' } });
    const files = await this.evidence.byIds(entries.flatMap(({ fileId }) => fileId ?? []));
    return [...parts]
      .sort((a, b) => order.indexOf(a.unitId) - order.indexOf(b.unitId))
      .map(({ id, unitId, state, askedAt, filledAt, version }) => ({
        ...named(unitId), state, askedAt, filledAt, version,
        entries: entries.filter(({ partId }) => partId === id).map(({ kind, textVi, writtenByTitle, writtenAt, fileId }) => ({ kind, textVi, writtenByTitle, writtenAt, file: fileView(files.get(fileId ?? '')) })),
      }));
  }

  /** In the official order. */
  private async units(ids: readonly string[]): Promise<ReadonlyMap<string, Unit>> {
    const found = await this.read.manager.createQueryBuilder(Unit, 'u').where('u.id IN (:...ids)', { ids: ['', ...new Set(ids)] }).addSelect(officialPlace('u'), 'place').orderBy('place', 'ASC').getMany();
    return new Map(found.map((unit) => [unit.id, unit]));
  }
}

function ofUnit(unit: Unit | undefined, actor: Actor): OfUnit {
  return { unitCode: unit?.code ?? '', unitNameVi: unit?.nameVi ?? '', unitNameEn: unit?.nameEn ?? '', own: unit?.id === actor.unitId };
}

function taskOf({ code, titleVi, titleEn, unitId }: Obligation, since: Instant): Omit<CoordinationTask, 'silentUntil' | 'state' | 'givenOn'> {
  return { code, titleVi, titleEn, leadId: unitId, since };
}

function transferView({ sequence, state, transferredAt, transferredByTitle, reasonVi, reasonByTitle, reasonAt, decisionVi, decidedByTitle, decidedAt, version }: FindingTransfer): NonNullable<AffectedView['findings'][number]['transfer']> {
  return { sequence, state, transferredAt, transferredByTitle, reasonVi, reasonByTitle, reasonAt, decisionVi, decidedByTitle, decidedAt, version };
}

function fileView(file: StoredFile | undefined): FileView | null {
  if (!file) return null;
  const { publicId, name, size, sha256, receivedAt, showsCitizens, erasedAt } = file;
  return { publicId, name, size, sha256, receivedAt, showsCitizens, erasedAt };
}
