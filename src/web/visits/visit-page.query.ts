import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { allowedActions } from '../../kernel/state-machine';
import { ChecklistQueries, measuredPercent, type AreaView, type CriterionView } from '../../features/checklists';
import type { StoredFile } from '../../features/evidence';
import { findingMachine, FindingQueries, type FindingAction, type FindingRow } from '../../features/findings';
import { AnswerFilesQuery, areMinutesOpen, isBeingInspected, RoundQueries, type VisitView } from '../../features/inspections';

export type AnswerRow = VisitView['answers'][number];

/** One criterion of the visit; `n` counts from 1 over all areas and is the number of its page. */
export interface VisitItem {
  readonly n: number;
  readonly criterion: CriterionView;
  readonly answer: AnswerRow | null;
  readonly percent: number | null;
  readonly files: readonly StoredFile[];
  readonly findings: readonly FindingRow[];
}

export interface VisitArea extends Pick<AreaView, 'code' | 'nameVi' | 'nameEn' | 'shortNameVi' | 'shortNameEn'> {
  readonly items: readonly VisitItem[];
  readonly answered: number;
  readonly score: number;
  readonly applicable: number;
}

export interface VisitFinding extends FindingRow {
  readonly allowedActions: readonly FindingAction[];
}

export interface VisitPage {
  readonly visit: VisitView;
  readonly areas: readonly VisitArea[];
  readonly items: number;
  readonly unanswered: readonly VisitItem[];
  readonly findings: readonly VisitFinding[];
  /** Findings on whose content the unit has not said anything yet. */
  readonly unheard: number;
  readonly canAnswer: boolean;
}

/** P12: one visit with all its criteria. Scope is that of `RoundQueries.visit` and `FindingQueries`. */
@Injectable()
export class VisitPageQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly checklists: ChecklistQueries,
    private readonly answerFiles: AnswerFilesQuery,
    private readonly findings: FindingQueries,
  ) {}

  async of(actor: Actor, code: string): Promise<VisitPage> {
    const visit = await this.rounds.visit(actor, code);
    const { areas } = await this.checklists.version(visit.checklistVersionId);
    const files = await this.answerFiles.of(visit.answers.map(({ id }) => id));
    const findings = (await this.findings.ofVisits(actor, [visit.id])).filter(({ state }) => state !== 'withdrawn');
    const answers = new Map(visit.answers.map((answer) => [answer.criterionId, answer]));
    let n = 0;
    const shown = areas.map((area): VisitArea => {
      const items = area.criteria.map((criterion): VisitItem => {
        const answer = answers.get(criterion.id) ?? null;
        n += 1;
        return {
          n,
          criterion,
          answer,
          percent: criterion.answerType === 'percentage' && answer ? measuredPercent(answer) : null,
          files: answer ? (files.get(answer.id) ?? []) : [],
          findings: findings.filter(({ criterionId }) => criterionId === criterion.id),
        };
      });
      const { score = 0, applicable = 0 } = visit.score.areas.find((one) => one.code === area.code) ?? {};
      const { nameVi, nameEn, shortNameVi, shortNameEn } = area;
      return { code: area.code, nameVi, nameEn, shortNameVi, shortNameEn, items, answered: items.filter(({ answer }) => answer !== null).length, score, applicable };
    });
    return {
      visit,
      areas: shown,
      items: n,
      unanswered: shown.flatMap(({ items }) => items).filter(({ answer }) => answer === null),
      findings: findings.map((finding) => ({ ...finding, allowedActions: areMinutesOpen(visit.state) ? allowedActions(findingMachine, finding.state, actor.role) : [] })),
      unheard: findings.filter(({ state }) => state === 'draft').length,
      canAnswer: actor.role === 'inspector' && isBeingInspected(visit.state),
    };
  }

  /** A file of an answer of this visit, or null. */
  async file(actor: Actor, code: string, publicId: string): Promise<StoredFile | null> {
    const { answers } = await this.rounds.visit(actor, code);
    const files = [...(await this.answerFiles.of(answers.map(({ id }) => id))).values()].flat();
    return files.find((file) => file.publicId === publicId) ?? null;
  }
}
