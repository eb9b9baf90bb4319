import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import type { CalendarDate } from '../../kernel/calendar-date';
import { fallsOnDayOff, lastCompliantDay } from '../../kernel/due-rule';
import type { Problem } from '../../kernel/problem';
import { ReadModel } from '../../platform/database/read-model';
import { RoundQueries } from '../inspections';
import { ObligationStore } from '../obligations';
import { UnitQueries } from '../organisation';
import { DirectiveQueries, type DirectiveView } from './directive.queries';
import { DirectiveStore } from './directive.store';
import { addresseeProblems, dutyExistsProblems } from './domain/clause-tree';
import { plannedDuties } from './domain/planned-duties';

export interface DatedClause {
  readonly number: string;
  readonly content: string;
  readonly wording: string | null;
  readonly lastDay: CalendarDate;
  /** The last day is a day off: told, never moved. */
  readonly dayOff: boolean;
  readonly duties: number;
}

export interface IssuePreview {
  readonly directive: DirectiveView;
  readonly duties: number;
  readonly units: number;
  readonly leaves: number;
  readonly dated: readonly DatedClause[];
  readonly datedDuties: number;
  /** What stands in the way of issuing. */
  readonly obstacles: readonly Problem[];
}

/** What issuing would create, asked in the same way as issuing does it. */
@Injectable()
export class IssuePreviewQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly directives: DirectiveQueries,
    private readonly store: DirectiveStore,
    private readonly obligations: ObligationStore,
    private readonly rounds: RoundQueries,
    private readonly units: UnitQueries,
  ) {}

  async of(actor: Actor, code: string): Promise<IssuePreview> {
    const directive = await this.directives.byCode(actor, code);
    const calendar = await this.units.calendar();
    const members = new Map((await this.rounds.units(directive.roundId)).map((one) => [one.unitId, one]));
    const leaves = await this.store.leaves(this.read.manager, directive.id);
    const planned = plannedDuties(directive.roundCode, leaves, members);
    const taken = directive.state === 'draft' ? await this.obligations.taken(this.read.manager, planned.map((duty) => duty.code)) : [];
    const dated = leaves.flatMap((leaf): DatedClause[] => {
      const { number, contentVi, dueWordingVi, dueRule } = leaf.clause;
      const lastDay = lastCompliantDay(dueRule, calendar);
      if (lastDay === null) return [];
      return [{ number, content: contentVi, wording: dueWordingVi, lastDay, dayOff: fallsOnDayOff(dueRule, calendar), duties: planned.filter((duty) => duty.leaf === leaf).length }];
    });
    return {
      directive,
      duties: planned.length,
      units: new Set(planned.map(({ unitId }) => unitId)).size,
      leaves: leaves.length,
      dated,
      datedDuties: dated.reduce((sum, { duties }) => sum + duties, 0),
      obstacles: [...leaves.flatMap((leaf) => addresseeProblems(leaf, (unitId) => members.has(unitId))), ...dutyExistsProblems(taken)],
    };
  }
}
