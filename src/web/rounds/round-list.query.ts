import { Injectable } from '@nestjs/common';
import { ROUND_STATES, RoundQueries, type InspectionRound } from '../../features/inspections';
import type { Actor } from '../../kernel/actor';
import { sortedRows } from '../../kernel/sorted-rows';
import { ListQuery } from '../../platform/http/list-query.input';
import { OptionalOneOf } from '../../platform/http/input-fields';
import { RoundSummaryQuery } from '../../reports/queries/round-summary.query';

export class RoundListInput extends ListQuery {
  @OptionalOneOf(ROUND_STATES) state?: string;
}

export interface RoundListRow extends Pick<InspectionRound, 'code' | 'state' | 'periodFrom' | 'periodTo'> {
  readonly inspected: number;
  readonly selfInspecting: number;
  /** Issued findings. */
  readonly findings: number;
  readonly verified: number;
  /** Verified of those that were not transferred, in percent. */
  readonly rate: number | null;
}

const SORTS = {
  code: ({ code }: RoundListRow) => code,
  state: ({ state }: RoundListRow) => ROUND_STATES.indexOf(state),
  inspected: ({ inspected }: RoundListRow) => inspected,
  self: ({ selfInspecting }: RoundListRow) => selfInspecting,
  findings: ({ findings }: RoundListRow) => findings,
  rate: ({ rate }: RoundListRow) => rate,
};

@Injectable()
export class RoundListQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly summaries: RoundSummaryQuery,
  ) {}

  /** Newest first: one a quarter, so a list of years stays short. */
  async of(actor: Actor, { state: asked, sort }: RoundListInput): Promise<readonly RoundListRow[]> {
    const chosen = (await this.rounds.list(actor)).filter(({ state }) => !asked || state === asked);
    const rows = await Promise.all(
      chosen.map(async ({ id, code, state, periodFrom, periodTo }) => {
        const units = await this.rounds.units(id);
        const { findings } = await this.summaries.of(code);
        const inspected = units.filter(({ mode }) => mode === 'inspected').length;
        return { code, state, periodFrom, periodTo, inspected, selfInspecting: units.length - inspected, findings: findings.total, verified: findings.byState.verified ?? 0, rate: findings.remediedRatePercent };
      }),
    );
    return sortedRows(rows, SORTS, sort);
  }
}
