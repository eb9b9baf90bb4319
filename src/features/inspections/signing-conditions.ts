import { Injectable } from '@nestjs/common';
import type { Problem } from '../../kernel/problem';
import type { Transaction } from '../../platform/database/transaction';
import type { InspectionVisit } from './inspection-visit.entity';

export type SigningCondition = (tx: Transaction, visit: InspectionVisit) => Promise<readonly Problem[]>;

/** What must be so before minutes are signed. Visits know nothing of findings: features above say what they ask for. */
@Injectable()
export class SigningConditions {
  private readonly conditions: SigningCondition[] = [];

  add(condition: SigningCondition): void {
    this.conditions.push(condition);
  }

  async problems(tx: Transaction, visit: InspectionVisit): Promise<readonly Problem[]> {
    const found: Problem[] = [];
    for (const condition of this.conditions) found.push(...(await condition(tx, visit)));
    return found;
  }
}
