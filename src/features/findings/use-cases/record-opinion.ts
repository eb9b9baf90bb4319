import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ForbiddenError } from '../../../kernel/errors';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { areMinutesOpen, VisitStore } from '../../inspections';
import type { FindingOpinionInput } from '../finding.input';
import { FindingStore } from '../finding.store';

/** What the unit said when the minutes were written: it agrees, or differs with its reason. */
@Injectable()
export class RecordOpinion {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findings: FindingStore,
    private readonly visits: VisitStore,
  ) {}

  async execute(actor: Actor, code: string, input: FindingOpinionInput): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const finding = await this.findings.load(tx, code);
      const visit = await this.visits.load(tx, code.slice(0, code.lastIndexOf('-')));
      // Signed minutes say what the unit said; only an opinion that was forgotten may still be added, or the result could never be issued.
      if (!areMinutesOpen(visit.state) && finding.state !== 'draft') throw new ForbiddenError('visitNotOpen');
      await this.findings.move(tx, finding, input.opinion, {}, input.comment);
    });
  }
}
