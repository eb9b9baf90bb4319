import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ReadModel } from '../../platform/database/read-model';
import { OPERATING_RULE_KEYS, OPERATING_RULES, valuesOf, type OperatingRuleKey, type OperatingRuleValues } from './domain/operating-rules';
import { OperatingRule } from './operating-rule.entity';

export interface OperatingRuleView {
  readonly key: OperatingRuleKey;
  readonly value: string | number;
  readonly rule: (typeof OPERATING_RULES)[OperatingRuleKey];
  /** Null while nobody decided. */
  readonly changedAt: number | null;
  readonly changedByTitle: string | null;
}

/** The rules of the province as they hold now. Inside a unit of work, hand in its manager. */
@Injectable()
export class OperatingRules {
  constructor(private readonly read: ReadModel) {}

  async values(manager: EntityManager = this.read.manager): Promise<OperatingRuleValues> {
    const rows = await manager.find(OperatingRule);
    return valuesOf(new Map(rows.map(({ key, value }) => [key, value])));
  }

  async list(): Promise<readonly OperatingRuleView[]> {
    const rows = new Map((await this.read.manager.find(OperatingRule)).map((row) => [row.key, row]));
    const values = await this.values();
    return OPERATING_RULE_KEYS.map((key) => ({
      key,
      value: values[key],
      rule: OPERATING_RULES[key],
      changedAt: rows.get(key)?.changedAt ?? null,
      changedByTitle: rows.get(key)?.changedByTitle ?? null,
    }));
  }
}
