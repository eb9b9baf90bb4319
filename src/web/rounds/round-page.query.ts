import { Injectable } from '@nestjs/common';
import { ChecklistQueries } from '../../features/checklists';
import { FindingQueries, isIssued } from '../../features/findings';
import { RoundQueries, type RoundView } from '../../features/inspections';
import { ObligationQueries } from '../../features/obligations';
import { isSent, ReportListQueries, type ReportRow } from '../../features/remediation';
import { UrgingQueries } from '../../features/urging';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { lookUp } from '../../kernel/look-up';
import { RoundSummaryQuery, type RoundSummary } from '../../reports/queries/round-summary.query';
import { roundSteps, type RoundStepMark } from './round-steps';
import { roundUnitRows, type RoundUnitRow } from './round-units';
import { SelfInspectionQuery, type SelfInspection } from './self-inspection.query';
import { turnOf, type Turn } from './turn';

/** What Home Affairs does next; the directive and the consolidated report have their own pages. */
export type NextStep = 'approve' | 'startInspecting' | 'issue' | 'directive' | 'consolidate' | 'close';

export interface RoundPage {
  readonly round: RoundView;
  readonly version: { readonly number: number; readonly checklistCode: string; readonly criteria: number };
  readonly steps: readonly RoundStepMark[];
  readonly turn: Turn;
  /** Issuing the results is offered once every visit is signed. */
  readonly next: NextStep | null;
  readonly mayUrge: boolean;
  readonly units: readonly RoundUnitRow[];
  /** Findings the reader may see in the list behind the link. */
  readonly findings: number;
  readonly summary: RoundSummary;
  readonly areas: readonly { readonly code: string; readonly nameVi: string; readonly nameEn: string }[];
  readonly self: SelfInspection;
}

const NEXT: Readonly<Record<string, NextStep>> = {
  draft: 'approve',
  approved: 'startInspecting',
  inspecting: 'issue',
  concluded: 'directive',
  remediation: 'consolidate',
  consolidated: 'close',
};

/** The cockpit of one round: where it stands, whose turn it is, and a line per inspected unit. */
@Injectable()
export class RoundPageQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly checklists: ChecklistQueries,
    private readonly findings: FindingQueries,
    private readonly obligations: ObligationQueries,
    private readonly reports: ReportListQueries,
    private readonly urgings: UrgingQueries,
    private readonly summaries: RoundSummaryQuery,
    private readonly selfInspection: SelfInspectionQuery,
  ) {}

  async of(actor: Actor, code: string): Promise<RoundPage> {
    const round = await this.rounds.byCode(actor, code);
    const homeAffairs = isHomeAffairs(actor);
    const { version, checklist, areas } = await this.checklists.version(round.checklistVersionId);
    const visits = await this.rounds.visits(round.id);
    const findings = (await this.findings.ofRound(round.id)).filter(({ state }) => homeAffairs || isIssued(state));
    const reports = (await this.reports.list(actor, { round: code, pageSize: 200 })).rows;
    const units = roundUnitRows({ units: round.units.filter(({ mode }) => mode === 'inspected'), visits, scores: await this.rounds.scores(round), findings, reports, homeAffairs });
    const unheard = findings.filter(({ state }) => state === 'draft').length;
    return {
      round,
      version: { number: version.number, checklistCode: checklist.code, criteria: areas.reduce((sum, area) => sum + area.criteria.length, 0) },
      steps: roundSteps(round, visits),
      turn: turnOf({ state: round.state, inspected: units.length, unheard, ...visitFacts(units, actor), ...reportFacts(reports, await this.urgedOn(round.id), await this.returnedDuties(round.id)) }),
      next: homeAffairs ? nextStep(round.state, units) : null,
      mayUrge: homeAffairs && reports.some(({ closed, lateness }) => !closed && lateness.kind === 'missing'),
      units,
      findings: findings.length,
      summary: await this.summaries.of(code),
      areas: areas.map(({ code: area, shortNameVi, shortNameEn }) => ({ code: area, nameVi: shortNameVi, nameEn: shortNameEn })),
      self: await this.selfInspection.of(actor, round),
    };
  }

  /** The unit's next version is a draft that nobody else sees: what was returned is told by its duty. */
  private async returnedDuties(roundId: string): Promise<ReadonlySet<string>> {
    return new Set((await this.obligations.reportsDue(roundId)).filter(({ state }) => state === 'returned').map(({ code }) => code));
  }

  /** Days on which each report was urged, by the code of its duty. */
  private async urgedOn(roundId: string): Promise<ReadonlyMap<string, readonly CalendarDate[]>> {
    const urgings = await this.urgings.ofRound(roundId);
    const due = await this.obligations.reportsDue(roundId);
    return new Map(due.map(({ id, code }) => [code, urgings.filter(({ obligationId }) => obligationId === id).map(({ sentAt }) => dateOf(sentAt))]));
  }
}

function nextStep(state: string, units: readonly RoundUnitRow[]): NextStep | null {
  const next = lookUp(NEXT, state) ?? null;
  return next === 'issue' && units.some(({ signedAt }) => signedAt === null) ? null : next;
}

function visitFacts(units: readonly RoundUnitRow[], { locale }: Actor): { unsigned: string[]; firstVisit: { unit: string; on: string } | null } {
  const name = (unit: RoundUnitRow): string => (locale === 'en' ? unit.nameEn : unit.nameVi);
  const planned = units.filter(({ scheduledOn }) => scheduledOn !== null).sort((a, b) => (a.scheduledOn ?? '').localeCompare(b.scheduledOn ?? ''));
  const [first] = planned;
  return {
    unsigned: units.filter(({ signedAt }) => signedAt === null).map(name),
    firstVisit: first?.scheduledOn ? { unit: name(first), on: first.scheduledOn } : null,
  };
}

function reportFacts(reports: readonly ReportRow[], urgedOn: ReadonlyMap<string, readonly CalendarDate[]>, returned: ReadonlySet<string>) {
  const sent = (row: ReportRow): boolean => row.submittedAt !== null && row.state !== 'not_sent' && isSent(row);
  return {
    received: reports.filter(({ state }) => state === 'received').map(({ unitName, submittedAt }) => ({ unit: unitName, on: dateOf(submittedAt ?? 0) })),
    missing: reports
      .filter(({ lateness }) => lateness.kind === 'missing')
      .map(({ unitName, lateness, obligationCode }) => ({ unit: unitName, days: lateness.days, urgedOn: urgedOn.get(obligationCode) ?? [] })),
    awaited: reports.filter((row) => !sent(row) && row.lateness.kind !== 'missing' && !returned.has(row.obligationCode)).map(({ unitName }) => unitName),
    returned: reports.filter(({ obligationCode }) => returned.has(obligationCode)).map(({ unitName }) => unitName),
  };
}
