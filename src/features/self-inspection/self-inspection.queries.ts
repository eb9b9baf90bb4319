import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf, daysBetween, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { roundCodeOf } from '../../kernel/round-code';
import { Clock } from '../../platform/clock/clock';
import { ReadModel } from '../../platform/database/read-model';
import { EvidenceStore, type StoredFile } from '../evidence';
import { Criterion } from '../checklists';
import type { Finding } from '../findings';
import { Obligation, ObligationQueries, type ObligationRow, type ObligationView } from '../obligations';
import { officialPlace, Unit } from '../organisation';
import { declaredAbsent } from './domain/declared-absent';
import { spreadOf, type SpreadFault } from './domain/spread';
import { FaultsQuery, type ShownFault } from './faults.query';
import { SelfInspection, SelfInspectionAnswer, SelfInspectionFinding } from './self-inspection.entity';
import { SELF_CHECK_VIEWS, type SelfCheckListQuery, type SelfCheckView } from './self-inspection.input';

/** `otherwise`: the duty was reported in free words, without the list. A draft is told to the unit alone. */
export type SelfCheckStanding = 'sent' | 'otherwise' | 'writing' | 'silent';

export interface SelfCheckRow {
  readonly code: string;
  readonly clauseNumber: string;
  readonly unitCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly state: ObligationRow['state'];
  readonly standing: SelfCheckStanding;
  readonly requestedOn: CalendarDate;
  /** Days since the last word, or since it was asked for; null once answered. Without a date it is never late. */
  readonly silentDays: number | null;
  readonly lastDay: CalendarDate | null;
  readonly lateness: ObligationRow['lateness'];
  readonly sentAt: Instant | null;
  readonly number: number | null;
  readonly counts: { readonly has: number; readonly hasNot: number; readonly notApplicable: number; readonly own: number } | null;
}

export interface SelfCheckOverview {
  readonly rounds: readonly string[];
  readonly round: string | null;
  readonly view: SelfCheckView | null;
  readonly rows: readonly SelfCheckRow[];
  readonly counts: Readonly<Record<'all' | SelfCheckView, number>>;
  /** For those who see the whole province. */
  readonly faults: readonly (SpreadFault & ShownFault)[] | null;
}

export interface SelfCheckVersion extends Pick<SelfInspection, 'number' | 'state' | 'noteVi' | 'savedAt' | 'savedByTitle' | 'sentAt' | 'sentByTitle' | 'version'> {
  readonly file: Pick<StoredFile, 'publicId' | 'name' | 'size' | 'sha256' | 'receivedAt' | 'showsCitizens' | 'erasedAt'> | null;
  readonly answers: readonly Pick<SelfInspectionAnswer, 'faultKey' | 'topic' | 'titleVi' | 'titleEn' | 'answer' | 'textVi' | 'remedyVi' | 'committedOn'>[];
  readonly own: readonly Pick<SelfInspectionFinding, 'textVi' | 'remedyVi' | 'committedOn'>[];
}

export interface SelfCheckPage {
  readonly duty: ObligationView;
  readonly own: boolean;
  readonly mayWrite: boolean;
  readonly ageDays: number;
  /** What was found elsewhere, as the reader may see it. */
  readonly faults: readonly ShownFault[];
  /** Only for the unit itself. */
  readonly draft: SelfCheckVersion | null;
  /** Newest first. */
  readonly sent: readonly SelfCheckVersion[];
  /** Number and row version that the next writing goes by. */
  readonly next: { readonly number: number; readonly version: number };
}

export interface DeclaredAbsent {
  readonly obligationCode: string;
  readonly roundCode: string;
  readonly sentAt: Instant;
}

/** Who looked at itself and what it said. */
@Injectable()
export class SelfInspectionQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly obligations: ObligationQueries,
    private readonly faults: FaultsQuery,
    private readonly evidence: EvidenceStore,
    private readonly clock: Clock,
  ) {}

  async overview(actor: Actor, query: SelfCheckListQuery): Promise<SelfCheckOverview> {
    const all = await this.duties(actor);
    const rounds = [...new Set(all.map(({ code }) => roundCodeOf(code)))].sort().reverse();
    const round = rounds.find((code) => code === query.round) ?? (query.round ? null : (rounds[0] ?? null));
    const duties = all.filter(({ code }) => roundCodeOf(code) === round);
    const versions = await this.newestSent(duties.map(({ id }) => id));
    const rows = await this.rows(actor, duties, versions);
    const view = SELF_CHECK_VIEWS.find((one) => one === query.view) ?? null;
    const inView = (row: SelfCheckRow, name: SelfCheckView): boolean => (row.silentDays === null) === (name === 'answered');
    const [first] = duties;
    return {
      rounds,
      round,
      view,
      rows: view === null ? rows : rows.filter((row) => inView(row, view)),
      counts: { all: rows.length, answered: rows.filter((row) => inView(row, 'answered')).length, silent: rows.filter((row) => inView(row, 'silent')).length },
      faults: unitScopeOf(actor) === 'all' && first ? await this.spread(first.roundId, versions) : null,
    };
  }

  async byCode(actor: Actor, code: string): Promise<SelfCheckPage> {
    const duty = await this.obligations.byCode(actor, code);
    const own = duty.unitId === actor.unitId;
    if (duty.kind !== 'self_inspection' || (!own && unitScopeOf(actor) !== 'all')) throw new NotFoundError();
    const found = await this.read.manager.find(SelfInspection, { where: { obligationId: duty.id }, order: { number: 'DESC' } });
    const versions = await this.contents(found.filter(({ state }) => own || state === 'sent'));
    const draft = versions.find(({ state }) => state === 'draft') ?? null;
    return {
      duty,
      own,
      mayWrite: duty.mayWrite,
      ageDays: daysBetween(duty.requestedOn, dateOf(this.clock.now())),
      faults: await this.faults.of(duty.roundId, duty.unitId, own ? 'byRule' : 'always'),
      draft,
      sent: versions.filter(({ state }) => state === 'sent'),
      next: { number: draft?.number ?? (found[0]?.number ?? 0) + 1, version: draft?.version ?? 0 },
    };
  }

  /** Which of these findings their unit had declared absent before they were raised, by finding code; whoever sees a finding sees the mark. */
  async declaredAbsent(findings: readonly Pick<Finding, 'code' | 'unitId' | 'topic' | 'criterionId' | 'roundId' | 'raisedAt'>[]): Promise<ReadonlyMap<string, DeclaredAbsent>> {
    const { manager } = this.read;
    const unitIds = [...new Set(findings.map(({ unitId }) => unitId))];
    const sent = unitIds.length === 0 ? [] : await manager.find(SelfInspection, { where: { unitId: In(unitIds), state: 'sent', sentAt: Not(IsNull()) }, order: { sentAt: 'DESC', number: 'DESC' } });
    if (sent.length === 0) return new Map();
    const answers = await manager.findBy(SelfInspectionAnswer, { inspectionId: In(sent.map(({ id }) => id)) });
    const duties = new Map((await manager.findBy(Obligation, { id: In(sent.map(({ obligationId }) => obligationId)) })).map(({ id, code }) => [id, code]));
    const keys = new Map((await manager.findBy(Criterion, { id: In(findings.map(({ criterionId }) => criterionId)) })).map(({ id, key }) => [id, key]));
    const marks = new Map<string, DeclaredAbsent>();
    for (const finding of findings) {
      const criterionKey = keys.get(finding.criterionId) ?? '';
      const before = sent.filter(({ unitId, roundId, sentAt }) => unitId === finding.unitId && roundId !== finding.roundId && (sentAt ?? 0) < finding.raisedAt);
      // Of each duty the last word before the finding counts; the newest of all that bears on it decides.
      const lastWords = before.filter(({ obligationId }, index) => before.findIndex((one) => one.obligationId === obligationId) === index);
      const said = lastWords.map((one) => ({ one, absent: declaredAbsent({ topic: finding.topic, criterionKey }, answers.filter(({ inspectionId }) => inspectionId === one.id)) }));
      const decisive = said.find(({ absent }) => absent !== null);
      const code = decisive?.absent ? duties.get(decisive.one.obligationId) : undefined;
      if (decisive && code !== undefined) marks.set(finding.code, { obligationCode: code, roundCode: roundCodeOf(code), sentAt: decisive.one.sentAt ?? 0 });
    }
    return marks;
  }

  /** Duties that ask for it, in the official order of their units: the province's, or the actor's own body's. */
  private async duties(actor: Actor): Promise<readonly Obligation[]> {
    const scope = unitScopeOf(actor);
    const selection = this.read.manager.createQueryBuilder(Obligation, 'o').innerJoin(Unit, 'u', 'u.id = o.unitId').where(`o.kind = 'self_inspection' AND o.state <> 'superseded'`);
    if (scope !== 'all') selection.andWhere('o.unitId = :own', { own: 'unitId' in scope ? scope.unitId : '' });
    return selection.addSelect(officialPlace('u'), 'place').orderBy('place', 'ASC').addOrderBy('o.sortKey', 'ASC').getMany();
  }

  private async newestSent(obligationIds: readonly string[]): Promise<ReadonlyMap<string, SelfInspection>> {
    const sent = await this.read.manager.find(SelfInspection, { where: { obligationId: In([...obligationIds]), state: 'sent' }, order: { number: 'ASC' } });
    return new Map(sent.map((one) => [one.obligationId, one]));
  }

  private async rows(actor: Actor, duties: readonly Obligation[], versions: ReadonlyMap<string, SelfInspection>): Promise<readonly SelfCheckRow[]> {
    const { manager } = this.read;
    const told = new Map((await this.obligations.byCodes(actor, duties.map(({ code }) => code))).map((row) => [row.id, row]));
    const ids = [...versions.values()].map(({ id }) => id);
    const answers = await manager.findBy(SelfInspectionAnswer, { inspectionId: In(ids) });
    const own = await manager.findBy(SelfInspectionFinding, { inspectionId: In(ids) });
    const drafts = new Set((await manager.findBy(SelfInspection, { obligationId: In(duties.filter(({ unitId }) => unitId === actor.unitId).map(({ id }) => id)), state: 'draft' })).map(({ obligationId }) => obligationId));
    const today = dateOf(this.clock.now());
    return duties.flatMap(({ id }) => {
      const row = told.get(id);
      if (!row) return [];
      const version = versions.get(id);
      const answered = row.firstSubmittedAt !== null;
      const count = (answer: string): number => answers.filter((one) => one.inspectionId === version?.id && one.answer === answer).length;
      const { code, clauseNumber, unitCode, unitNameVi, unitNameEn, state, requestedOn, lastDay, lateness } = row;
      return [{
        code, clauseNumber, unitCode, unitNameVi, unitNameEn, state, requestedOn, lastDay, lateness,
        standing: version ? 'sent' as const : answered ? 'otherwise' as const : drafts.has(id) ? 'writing' as const : 'silent' as const,
        silentDays: answered ? null : daysBetween(row.lastUpdateAt === null ? requestedOn : dateOf(row.lastUpdateAt), today),
        sentAt: version?.sentAt ?? row.firstSubmittedAt,
        number: version?.number ?? null,
        counts: version ? { has: count('has'), hasNot: count('hasNot'), notApplicable: count('notApplicable'), own: own.filter(({ inspectionId }) => inspectionId === version.id).length } : null,
      }];
    });
  }

  private async spread(roundId: string, versions: ReadonlyMap<string, SelfInspection>): Promise<readonly (SpreadFault & ShownFault)[]> {
    const faults = await this.faults.of(roundId, null, 'always');
    const answers = await this.read.manager.findBy(SelfInspectionAnswer, { inspectionId: In([...versions.values()].map(({ id }) => id)) });
    const nameOf = new Map(faults.map(({ key, unitNames }) => [key, unitNames]));
    return spreadOf(faults, answers).map((fault) => ({ ...fault, unitNames: nameOf.get(fault.key) ?? [] }));
  }

  private async contents(versions: readonly SelfInspection[]): Promise<readonly SelfCheckVersion[]> {
    const { manager } = this.read;
    const where = { inspectionId: In(versions.map(({ id }) => id)) };
    const answers = await manager.find(SelfInspectionAnswer, { where, order: { position: 'ASC' } });
    const own = await manager.find(SelfInspectionFinding, { where, order: { position: 'ASC' } });
    const files = await this.evidence.byIds(versions.flatMap(({ fileId }) => fileId ?? []));
    return versions.map(({ id, number, state, noteVi, fileId, savedAt, savedByTitle, sentAt, sentByTitle, version }) => ({
      number, state, noteVi, savedAt, savedByTitle, sentAt, sentByTitle, version,
      file: fileView(files.get(fileId ?? '')),
      answers: answers.filter(({ inspectionId }) => inspectionId === id).map(({ faultKey, topic, titleVi, titleEn, answer, textVi, remedyVi, committedOn }) => ({ faultKey, topic, titleVi, titleEn, answer, textVi, remedyVi, committedOn })),
      own: own.filter(({ inspectionId }) => inspectionId === id).map(({ textVi, remedyVi, committedOn }) => ({ textVi, remedyVi, committedOn })),
    }));
  }
}

function fileView(file: StoredFile | undefined): SelfCheckVersion['file'] {
  if (!file) return null;
  const { publicId, name, size, sha256, receivedAt, showsCitizens, erasedAt } = file;
  return { publicId, name, size, sha256, receivedAt, showsCitizens, erasedAt };
}
