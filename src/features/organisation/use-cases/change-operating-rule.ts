import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ConflictError, failWith, NotFoundError } from '../../../kernel/errors';
import { oneAtATime } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { isOperatingRule, valueProblem, valuesOf } from '../domain/operating-rules';
import { OperatingRule } from '../operating-rule.entity';

/** The province decides a rule. It holds from now on: what was received, judged or counted before keeps its facts. */
@Injectable()
export class ChangeOperatingRule {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param seen the value the form showed; another one in the meantime is a conflict
   * @throws ValidationError when the value is not one of the rule's
   */
  async execute(actor: Actor, key: string, value: string, seen?: string): Promise<void> {
    if (!isOperatingRule(key)) throw new NotFoundError();
    const wrong = valueProblem(key, value);
    failWith(wrong ? [{ ...wrong, field: key }] : []);
    await this.unitOfWork.run(actor, async (tx) => {
      await oneAtATime(tx, `rule:${key}`);
      const row = await tx.manager.findOneBy(OperatingRule, { key });
      const from = String(valuesOf(new Map(row ? [[key, row.value]] : []))[key]);
      if (seen !== undefined && seen !== from) throw new ConflictError('changedMeanwhile', { value: from });
      if (from === value) return;
      const change = { value, changedAt: tx.now, changedByTitle: actor.postTitle, version: (row?.version ?? 0) + 1 };
      if (row) await tx.manager.update(OperatingRule, { key, version: row.version }, change);
      else await tx.manager.insert(OperatingRule, { key, ...change });
      await tx.record({ type: 'rule.changed', subject: { kind: 'rule', code: key }, details: { from, to: value } });
    });
  }
}
