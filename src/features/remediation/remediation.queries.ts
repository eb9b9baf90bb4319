import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { allowedActions } from '../../kernel/state-machine';
import type { WorkingCalendar } from '../../kernel/working-calendar';
import { Clock } from '../../platform/clock/clock';
import { ReadModel } from '../../platform/database/read-model';
import { EvidenceStore, type StoredFile } from '../evidence';
import { Finding, type FindingState } from '../findings';
import { Obligation, supplementDay, supplementLateness, type Lateness } from '../obligations';
import { OperatingRules, Unit, UnitQueries } from '../organisation';
import { contentMark } from './content-mark';
import { isSent, reportVersionMachine, type ReportVersionAction } from './domain/report-version.machine';
import { offeredActions } from './domain/signing';
import { laterDay } from './domain/supplement';
import { recordedForUnit, type RecordedForUnit } from './recorded-for-unit';
import { RemediationReport, ReportFile, ReportItem, ReportItemEvidence, ReportVersion } from './remediation-report.entity';

export type FileView = Pick<StoredFile, 'publicId' | 'name' | 'size' | 'sha256' | 'mediaType' | 'receivedAt' | 'showsCitizens' | 'signature' | 'erasedAt'>;
export type ItemView = ReportItem & {
  readonly findingCode: string;
  readonly findingTitleVi: string;
  readonly findingTitleEn: string | null;
  readonly findingState: FindingState;
  readonly transferredToUnitCode: string | null;
  readonly transferredToUnitNameVi: string | null;
  readonly transferredToUnitNameEn: string | null;
  readonly evidence: readonly FileView[];
};
/** `mark`: what a submission sends back to prove which content was seen. */
export type VersionDetail = ReportVersion & {
  readonly items: readonly ItemView[];
  readonly signedFile: FileView | null;
  /** How Home Affairs proves the arrival of what it recorded for the unit. */
  readonly proofFile: FileView | null;
  readonly mark: string;
  /** How this version stands against its own day; null when it has none. */
  readonly supplementLateness: Lateness | null;
};
/** The newest supplement that has a day of its own, whether it was sent or not: its content is not told, only its day. */
export interface SupplementView {
  readonly number: number;
  readonly dueOn: CalendarDate;
  readonly submittedAt: Instant | null;
  readonly lateness: Lateness;
  /** The sending before is still being judged: this one cannot be sent yet, and its day moves on with the review. */
  readonly running: boolean;
}
export type ReportSummary = RemediationReport & { readonly unitNameVi: string; readonly latest: ReportVersion; readonly supplement: SupplementView | null; readonly recorded: readonly RecordedForUnit[] };
export type ReportView = RemediationReport & {
  readonly obligationCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
  readonly versions: readonly VersionDetail[];
  readonly supplement: SupplementView | null;
  readonly allowedActions: readonly ReportVersionAction[];
};

export const fileView = ({ publicId, name, size, sha256, mediaType, receivedAt, showsCitizens, signature, erasedAt }: StoredFile): FileView =>
  ({ publicId, name, size, sha256, mediaType, receivedAt, showsCitizens, signature, erasedAt });

/** One answer as the department sees it that must remedy. */
export interface OwnedAnswer {
  readonly version: Pick<VersionDetail, 'number' | 'state' | 'submittedAt' | 'dueOn' | 'arrivalChannel'>;
  readonly item: ItemView;
}

type ItemReader = 'unit' | 'owner' | 'reviewer';

/** What its unit does not see of an item: a decision before it is released, the advice of a department ever. */
const NO_DECISION = { decision: null, decisionReason: null, decidedByTitle: null, decidedAt: null } as const;
const NO_OPINION = { opinion: null, opinionReason: null, opinionByTitle: null, opinionAt: null } as const;
/** Of what its unit has sent the row grows with every advice and decision: it would tell of both before their time. */
const NO_ROW_VERSION = { version: 1 } as const;

/** A unit sees its own report; Home Affairs and the chair all that were sent. Decisions show to the unit once the review is sent. */
@Injectable()
export class RemediationQueries {
  constructor(
    private readonly read: ReadModel,
    private readonly evidence: EvidenceStore,
    private readonly rules: OperatingRules,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<readonly ReportSummary[]> {
    const scope = unitScopeOf(actor);
    if (scope !== 'all' && 'inspectorId' in scope) return [];
    const reports = await this.read.manager.find(RemediationReport, { ...(scope === 'all' ? {} : { where: { unitId: scope.unitId } }), order: { code: 'ASC' } });
    const versions = await this.read.manager.find(ReportVersion, { where: { reportId: In(reports.map(({ id }) => id)) }, order: { number: 'DESC' } });
    const names = await this.unitNames(reports.map(({ unitId }) => unitId));
    const earliest = await this.earliestDay();
    return reports.flatMap((report) => {
      const latest = versions.find(({ reportId, state }) => reportId === report.id && (scope !== 'all' || isSent({ state })));
      const own = versions.filter(({ reportId }) => reportId === report.id);
      return latest ? [{ ...report, unitNameVi: names.get(report.unitId)?.nameVi ?? '', latest, supplement: supplementOf(own, earliest), recorded: recordedForUnit(own) }] : [];
    });
  }

  async byCode(actor: Actor, code: string): Promise<ReportView> {
    const scope = unitScopeOf(actor);
    const report = await this.read.manager.findOneBy(RemediationReport, { code });
    const own = scope !== 'all' && 'unitId' in scope && scope.unitId === report?.unitId;
    if (!report || (scope !== 'all' && !own)) throw new NotFoundError();
    const every = await this.read.manager.find(ReportVersion, { where: { reportId: report.id }, order: { number: 'ASC' } });
    const versions = every.filter((version) => own || isSent(version));
    if (versions.length === 0) throw new NotFoundError();
    const latest = versions.at(-1) as ReportVersion;
    const names = await this.unitNames([report.unitId]);
    const obligation = await this.read.manager.findOneByOrFail(Obligation, { id: report.obligationId });
    const earliest = await this.earliestDay();
    return {
      ...report,
      obligationCode: obligation.code,
      unitNameVi: names.get(report.unitId)?.nameVi ?? '',
      unitNameEn: names.get(report.unitId)?.nameEn ?? '',
      versions: await Promise.all(versions.map((version) => this.detail(withDay(version, every, earliest), own ? 'unit' : 'reviewer'))),
      supplement: supplementOf(every, earliest),
      allowedActions: offeredActions(allowedActions(reportVersionMachine, latest.state, actor.role), latest.state, (await this.rules.values())['report.signing']),
    };
  }

  /** A file the report holds, or null: the address of another report's file leads nowhere. */
  async file(actor: Actor, code: string, publicId: string): Promise<StoredFile | null> {
    const held = actor.role === 'department' ? await this.filesForOwner(actor, code) : await this.filesOf(actor, code);
    return held.some((file) => file.publicId === publicId) ? this.evidence.byPublicId(publicId) : null;
  }

  /** Files of the unit's report that were given to no item when they came. Unscoped: shown to the unit itself only. */
  async waitingFiles(reportId: string): Promise<readonly StoredFile[]> {
    const links = await this.read.manager.findBy(ReportFile, { reportId });
    const files = await this.evidence.byIds(links.map(({ fileId }) => fileId));
    return [...files.values()].sort((a, b) => a.receivedAt - b.receivedAt);
  }

  private async filesOf(actor: Actor, code: string): Promise<readonly FileView[]> {
    const report = await this.byCode(actor, code);
    const held = report.versions.flatMap(({ items, signedFile, proofFile }) => [...items.flatMap(({ evidence }) => evidence), ...(signedFile ? [signedFile] : []), ...(proofFile ? [proofFile] : [])]);
    const waiting = report.unitId === actor.unitId ? await this.waitingFiles(report.id) : [];
    return [...held, ...waiting.map(fileView)];
  }

  /** Evidence of the items that the actor's department must remedy; not the signed report, which tells the others too. */
  private async filesForOwner(actor: Actor, code: string): Promise<readonly FileView[]> {
    return (await this.ownedAnswers(actor, code)).flatMap(({ item }) => item.evidence);
  }

  /** Every answer of this report that `answersForOwner` shows the actor. */
  async ownedAnswers(actor: Actor, code: string): Promise<readonly OwnedAnswer[]> {
    const owned = await this.read.manager.findBy(Finding, { remedyOwnerUnitId: actor.unitId });
    return (await Promise.all(owned.map(({ id }) => this.answersForOwner(actor, id, code)))).flat();
  }

  /**
   * What was answered to a finding that the actor's department must remedy, oldest first: nothing for any other finding or department,
   * nothing else of the report. Decisions show once the unit sees them.
   */
  async answersForOwner(actor: Actor, findingId: string, code: string): Promise<readonly OwnedAnswer[]> {
    const { manager } = this.read;
    const report = await manager.findOneBy(RemediationReport, { code });
    const mine = actor.role === 'department' && (await manager.existsBy(Finding, { id: findingId, remedyOwnerUnitId: actor.unitId }));
    if (!report || !mine || report.unitId === actor.unitId) return [];
    const versions = await manager.find(ReportVersion, { where: { reportId: report.id }, order: { number: 'ASC' } });
    const sent = await Promise.all(versions.filter(isSent).map((version) => this.detail(version, 'owner')));
    return sent.flatMap(({ number, state, submittedAt, dueOn, arrivalChannel, items }) => items.filter((item) => item.findingId === findingId).map((item) => ({ version: { number, state, submittedAt, dueOn, arrivalChannel }, item })));
  }

  /** What Home Affairs recorded, by duty. Unscoped: the caller shows duties that the reader may see. */
  async recordedFor(obligationIds: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedForUnit[]>> {
    if (obligationIds.length === 0) return new Map();
    const reports = await this.read.manager.findBy(RemediationReport, { obligationId: In([...obligationIds]) });
    const versions = await this.read.manager.findBy(ReportVersion, { reportId: In(reports.map(({ id }) => id)), arrivalChannel: Not(IsNull()) });
    return new Map(reports.map(({ id, obligationId }) => [obligationId, recordedForUnit(versions.filter(({ reportId }) => reportId === id))]));
  }

  /** Sent versions of a round, oldest first; unscoped, for the papers. */
  async sentOfRound(roundId: string): Promise<readonly (ReportVersion & { unitId: string })[]> {
    const reports = new Map((await this.read.manager.findBy(RemediationReport, { roundId })).map((one) => [one.id, one]));
    const versions = await this.read.manager.find(ReportVersion, { where: { reportId: In([...reports.keys()]) }, order: { number: 'ASC' } });
    return versions.filter(isSent).map((version) => ({ ...version, unitId: reports.get(version.reportId)?.unitId ?? '' }));
  }

  /**
   * What was answered to one finding, oldest first, drafts left out. Unscoped: the caller has decided that the finding may be seen.
   * Decisions show to `reviewers` only before the review is sent.
   */
  async answersTo(findingId: string, reviewers: boolean): Promise<readonly { readonly version: VersionDetail; readonly item: ItemView; readonly reportCode: string }[]> {
    const items = await this.read.manager.findBy(ReportItem, { findingId });
    const versions = await this.read.manager.find(ReportVersion, { where: { id: In(items.map(({ reportVersionId }) => reportVersionId)) }, order: { number: 'ASC' } });
    const reports = new Map((await this.read.manager.findBy(RemediationReport, { id: In(versions.map(({ reportId }) => reportId)) })).map(({ id, code }) => [id, code]));
    const sent = await Promise.all(versions.filter(isSent).map((version) => this.detail(version, reviewers ? 'reviewer' : 'unit')));
    return sent.flatMap((version) => version.items.filter((item) => item.findingId === findingId).map((item) => ({ version, item, reportCode: reports.get(version.reportId) ?? '' })));
  }

  private async earliestDay(): Promise<Earliest> {
    const [calendar, rules] = await Promise.all([this.units.calendar(), this.rules.values()]);
    const now = this.clock.now();
    return { calendar, now, day: supplementDay(dateOf(now), rules['review.supplementDays'], calendar) };
  }

  private async detail(version: ReportVersion, reader: ItemReader): Promise<VersionDetail> {
    const items = await this.read.manager.find(ReportItem, { where: { reportVersionId: version.id }, order: { position: 'ASC' } });
    const links = await this.read.manager.findBy(ReportItemEvidence, { itemId: In(items.map(({ id }) => id)) });
    const files = await this.evidence.byIds([...links.map(({ fileId }) => fileId), ...(version.signedFileId ? [version.signedFileId] : []), ...(version.proofFileId ? [version.proofFileId] : [])]);
    const findings = new Map((await this.read.manager.findBy(Finding, { id: In(items.map(({ findingId }) => findingId)) })).map((one) => [one.id, one]));
    const bodies = await this.unitNames(items.flatMap(({ transferredToUnitId }) => transferredToUnitId ?? []));
    const view = (id: string): FileView[] => {
      const file = files.get(id);
      return file ? [fileView(file)] : [];
    };
    const rows = reader === 'unit' && isSent(version) ? items.map((item) => ({ ...item, ...NO_ROW_VERSION })) : items;
    const shown = (item: ReportItem): ReportItem => ({ ...item, ...(reader === 'unit' ? NO_OPINION : {}), ...(reader !== 'reviewer' && item.releasedAt === null ? NO_DECISION : {}) });
    return {
      ...version,
      supplementLateness: version.dueOn === null ? null : supplementLateness(version.dueOn, version.submittedAt, this.clock.now(), await this.units.calendar()),
      signedFile: version.signedFileId ? (view(version.signedFileId)[0] ?? null) : null,
      proofFile: version.proofFileId ? (view(version.proofFileId)[0] ?? null) : null,
      mark: contentMark(version, rows.map(({ id, version: row }) => ({ id, version: row, fileIds: links.filter(({ itemId }) => itemId === id).map(({ fileId }) => fileId) }))),
      items: rows.map((item) => ({
        ...shown(item),
        findingCode: findings.get(item.findingId)?.code ?? '',
        findingTitleVi: findings.get(item.findingId)?.titleVi ?? '',
        findingTitleEn: findings.get(item.findingId)?.titleEn ?? null,
        findingState: findings.get(item.findingId)?.state ?? 'issued',
        transferredToUnitCode: bodies.get(item.transferredToUnitId ?? '')?.code ?? null,
        transferredToUnitNameVi: bodies.get(item.transferredToUnitId ?? '')?.nameVi ?? null,
        transferredToUnitNameEn: bodies.get(item.transferredToUnitId ?? '')?.nameEn ?? null,
        evidence: links.filter(({ itemId }) => itemId === item.id).flatMap(({ fileId }) => view(fileId)).sort(asTheyCame),
      })),
    };
  }

  private async unitNames(ids: readonly string[]): Promise<ReadonlyMap<string, Unit>> {
    const units = await this.read.manager.findBy(Unit, { id: In([...new Set(ids)]) });
    return new Map(units.map((unit) => [unit.id, unit]));
  }
}

/** In the order of their arrival; those of one upload by name. */
function asTheyCame(a: FileView, b: FileView): number {
  return a.receivedAt - b.receivedAt || a.name.localeCompare(b.name, 'vi', { numeric: true }) || a.publicId.localeCompare(b.publicId);
}

/** Were the review closed today, no supplement would be due before `day`. */
interface Earliest {
  readonly calendar: WorkingCalendar;
  readonly now: Instant;
  readonly day: CalendarDate;
}

/** The day that holds for a version: it is not over while the sending before is judged, because nothing can be sent meanwhile. */
function withDay(version: ReportVersion, versions: readonly ReportVersion[], { day }: Earliest): ReportVersion {
  return version.dueOn !== null && waits(version, versions) ? { ...version, dueOn: laterDay(version.dueOn, day) } : version;
}

function waits({ number, state }: ReportVersion, versions: readonly ReportVersion[]): boolean {
  return !isSent({ state }) && versions.some((one) => one.number < number && one.state === 'received');
}

function supplementOf(versions: readonly ReportVersion[], earliest: Earliest): SupplementView | null {
  const [newest] = versions.filter(({ state }) => state !== 'set_aside').sort((a, b) => b.number - a.number);
  if (!newest) return null;
  const { number, dueOn, submittedAt } = withDay(newest, versions, earliest);
  if (dueOn === null) return null;
  return { number, dueOn, submittedAt, lateness: supplementLateness(dueOn, submittedAt, earliest.now, earliest.calendar), running: waits(newest, versions) };
}
