import { Injectable } from '@nestjs/common';
import { DirectiveQueries, type Directive } from '../../features/directives';
import { FindingQueries, type RemedyResult } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { ObligationQueries } from '../../features/obligations';
import { UnitQueries, type Unit } from '../../features/organisation';
import { currentItems, isSent, RemediationQueries, tellsCause, type ArrivalChannel, type CauseKind, type ItemView, type VersionDetail } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate, type Instant } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { compareVietnamese } from '../../kernel/vietnamese-text';
import { Clock } from '../../platform/clock/clock';

/** One finding as the unit's paper tells it. */
export interface ReportedFinding {
  readonly n: number;
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly result: RemedyResult | null;
  readonly done: string;
  readonly committedOn: CalendarDate | null;
  readonly receivingBody: string | null;
  readonly difficulty: string;
  /** Why it is still open; null where nothing is or nothing was said. */
  readonly cause: { readonly kind: CauseKind | null; readonly text: string } | null;
  /** How what was measured stands now. */
  readonly figures: string;
  readonly evidence: readonly string[];
  /** Answered in this version; the others were taken note of before. */
  readonly now: boolean;
}

/** A sending whose answers Home Affairs entered: the unit did not write them here. */
export interface EnteredSending {
  readonly number: number;
  readonly channel: ArrivalChannel;
  readonly arrivedAt: Instant;
  readonly enteredAt: Instant;
}

export interface UnitReportData {
  readonly code: string;
  readonly number: number;
  readonly roundCode: string;
  readonly sample: boolean;
  readonly unit: Pick<Unit, 'nameVi' | 'committeeNameVi' | 'placeNameVi' | 'level' | 'abbreviation'>;
  /** "Tỉnh Đồng Tháp" on the day of the paper. */
  readonly provinceName: string;
  readonly document: { readonly number: string | null; readonly date: CalendarDate | null; readonly signerTitle: string | null };
  /** Day whose layout rules apply while the paper has no date. */
  readonly draftedOn: CalendarDate;
  readonly writtenAt: Instant;
  readonly directive: Pick<Directive, 'issuerTitleVi' | 'summaryVi' | 'documentNumber' | 'signedOn'> | null;
  readonly clauseNumber: string;
  readonly dueWording: string | null;
  /** The first sending, when this one adds to it. */
  readonly first: { readonly number: string | null; readonly date: CalendarDate | null; readonly submittedAt: Instant } | null;
  readonly findings: readonly ReportedFinding[];
  readonly entered: readonly EnteredSending[];
}

/** What a unit's own report says on paper; the unit's own work, for nobody else. */
@Injectable()
export class UnitReportQuery {
  constructor(
    private readonly reports: RemediationQueries,
    private readonly rounds: RoundQueries,
    private readonly obligations: ObligationQueries,
    private readonly directives: DirectiveQueries,
    private readonly findings: FindingQueries,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** The newest version. @throws NotFoundError when the report is not the actor's own */
  async of(actor: Actor, code: string): Promise<UnitReportData> {
    const report = await this.reports.byCode(actor, code);
    const obligation = (await this.obligations.ofRound(report.roundId)).find(({ id }) => id === report.obligationId);
    const round = (await this.rounds.list(actor)).find(({ id }) => id === report.roundId);
    const unit = (await this.units.byIds([report.unitId])).get(report.unitId);
    if (report.unitId !== actor.unitId || !obligation || !round || !unit) throw new NotFoundError();
    const version = report.versions.at(-1) as VersionDetail;
    const draftedOn = dateOf(this.clock.now());
    const first = report.versions.find(({ submittedAt }) => submittedAt !== null);
    const { clause, directive } = await this.directives.clauseById(obligation.clauseId);
    return {
      code,
      number: version.number,
      roundCode: round.code,
      sample: round.sample,
      unit,
      provinceName: (await this.units.list(version.documentDate ?? draftedOn, ['province']))[0]?.nameVi ?? '',
      document: { number: version.documentNumber, date: version.documentDate, signerTitle: version.signerTitle },
      draftedOn,
      writtenAt: Math.max(version.startedAt, ...version.items.map(({ savedAt }) => savedAt ?? 0)),
      directive,
      clauseNumber: clause.number,
      dueWording: obligation.dueWordingVi,
      first: first?.submittedAt && first.id !== version.id ? { number: first.documentNumber, date: first.documentDate, submittedAt: first.submittedAt } : null,
      findings: await this.reported(report.roundId, report.versions, version),
      entered: report.versions.filter(isSent).flatMap(({ number, arrivalChannel: channel, submittedAt: arrivedAt, enteredAt }) => (channel === null || arrivedAt === null || enteredAt === null ? [] : [{ number, channel, arrivedAt, enteredAt }])),
    };
  }

  private async reported(roundId: string, versions: readonly VersionDetail[], latest: VersionDetail): Promise<readonly ReportedFinding[]> {
    const found = new Map((await this.findings.ofRound(roundId)).map((one) => [one.id, one]));
    const items = currentItems<ItemView, VersionDetail>(versions);
    const bodies = await this.units.byIds(items.flatMap(({ item }) => item.transferredToUnitId ?? []));
    return items.map(({ n, item, version }) => ({
      n,
      code: item.findingCode,
      title: item.findingTitleVi,
      description: found.get(item.findingId)?.descriptionVi ?? '',
      result: item.result,
      done: item.doneVi ?? '',
      committedOn: item.committedOn,
      receivingBody: bodies.get(item.transferredToUnitId ?? '')?.nameVi ?? null,
      difficulty: item.difficultyVi ?? '',
      cause: tellsCause(item.result) && (item.causeKind || item.causeVi) ? { kind: item.causeKind, text: item.causeVi ?? '' } : null,
      figures: item.figuresVi ?? '',
      // In one order, so that the same answers give the same paper.
      evidence: [...item.evidence].sort((a, b) => a.receivedAt - b.receivedAt || compareVietnamese(a.name, b.name)).map(({ name }) => name),
      now: version.id === latest.id,
    }));
  }
}
