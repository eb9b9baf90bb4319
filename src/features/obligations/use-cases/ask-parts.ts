import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import type { Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import { RoundProgress } from '../../inspections';
import type { AskPartsInput } from '../coordination.input';
import { stillOpenProblems } from '../domain/still-open';
import { ObligationStore } from '../obligation.store';
import { PartStore } from '../part.store';

/** The body that leads a duty asks co-operating ones for their parts (đề nghị đơn vị phối hợp). */
@Injectable()
export class AskParts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly parts: PartStore,
  ) {}

  /** @throws ValidationError at `partUnits` for a unit that does not co-operate, or when none is named */
  async execute(actor: Actor, code: string, input: AskPartsInput): Promise<void> {
    await this.unitOfWork.run(actor, (tx) => onceOnly(tx, { act: 'askParts', object: code, key: input.formKey }, () => this.ask(tx, code, input)));
  }

  private async ask(tx: Transaction, code: string, { partUnits, request }: AskPartsInput): Promise<string> {
    const obligation = await this.obligations.loadOwn(tx, code);
    await this.rounds.assertOpen(tx, obligation.roundId);
    failWith(stillOpenProblems(obligation, 'request'));
    const parts = await this.parts.ofDuty(tx, obligation.id);
    const known = new Set(parts.map(({ unit }) => unit.code));
    failWith(partUnits.length === 0 ? [problem('part.noUnit', 'partUnits')] : partUnits.filter((one) => !known.has(one)).map((value) => problem('unit.unknown', 'partUnits', { value })));
    for (const part of parts.filter(({ unit }) => partUnits.includes(unit.code))) await this.parts.move(tx, obligation, part, 'ask', request, null);
    return code;
  }
}
