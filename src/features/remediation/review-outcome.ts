import { Injectable } from '@nestjs/common';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { failWith } from '../../kernel/errors';
import { takeMove } from '../../kernel/take-move';
import type { WorkingCalendar } from '../../kernel/working-calendar';
import { updateGuarded, type Transaction } from '../../platform/database/transaction';
import { FindingStore, stateOnReview, type Finding } from '../findings';
import { ObligationStore, supplementDay, TransferStore, type Obligation } from '../obligations';
import { OperatingRules } from '../organisation';
import { reportVersionMachine } from './domain/report-version.machine';
import { laterDay, supplementProblems } from './domain/supplement';
import { ReportItem, ReportVersion } from './remediation-report.entity';
import { RemediationStore, type LoadedReport } from './remediation.store';

/** What a decision does once its unit may see it: item by item, or all of them when the review is complete. */
@Injectable()
export class ReviewOutcome {
  constructor(
    private readonly reports: RemediationStore,
    private readonly findings: FindingStore,
    private readonly obligations: ObligationStore,
    private readonly rules: OperatingRules,
    private readonly transfers: TransferStore,
  ) {}

  /** Decisions become final: the findings move, what was returned opens in the next version. */
  async release(tx: Transaction, loaded: LoadedReport, items: readonly ReportItem[], calendar: WorkingCalendar, askedDay?: CalendarDate): Promise<void> {
    failWith(supplementProblems(askedDay, dateOf(tx.now)));
    for (const item of items) await updateGuarded(tx, ReportItem, item, { releasedAt: tx.now });
    const origin = await this.obligations.byId(tx, loaded.report.obligationId);
    for (const [index, finding] of (await this.findings.byIds(tx, items.map(({ findingId }) => findingId))).entries()) {
      await this.settle(tx, origin, finding, items[index] as ReportItem);
    }
    const returned = items.filter(({ decision }) => decision === 'returned');
    if (returned.length > 0) await this.openNext(tx, loaded, returned, calendar, askedDay);
  }

  /**
   * Every item is decided: the version is accepted, or returned when anything of it was. The unit can send its supplement from now on,
   * so the day of what it was told before is measured from today at the earliest. @param told items whose result the unit was given before
   */
  async close(tx: Transaction, loaded: LoadedReport, told: readonly ReportItem[], calendar: WorkingCalendar, askedDay?: CalendarDate): Promise<void> {
    const { report, version, items } = loaded;
    const returned = items.filter(({ decision }) => decision === 'returned');
    const action = returned.length > 0 ? 'return' : 'accept';
    const from = version.state;
    const state = takeMove(reportVersionMachine, from, action, tx.actor.role);
    await updateGuarded(tx, ReportVersion, version, { state, reviewedAt: tx.now, reviewedByTitle: tx.actor.postTitle });
    const obligation = await this.obligations.byId(tx, report.obligationId);
    if (action === 'accept') await this.obligations.markAccepted(tx, obligation);
    else await this.obligations.markReturned(tx, obligation, returned.map(({ decisionReason }) => decisionReason).join('; '));
    const next = await this.reports.versionOf(tx, report.id, version.number + 1);
    if (next && told.some(({ decision }) => decision === 'returned')) await updateGuarded(tx, ReportVersion, next, { dueOn: laterDay(next.dueOn, await this.dayFor(tx, calendar, askedDay)) });
    await this.reports.record(tx, loaded, action === 'accept' ? 'accepted' : 'returned', { from, to: state, returned: returned.length, ...(next ? { supplementDueOn: next.dueOn } : {}), ...(told.length > 0 ? { told: told.map(({ position }) => position + 1) } : {}) });
  }

  /** @param origin the duty that the report answers */
  private async settle(tx: Transaction, origin: Obligation, finding: Finding, { result, decision, committedOn, transferredToUnitId, decisionReason }: ReportItem): Promise<void> {
    if (!result || !decision) return;
    const to = stateOnReview(result, decision);
    const changes = {
      ...(to === 'verified' ? { verifiedAt: tx.now } : {}),
      ...(to === 'transferred' ? { transferredToUnitId } : {}),
      ...(to === 'in_remedy' && committedOn ? { committedOn } : {}),
    };
    await this.findings.moveTo(tx, finding, to, changes, decisionReason ?? undefined);
    if (to === 'transferred' && transferredToUnitId) await this.transfers.open(tx, finding, transferredToUnitId, origin);
  }

  /** The first returned item begins the next version, later ones join it. */
  private async openNext(tx: Transaction, { report, version }: LoadedReport, returned: readonly ReportItem[], calendar: WorkingCalendar, askedDay: CalendarDate | undefined): Promise<void> {
    const number = version.number + 1;
    const next = (await this.reports.versionOf(tx, report.id, number)) ?? (await this.reports.addVersion(tx, report.id, number));
    await updateGuarded(tx, ReportVersion, next, { dueOn: laterDay(next.dueOn, await this.dayFor(tx, calendar, askedDay)) });
    for (const item of returned) {
      const id = await this.reports.addItem(tx, next.id, item.findingId, item.position, item);
      await this.reports.copyEvidence(tx, item.id, id);
    }
  }

  private async dayFor(tx: Transaction, calendar: WorkingCalendar, askedDay: CalendarDate | undefined): Promise<CalendarDate> {
    return askedDay ?? supplementDay(dateOf(tx.now), (await this.rules.values(tx.manager))['review.supplementDays'], calendar);
  }
}
