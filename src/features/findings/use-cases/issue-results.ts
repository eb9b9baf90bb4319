import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { RoundProgress, VisitStore } from '../../inspections';
import { FindingStore } from '../finding.store';

/** Notices of result to all inspected units at once: findings become issued, their text is frozen, the round is concluded. */
@Injectable()
export class IssueResults {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly visits: VisitStore,
    private readonly findings: FindingStore,
  ) {}

  /** @throws ValidationError naming the visits whose minutes are not signed, or findings without the unit's opinion */
  async execute(actor: Actor, roundCode: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const round = await this.rounds.byCode(tx, roundCode);
      this.rounds.assertMay(tx, round, 'conclude');
      const visits = await this.visits.ofRound(tx, round.id);
      const findings = await this.findings.ofRound(tx, round.id);
      const unsigned = visits.filter(({ state }) => state !== 'minutes_signed').map(({ code }) => problem('visit.minutesNotSigned', undefined, { code }));
      const unheard = findings.filter(({ state }) => state === 'draft').map(({ code }) => problem('finding.opinionMissing', undefined, { code }));
      failWith([...unsigned, ...unheard]);
      for (const visit of visits) await this.visits.move(tx, visit, 'issueResult', { resultIssuedAt: tx.now });
      for (const finding of findings) await this.findings.move(tx, finding, 'issue', { issuedAt: tx.now });
      await this.rounds.advance(tx, round, 'conclude');
    });
  }
}
