import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { ForbiddenError } from '../../kernel/errors';
import { Clock } from '../../platform/clock/clock';
import { FindingQueries, isIssued, type FindingRow } from '../findings';
import { ObligationQueries, type ObligationView } from '../obligations';
import { UnitQueries } from '../organisation';
import { ARRIVAL_CHANNELS, type ArrivalChannel } from './remediation-report.entity';
import { RemediationQueries } from './remediation.queries';

export interface OnBehalfPage {
  readonly duty: ObligationView;
  readonly lastDay: CalendarDate | null;
  /** Findings that wait for the unit's answer, in the order of the report. */
  readonly findings: readonly FindingRow[];
  readonly receivers: readonly { readonly value: string; readonly text: string }[];
  /** Only what was returned is answered now. */
  readonly supplement: boolean;
  readonly channels: readonly ArrivalChannel[];
}

/** What Home Affairs sees when it enters a report that came otherwise. What the unit is writing is not shown. */
@Injectable()
export class OnBehalfPageQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly reports: RemediationQueries,
    private readonly findings: FindingQueries,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws ForbiddenError when the duty is not answered by a report */
  async of(actor: Actor, obligationCode: string): Promise<OnBehalfPage> {
    const duty = await this.obligations.byCode(actor, obligationCode);
    if (duty.kind !== 'remediation_report') throw new ForbiddenError('notAReportDuty');
    const report = (await this.reports.list(actor)).find(({ obligationId }) => obligationId === duty.id);
    const sent = report ? (await this.reports.byCode(actor, report.code)).versions.at(-1) : undefined;
    const returned = sent?.items.filter(({ decision }) => decision === 'returned').map(({ findingCode }) => findingCode);
    const all = (await this.findings.ofUnit(actor, duty.roundId, duty.unitId)).filter(({ state }) => isIssued(state));
    const receivers = await this.units.list(dateOf(this.clock.now()), ['department', 'vertical', 'subBody']);
    return {
      duty,
      lastDay: duty.lastDay,
      findings: returned ? all.filter(({ code }) => returned.includes(code)) : all,
      receivers: receivers.map((unit) => ({ value: unit.code, text: actor.locale === 'en' ? unit.nameEn : unit.nameVi })),
      supplement: returned !== undefined,
      channels: ARRIVAL_CHANNELS,
    };
  }
}
