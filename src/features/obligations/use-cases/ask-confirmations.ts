import { Injectable } from '@nestjs/common';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import type { WorkingCalendar } from '../../../kernel/working-calendar';
import type { Transaction } from '../../../platform/database/transaction';
import { AffectedFindings } from '../affected-findings.query';
import type { Confirmation } from '../confirmation.entity';
import { ConfirmationStore } from '../confirmation.store';
import { newestOf } from '../domain/confirmation';
import type { Obligation } from '../obligation.entity';

/** The body that leads a duty asks affected units whether the fault is gone: together with what it wrote, in one act. */
@Injectable()
export class AskConfirmations {
  constructor(
    private readonly confirmations: ConfirmationStore,
    private readonly affected: AffectedFindings,
  ) {}

  /**
   * @param rows what was said of the duty before, held by the caller
   * @returns everything said, with the new askings
   * @throws ValidationError at `askUnits` for a unit that is not affected, or that was asked and has not answered yet
   */
  async within(tx: Transaction, obligation: Obligation, codes: readonly string[], rows: readonly Confirmation[], calendar: WorkingCalendar): Promise<readonly Confirmation[]> {
    const units = new Map((await this.affected.unitsOf(tx.manager, obligation)).map((unit) => [unit.code, unit]));
    const waiting = new Set(newestOf(rows).flatMap(({ unitId, state }) => (state === 'asked' ? [unitId] : [])));
    failWith(
      [...new Set(codes)].flatMap((code) => {
        const unit = units.get(code);
        if (!unit) return [problem('confirmation.notAffected', 'askUnits', { value: code })];
        return waiting.has(unit.id) ? [problem('confirmation.waiting', 'askUnits', { unit: unit.nameVi })] : [];
      }),
    );
    const asked: Confirmation[] = [];
    for (const code of new Set(codes)) {
      const unit = units.get(code);
      if (unit) asked.push(await this.confirmations.ask(tx, obligation, unit, rows, calendar));
    }
    return [...rows, ...asked];
  }
}
