import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress } from '../round-progress';

/** Steps that Home Affairs takes by itself; concluding and remediation follow from issuing results and the directive. */
export const ROUND_STEPS = ['approve', 'startInspecting', 'close'] as const;
export type RoundStep = (typeof ROUND_STEPS)[number];

@Injectable()
export class AdvanceRound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
  ) {}

  async execute(actor: Actor, code: string, step: RoundStep): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => this.rounds.advance(tx, await this.rounds.byCode(tx, code), step));
  }
}
