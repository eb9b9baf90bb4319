import { Injectable } from '@nestjs/common';
import { dateOf } from '../../../kernel/calendar-date';
import { SYSTEM_ACTOR } from '../../../kernel/system-actor';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../../inspections';
import { ObligationStore, rulingMoments } from '../../obligations';
import { isOwed } from '../domain/is-owed';
import { DueStepsQuery, type DutyStep } from '../due-steps.query';
import { UrgingStore } from '../urging.store';
import { SendUrgings } from './send-urgings';

export interface StepsTaken {
  /** False: outside the hours in which the program writes to anybody. */
  readonly open: boolean;
  /** What was sent, or would be, in a trial run. */
  readonly steps: readonly { readonly code: string; readonly step: string; readonly level: string }[];
}

/**
 * Takes the automatic steps that are due. Run again, or by two servers at once, it sends nothing twice: a reminder is known by its duty, its
 * kind and the moment it reminds of, an urging by its duty and day.
 */
@Injectable()
export class RunAutomaticSteps {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly steps: DueStepsQuery,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly store: UrgingStore,
    private readonly sendUrgings: SendUrgings,
  ) {}

  async execute({ dryRun = false } = {}): Promise<StepsTaken> {
    if (!(await this.steps.open())) return { open: false, steps: [] };
    const due = (await this.steps.due()).filter(({ automatic }) => automatic);
    const groups = new Map<string, DutyStep[]>();
    for (const one of due) {
      const key = `${one.duty.roundId} ${one.duty.unitId} ${one.level}`;
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const steps: { code: string; step: string; level: string }[] = [];
    for (const group of groups.values()) {
      const taken = await this.unitOfWork.run(SYSTEM_ACTOR, (tx) => this.take(tx, group, dryRun));
      steps.push(...taken.map(({ duty, step, level }) => ({ code: duty.code, step, level })));
    }
    return { open: true, steps };
  }

  /** What one unit is told at one level, in one mail. Everything is asked again: it was read before the lock. */
  private async take(tx: Transaction, group: readonly DutyStep[], dryRun: boolean): Promise<readonly DutyStep[]> {
    await this.store.lock(tx, group.map(({ duty }) => duty.roundId));
    for (const roundId of new Set(group.map(({ duty }) => duty.roundId))) await this.rounds.assertOpen(tx, roundId);
    const fresh = await this.obligations.byCodes(tx, group.map(({ duty }) => duty.code));
    const keyOf = ({ step, tooLateAt }: DutyStep): string => (step === 'after' ? dateOf(tx.now) : `${step}:${tooLateAt}`);
    const known = await this.store.known(tx, group.map((one) => `${one.duty.id}:${keyOf(one)}`));
    const now = group.filter((one) => {
      const duty = fresh.get(one.duty.code);
      return duty !== undefined && isOwed(duty) && duty.version === one.duty.version && rulingMoments(duty).strict === one.tooLateAt && !known.has(`${duty.id}:${keyOf(one)}`);
    });
    if (dryRun || now.length === 0) return now;
    await this.sendUrgings.send(
      tx,
      now.flatMap((one) => {
        const duty = fresh.get(one.duty.code);
        return duty ? [{ duty, level: one.level, channel: one.level === 'homeAffairsLetter' ? ('letter' as const) : ('system' as const), step: one.step, noteVi: null, signing: null, spokenWith: null, answerVi: null, sameAs: keyOf(one) }] : [];
      }),
    );
    return now;
  }
}
