import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, ForbiddenError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { foldForSearch } from '../../../kernel/vietnamese-text';
import { newId } from '../../../platform/database/new-id';
import { oneAtATime, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import { Criterion } from '../../checklists';
import { isBeingInspected, RoundProgress, VisitAnswer, VisitStore, type InspectionRound, type InspectionVisit } from '../../inspections';
import { UnitQueries, type Unit } from '../../organisation';
import { findingMachine } from '../domain/finding.machine';
import { Finding, FindingCoordinator } from '../finding.entity';
import type { RaiseFindingInput } from '../finding.input';

/** From a failed answer of a visit that is still open; the number counts within the unit. */
@Injectable()
export class RaiseFinding {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly visits: VisitStore,
    private readonly units: UnitQueries,
  ) {}

  /** @returns the finding's code, e.g. `2018-Q2-873-04` */
  async execute(actor: Actor, visitCode: string, input: RaiseFindingInput, on: string): Promise<string> {
    const owner = input.remedyOwnerCode ? await this.units.forField(input.remedyOwnerCode, on, 'remedyOwnerCode') : null;
    const coordinators = await Promise.all(input.coordinatorCodes.map((code) => this.units.forField(code, on, 'coordinatorCodes')));
    return this.unitOfWork.run(actor, (tx) =>
      onceOnly(tx, { act: 'raiseFinding', object: visitCode, key: input.formKey }, async () => {
        await oneAtATime(tx, `finding:${visitCode}`);
        const visit = await this.visits.load(tx, visitCode);
        await this.rounds.assertOpen(tx, visit.roundId);
        if (!isBeingInspected(visit.state)) throw new ForbiddenError('visitNotOpen');
        const round = await this.visits.roundOf(tx, visit);
        const criterion = await this.failedCriterion(tx, visit, round, input.criterion);
        const finding = await this.insert(tx, visit, round, criterion, owner, input);
        for (const unit of coordinators) await tx.manager.insert(FindingCoordinator, { id: newId(), findingId: finding.id, unitId: unit.id });
        await tx.record({ type: 'finding.raised', subject: { kind: 'finding', code: finding.code }, unitId: visit.unitId, roundCode: round.code, details: { criterion: criterion.code, severity: input.severity } });
        return finding.code;
      }),
    );
  }

  private async failedCriterion(tx: Transaction, visit: InspectionVisit, { checklistVersionId }: InspectionRound, keyOrCode: string): Promise<Criterion> {
    const criterion = await tx.manager.findOne(Criterion, { where: [{ checklistVersionId, key: keyOrCode }, { checklistVersionId, code: keyOrCode }] });
    const answer = criterion && (await tx.manager.findOneBy(VisitAnswer, { visitId: visit.id, criterionId: criterion.id }));
    const failed = answer?.verdict === 'notMet' || answer?.verdict === 'partlyMet';
    failWith(failed ? [] : [problem('finding.answerNotFailed', 'criterion', { value: keyOrCode })]);
    return criterion as Criterion;
  }

  private async insert(tx: Transaction, visit: InspectionVisit, round: InspectionRound, criterion: Criterion, owner: Unit | null, input: RaiseFindingInput): Promise<{ id: string; code: string }> {
    await oneAtATime(tx, `findings:${visit.id}`);
    const sequence = (await tx.manager.countBy(Finding, { visitId: visit.id })) + 1;
    const row = { id: newId(), code: `${visit.code}-${String(sequence).padStart(2, '0')}` };
    await tx.manager.insert(Finding, {
      ...row,
      roundId: round.id,
      visitId: visit.id,
      unitId: visit.unitId,
      criterionId: criterion.id,
      sequence,
      titleVi: input.titleVi,
      titleEn: input.titleEn ?? null,
      descriptionVi: input.descriptionVi,
      severity: input.severity,
      topic: input.topic ?? null,
      causeVi: input.causeVi ?? null,
      recommendationVi: input.recommendationVi ?? null,
      measuredNumerator: input.measuredNumerator ?? null,
      measuredDenominator: input.measuredDenominator ?? null,
      measuredValue: input.measuredValue ?? null,
      measuredLabelVi: input.measuredLabelVi ?? null,
      remedyOwnerUnitId: owner?.id ?? visit.unitId,
      remedyKind: input.remedyKind,
      committedOn: input.committedOn ?? null,
      dependencyVi: input.dependencyVi ?? null,
      repeated: input.repeated ?? false,
      state: findingMachine.initial,
      raisedAt: tx.now,
      sample: round.sample,
      searchText: foldForSearch(`${row.code} ${input.titleVi} ${input.descriptionVi}`),
    });
    return row;
  }
}
