import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../kernel/actor';
import { parseCalendarDate } from '../../kernel/calendar-date';
import { lookUp } from '../../kernel/look-up';
import { Clock } from '../../platform/clock/clock';
import { newId } from '../../platform/database/new-id';
import { ReadModel } from '../../platform/database/read-model';
import { ChecklistQueries, type VersionRow } from '../checklists';
import { Account } from '../identity';
import { UnitQueries, type Unit } from '../organisation';
import { VisitMember } from './inspection-visit.entity';
import type { InspectionRound } from './inspection-round.entity';
import { nextQuarter, oneQuarterLater, quarterDates, type RoundForm, type VisitPlan } from './round-form';
import { RoundQueries } from './round.queries';

export interface NewRoundPage {
  readonly form: RoundForm;
  readonly versions: readonly VersionRow[];
  /** Units of the checklist's level on the reference day: the ones that can be inspected. */
  readonly units: readonly { readonly code: string; readonly name: string; readonly plan: VisitPlan; readonly ticked: boolean }[];
  readonly inspectors: readonly { readonly username: string; readonly post: string }[];
  /** Departments inspect themselves, together with the units that are not ticked. */
  readonly departments: number;
  /** The round whose units, teams and days were copied. */
  readonly copiedFrom: string | null;
}

type Level = Unit['level'];

@Injectable()
export class NewRoundQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly rounds: RoundQueries,
    private readonly checklists: ChecklistQueries,
    private readonly units: UnitQueries,
    private readonly clock: Clock,
  ) {}

  /** A fresh form: the next quarter, and the units, teams and weekdays of the last round. */
  async fresh(actor: Actor): Promise<NewRoundPage> {
    const [last] = await this.rounds.list(actor);
    const { year, quarter } = nextQuarter(last, this.clock.now());
    const versions = await this.published();
    const checklist = versions.find(({ id }) => id === last?.checklistVersionId) ?? versions[0];
    const plans = last ? await this.plansOf(last) : {};
    const form: RoundForm = {
      year: String(year),
      quarter: String(quarter),
      ...(quarterDates(String(year), String(quarter)) ?? { periodFrom: '', periodTo: '', referenceOn: '' }),
      checklistVersionId: checklist?.id ?? '',
      inspectedUnitCodes: Object.keys(plans),
      plans,
      formKey: newId(),
    };
    return { ...(await this.around(actor, form)), copiedFrom: last && Object.keys(plans).length > 0 ? last.code : null };
  }

  /** The same form as typed, with everything that can be chosen beside it. */
  async around(actor: Actor, form: RoundForm): Promise<NewRoundPage> {
    const versions = await this.published();
    const level = (versions.find(({ id }) => id === form.checklistVersionId) ?? versions[0])?.targetLevel as Level | undefined;
    const on = parseCalendarDate(form.referenceOn) ?? parseCalendarDate(quarterDates(form.year, form.quarter)?.referenceOn ?? '');
    const all = level && on ? await this.units.list(on, [level, 'department']) : [];
    const english = actor.locale === 'en';
    const accounts = await this.read.manager.find(Account, { where: { role: 'inspector', disabled: false }, order: { username: 'ASC' } });
    return {
      form,
      versions,
      units: all
        .filter((unit) => unit.level === level)
        .map(({ code, nameVi, nameEn }) => ({ code, name: english ? nameEn : nameVi, plan: lookUp(form.plans, code) ?? { scheduledOn: '', members: [] }, ticked: form.inspectedUnitCodes.includes(code) })),
      inspectors: accounts.map(({ username, postTitleVi, postTitleEn }) => ({ username, post: english ? postTitleEn : postTitleVi })),
      departments: all.filter((unit) => unit.level === 'department').length,
      copiedFrom: null,
    };
  }

  private async published(): Promise<readonly VersionRow[]> {
    return (await this.checklists.list()).filter(({ state }) => state === 'published');
  }

  private async plansOf(round: InspectionRound): Promise<Record<string, VisitPlan>> {
    const { manager } = this.read;
    const visits = await this.rounds.visits(round.id);
    const codes = new Map((await this.rounds.units(round.id)).map(({ unitId, unitCode }) => [unitId, unitCode]));
    const members = await manager.findBy(VisitMember, { visitId: In(visits.map(({ id }) => id)) });
    const logins = new Map((await manager.findBy(Account, { id: In(members.map(({ accountId }) => accountId)), disabled: false })).map(({ id, username }) => [id, username]));
    return Object.fromEntries(
      visits.map(({ id, unitId, scheduledOn }) => [
        codes.get(unitId) ?? '',
        { scheduledOn: oneQuarterLater(scheduledOn), members: members.filter(({ visitId }) => visitId === id).flatMap(({ accountId }) => logins.get(accountId) ?? []) },
      ]),
    );
  }
}
