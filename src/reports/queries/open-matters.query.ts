import { Injectable } from '@nestjs/common';
import { FINDING_STATES, FindingQueries, type FindingState } from '../../features/findings';
import { RoundQueries } from '../../features/inspections';
import { ObligationQueries, type ObligationRow } from '../../features/obligations';
import type { Locale } from '../../kernel/actor';

export interface OpenReport {
  readonly obligationCode: string;
  readonly unitName: string;
}

/** What a round still waits for: told before its figures are frozen and before it is closed. */
export interface OpenMatters {
  /** Remediation reports with a deadline, by who must act. */
  readonly unsent: readonly OpenReport[];
  readonly waiting: readonly OpenReport[];
  readonly returned: readonly OpenReport[];
  /** Findings that are neither verified nor transferred, by state. */
  readonly findings: readonly { readonly state: FindingState; readonly count: number }[];
  readonly openFindings: number;
  readonly any: boolean;
}

const SETTLED: readonly FindingState[] = ['verified', 'transferred'];

@Injectable()
export class OpenMattersQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly obligations: ObligationQueries,
    private readonly findings: FindingQueries,
  ) {}

  /** Unscoped: for pages of Home Affairs. */
  async of(roundCode: string, locale: Locale): Promise<OpenMatters> {
    const { id } = await this.rounds.roundByCode(roundCode);
    const due = await this.obligations.reportsDue(id);
    const open = (await this.findings.ofRound(id)).filter(({ state }) => !SETTLED.includes(state));
    const inState = (wanted: ObligationRow['state']): OpenReport[] =>
      due.filter(({ state }) => state === wanted).map(({ code, unitNameVi, unitNameEn }) => ({ obligationCode: code, unitName: locale === 'en' ? unitNameEn : unitNameVi }));
    const reports = { unsent: inState('open'), waiting: inState('submitted'), returned: inState('returned') };
    const findings = FINDING_STATES.map((state) => ({ state, count: open.filter((one) => one.state === state).length })).filter(({ count }) => count > 0);
    return { ...reports, findings, openFindings: open.length, any: open.length > 0 || Object.values(reports).some(({ length }) => length > 0) };
  }
}
