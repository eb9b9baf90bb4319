import { Injectable } from '@nestjs/common';
import { FINDING_STATES, type FindingState } from '../../features/findings';
import { RoundQueries, type InspectionRound } from '../../features/inspections';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import { RemediationQueries } from '../../features/remediation';
import { UrgingQueries } from '../../features/urging';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { findingGroup, type FindingGroup } from './finding-groups';
import { RoundSummaryQuery, type RoundSummary } from './round-summary.query';

export interface OverviewUnit {
  readonly code: string;
  readonly name: string;
  readonly total: number;
  readonly verified: number;
  readonly claimed: number;
  readonly inRemedy: number;
  readonly transferred: number;
  readonly unanswered: number;
  readonly score: number | null;
  readonly report: 'not_sent' | 'received' | 'accepted' | 'returned';
  readonly submittedAt: number | null;
  readonly urged: number;
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly lenient: ObligationRow['lateness']['lenient'];
}

export interface Overview {
  readonly round: InspectionRound;
  readonly summary: RoundSummary;
  readonly dueWording: string | null;
  readonly units: readonly OverviewUnit[];
}

/** Worst first: who is missing, then who was late, then the official order. */
const RANK = { missing: 0, late: 1 } as Readonly<Record<string, number>>;

@Injectable()
export class RoundOverviewQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly summaries: RoundSummaryQuery,
    private readonly obligations: ObligationQueries,
    private readonly reports: RemediationQueries,
    private readonly urgings: UrgingQueries,
  ) {}

  /** The named round, or the newest. @throws NotFoundError when there is none */
  async of(actor: Actor, roundCode: string | undefined): Promise<Overview> {
    const round = roundCode ? await this.rounds.roundByCode(roundCode) : (await this.rounds.list(actor))[0];
    if (!round) throw new NotFoundError();
    const summary = await this.summaries.of(round.code);
    const due = await this.obligations.reportsDue(round.id);
    const sent = await this.reports.sentOfRound(round.id);
    const urgings = await this.urgings.ofRound(round.id);
    const units = due.map((row): OverviewUnit => {
      const states: Partial<Record<FindingState, number>> & { readonly total?: number } = summary.findings.byUnit.find(({ unit }) => unit === row.unitCode) ?? {};
      const latest = sent.filter(({ unitId }) => unitId === row.unitId).at(-1);
      const count = (group: FindingGroup): number => FINDING_STATES.filter((state) => findingGroup(state) === group).reduce((sum, state) => sum + (states[state] ?? 0), 0);
      return {
        code: row.unitCode,
        name: row.unitNameVi,
        total: states.total ?? 0,
        verified: count('verified'),
        claimed: count('claimed'),
        inRemedy: count('inRemedy'),
        transferred: count('transferred'),
        unanswered: count('unanswered'),
        score: summary.scores[row.unitCode] ?? null,
        report: !latest || latest.state === 'draft' ? 'not_sent' : latest.state,
        submittedAt: latest?.submittedAt ?? null,
        urged: urgings.filter(({ unitId }) => unitId === row.unitId).length,
        lateness: row.lateness.strict,
        lenient: row.lateness.lenient,
      };
    });
    const ranked = units.sort((a, b) => (RANK[a.lateness.kind] ?? 2) - (RANK[b.lateness.kind] ?? 2) || a.code.localeCompare(b.code, 'vi'));
    return { round, summary, dueWording: due[0]?.dueWordingVi ?? null, units: ranked };
  }
}
