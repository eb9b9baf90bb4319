import { Injectable } from '@nestjs/common';
import { RoundQueries } from '../../features/inspections';
import { UnitQueries } from '../../features/organisation';
import { ReceiptFactsQuery, type ReceiptFacts } from '../../features/remediation';
import type { Actor } from '../../kernel/actor';
import { dateOf } from '../../kernel/calendar-date';
import { NotFoundError } from '../../kernel/errors';
import { homeAffairsBody, type IssuingBody } from './home-affairs-body';

export interface ReceiptData extends ReceiptFacts {
  readonly roundCode: string;
  readonly sample: boolean;
  readonly body: IssuingBody;
}

/** What a receipt on paper states besides: the body that received, and whether the figures are invented. */
@Injectable()
export class ReceiptQuery {
  constructor(
    private readonly receipts: ReceiptFactsQuery,
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
  ) {}

  /** @throws NotFoundError when the report is not the actor's to see, or the version was not sent */
  async of(actor: Actor, reportCode: string, number: number): Promise<ReceiptData> {
    const facts = await this.receipts.of(actor, reportCode, number);
    const round = (await this.rounds.list(actor)).find(({ id }) => id === facts.roundId);
    if (!round) throw new NotFoundError();
    return { ...facts, roundCode: round.code, sample: round.sample, body: await homeAffairsBody(this.units, dateOf(facts.submittedAt)) };
  }
}
