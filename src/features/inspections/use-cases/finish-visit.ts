import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Area, Criterion } from '../../checklists';
import { VisitAnswer } from '../inspection-visit.entity';
import { VisitStore } from '../visit.store';

/** Criteria that are named; the page of the visit links to all of them. */
const NAMED = 8;

/** Everything is answered: the minutes are drafted from it. */
@Injectable()
export class FinishVisit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly visits: VisitStore,
  ) {}

  /** @throws ValidationError naming the criteria without an answer */
  async execute(actor: Actor, code: string): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      const visit = await this.visits.load(tx, code);
      const round = await this.visits.roundOf(tx, visit);
      const criteria = await tx.manager.findBy(Criterion, { checklistVersionId: round.checklistVersionId });
      const answered = new Set((await tx.manager.findBy(VisitAnswer, { visitId: visit.id })).map(({ criterionId }) => criterionId));
      const areas = new Map((await tx.manager.findBy(Area, { checklistVersionId: round.checklistVersionId })).map(({ id, position }) => [id, position]));
      const missing = inOrder(criteria.filter(({ id }) => !answered.has(id)), areas).map((one) => one.code);
      failWith(missing.length > 0 ? [problem('visit.unanswered', undefined, { count: missing.length, codes: [...missing.slice(0, NAMED), ...(missing.length > NAMED ? ['…'] : [])].join(', ') })] : []);
      await this.visits.move(tx, visit, 'finish', { minutesDraftedAt: tx.now });
    });
  }
}

/** As in the checklist: by the place of the area, then of the criterion in it. */
function inOrder(criteria: readonly Criterion[], areas: ReadonlyMap<string, number>): readonly Criterion[] {
  const place = ({ areaId }: Criterion): number => areas.get(areaId) ?? 0;
  return [...criteria].sort((a, b) => place(a) - place(b) || a.position - b.position);
}
