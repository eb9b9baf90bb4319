import { Injectable } from '@nestjs/common';
import { addDays, dateOf, startOfDay, type Instant } from '../../kernel/calendar-date';
import { Clock } from '../../platform/clock/clock';
import { lastDayOf, ObligationQueries, rulingMoments, type ObligationRow } from '../obligations';
import { OperatingRules, UnitQueries } from '../organisation';
import { dueStep, isAutomatic, withinHours, type DueStep, type StepPolicy } from './domain/automatic-step';
import { UrgingQueries } from './urging.queries';

export interface DutyStep extends DueStep {
  readonly duty: ObligationRow;
  readonly tooLateAt: Instant;
  /** It goes out by itself; else it is proposed to staff. */
  readonly automatic: boolean;
}

/** Which unanswered duties are at a step now: those that go out by themselves, and those that staff are asked to send. */
@Injectable()
export class DueStepsQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly urgings: UrgingQueries,
    private readonly rules: OperatingRules,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  async policy(): Promise<StepPolicy> {
    const rules = await this.rules.values();
    return {
      before: rules['urging.before'],
      onDay: rules['urging.onDay'] === 'on',
      every: rules['urging.every'],
      upTo: rules['urging.upTo'],
      fromHour: rules['urging.fromHour'],
      untilHour: rules['urging.untilHour'],
    };
  }

  /** Whether something may be sent at this instant. */
  async open(): Promise<boolean> {
    return withinHours(this.clock.now(), await this.units.calendar(), await this.policy());
  }

  /** In the order of their moments; unscoped: for the program and for Home Affairs. */
  async due(): Promise<readonly DutyStep[]> {
    const [policy, calendar, now] = [await this.policy(), await this.units.calendar(), this.clock.now()];
    const horizon = startOfDay(addDays(calendar.addWorkingDays(dateOf(now), policy.before), 2));
    const awaited = await this.obligations.unanswered(horizon);
    const standing = await this.urgings.standingOf(awaited.map(({ id }) => id));
    return awaited.flatMap((duty) => {
      const tooLateAt = rulingMoments(duty).strict;
      // While a request for more time waits, the next word is the province's own.
      if (tooLateAt === null || duty.extension.asked !== null) return [];
      const { count, lastAt } = standing.get(duty.id) ?? { count: 0, lastAt: null };
      const step = dueStep({ lastDay: lastDayOf(tooLateAt), now, calendar, policy, urgedBefore: count, lastUrgedOn: lastAt === null ? null : dateOf(lastAt) });
      return step ? [{ ...step, duty, tooLateAt, automatic: isAutomatic(step, policy) }] : [];
    });
  }

  /** Overdue duties whose next urging is due and is not sent by the program: their codes. */
  async proposed(): Promise<readonly string[]> {
    return (await this.due()).filter(({ step, automatic }) => step === 'after' && !automatic).map(({ duty }) => duty.code);
  }
}
