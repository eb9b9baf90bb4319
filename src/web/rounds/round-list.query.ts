import { Injectable } from '@nestjs/common';
import { RoundQueries, type InspectionRound } from '../../features/inspections';
import type { Actor } from '../../kernel/actor';
import { RoundSummaryQuery } from '../../reports/queries/round-summary.query';

export interface RoundListRow extends Pick<InspectionRound, 'code' | 'state' | 'periodFrom' | 'periodTo'> {
  readonly inspected: number;
  readonly selfInspecting: number;
  /** Issued findings. */
  readonly findings: number;
  readonly verified: number;
  /** Verified of those that were not transferred, in percent. */
  readonly rate: number | null;
}

@Injectable()
export class RoundListQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly summaries: RoundSummaryQuery,
  ) {}

  /** Newest first: one a quarter, so a list of years stays short. */
  async of(actor: Actor): Promise<readonly RoundListRow[]> {
    return Promise.all(
      (await this.rounds.list(actor)).map(async ({ id, code, state, periodFrom, periodTo }) => {
        const units = await this.rounds.units(id);
        const { findings } = await this.summaries.of(code);
        const inspected = units.filter(({ mode }) => mode === 'inspected').length;
        return { code, state, periodFrom, periodTo, inspected, selfInspecting: units.length - inspected, findings: findings.total, verified: findings.byState.verified ?? 0, rate: findings.remediedRatePercent };
      }),
    );
  }
}
