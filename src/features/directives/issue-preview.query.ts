import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { dateOf, type CalendarDate } from '../../kernel/calendar-date';
import { fallsOnDayOff, lastCompliantDay } from '../../kernel/due-rule';
import type { Problem } from '../../kernel/problem';
import { ReadModel } from '../../platform/database/read-model';
import { RoundQueries } from '../inspections';
import { Clock } from '../../platform/clock/clock';
import { ObligationStore } from '../obligations';
import { UnitQueries } from '../organisation';
import { DirectiveQueries, type DirectiveView } from './directive.queries';
import { DirectiveStore } from './directive.store';
import { Clause } from './directive.entity';
import { addresseeProblems, dutyExistsProblems, endedUnitProblems } from './domain/clause-tree';
import { endedClauses, type LinkKind } from './domain/directive-links';
import { groupOfLabel } from './domain/party-groups';
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
  /** Bodies that are named only: they get no duty. */
  readonly namedOnly: readonly { readonly number: string; readonly names: readonly string[] }[];
  /** Earlier directives whose open duties end with it. */
  readonly ends: readonly { readonly code: string; readonly kind: LinkKind; readonly clauseNumbers: readonly string[]; readonly duties: number }[];
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
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, code: string): Promise<IssuePreview> {
    const directive = await this.directives.byCode(actor, code);
    const calendar = await this.units.calendar();
    const members = new Map((await this.rounds.units(directive.roundId)).map((one) => [one.unitId, one]));
    const leaves = await this.store.leaves(this.read.manager, directive.id);
    const planned = plannedDuties(directive.roundCode, leaves, members);
    const taken = directive.state === 'draft' ? await this.obligations.taken(this.read.manager, planned.map((duty) => duty.code)) : [];
    const owing = await this.units.byIds(planned.map(({ unitId }) => unitId));
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
      namedOnly: leaves.flatMap(({ clause, addressees }) => {
        const names = addressees.filter(({ unitId, labelVi }) => unitId === null && groupOfLabel(labelVi) === undefined).map(({ labelVi }) => labelVi);
        return names.length > 0 ? [{ number: clause.number, names }] : [];
      }),
      ends: await this.ends(directive.id),
      obstacles: [...endedUnitProblems([...owing.values()], directive.signedOn ?? dateOf(this.clock.now())), ...leaves.flatMap((leaf) => addresseeProblems(leaf, (unitId) => members.has(unitId))), ...dutyExistsProblems(taken)],
    };
  }

  private async ends(directiveId: string): Promise<IssuePreview['ends']> {
    const links = await this.store.links(this.read.manager, directiveId);
    return Promise.all(
      links.map(async ({ kind, clauseNumbers, earlier }) => {
        const clauses = await this.read.manager.findBy(Clause, { directiveId: earlier.id });
        const duties = await this.obligations.endable(this.read.manager, endedClauses({ kind, clauseNumbers }, clauses).map(({ id }) => id));
        return { code: earlier.code, kind, clauseNumbers, duties };
      }),
    );
  }
}
