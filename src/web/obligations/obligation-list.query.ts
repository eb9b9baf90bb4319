import { Injectable } from '@nestjs/common';
import { DirectiveQueries } from '../../features/directives';
import { OBLIGATION_STATES, OBLIGATION_VIEWS, ObligationQueries, type ObligationChoices, type ObligationFilter, type ObligationRow } from '../../features/obligations';
import { RemediationQueries, type RecordedForUnit } from '../../features/remediation';
import { UrgingQueries } from '../../features/urging';
import { isHomeAffairs, unitScopeOf, type Actor } from '../../kernel/actor';
import { dateOf, daysBetween, type CalendarDate } from '../../kernel/calendar-date';
import type { Page } from '../../kernel/page';
import { Clock } from '../../platform/clock/clock';
import type { ObligationPageInput } from './obligation-list.input';

export interface ObligationListRow {
  readonly code: string;
  readonly clauseNumber: string;
  readonly title: string;
  readonly unitName: string;
  readonly state: ObligationRow['state'];
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly lenient: ObligationRow['lateness']['lenient'];
  /** The last day that still counts. */
  readonly lastDay: CalendarDate | null;
  readonly dueWording: string | null;
  readonly first: ObligationRow['first'];
  readonly extension: ObligationRow['extension'];
  readonly ageDays: number;
  readonly lastUpdateAt: number | null;
  /** Of a duty without a date: days without a word where its unit is asked for an update. */
  readonly silentDays: number | null;
  readonly urged: number;
  readonly recorded: readonly RecordedForUnit[];
  /** The reader's body only co-operates. */
  readonly helping: boolean;
  readonly mayUrge: boolean;
}

export interface ObligationListPage extends Page<ObligationListRow>, ObligationChoices {
  readonly query: ObligationPageInput;
  readonly views: readonly { readonly key: string; readonly count: number }[];
  /** How many duties of others the reader's body helps with. */
  readonly helped: number;
  readonly states: readonly string[];
  readonly mayUrge: boolean;
  /** The reader sees only what its own body owes or helps with. */
  readonly own: boolean;
  /** Whether duties of several units can stand in the list. */
  readonly severalUnits: boolean;
}

@Injectable()
export class ObligationListPageQuery {
  constructor(
    private readonly directives: DirectiveQueries,
    private readonly obligations: ObligationQueries,
    private readonly urgings: UrgingQueries,
    private readonly reports: RemediationQueries,
    private readonly clock: Clock,
  ) {}

  /** What the list holds, on the screen and in its workbook: a body's list is what it leads; what it helps others with stands apart. */
  async selectionOf(actor: Actor, asked: ObligationPageInput): Promise<{ readonly query: ObligationPageInput; readonly filter: ObligationFilter }> {
    const query: ObligationPageInput = unitScopeOf(actor) === 'all' ? asked : { ...asked, part: asked.part ?? 'lead' };
    if (!asked.directive) return { query, filter: query };
    const { clauses } = await this.directives.byCode(actor, asked.directive);
    return { query, filter: { ...query, clauseIds: clauses.map(({ id }) => id) } };
  }

  async of(actor: Actor, asked: ObligationPageInput): Promise<ObligationListPage> {
    const ownUnit = unitScopeOf(actor) === 'all' ? null : actor.unitId;
    const { query, filter } = await this.selectionOf(actor, asked);
    const page = await this.obligations.list(actor, filter);
    const counts = await this.obligations.counts(actor, ownUnit === null ? filter : { ...filter, part: 'lead' });
    const helped = ownUnit === null ? 0 : (await this.obligations.counts(actor, { ...filter, part: 'helping' })).all;
    const choices = await this.obligations.choices(actor);
    const urged = await this.urgings.countsOf(page.rows.filter(({ unitId }) => ownUnit === null || unitId === ownUnit).map(({ id }) => id));
    const recorded = await this.reports.recordedFor(page.rows.map(({ id }) => id));
    const mayUrge = isHomeAffairs(actor);
    const today = dateOf(this.clock.now());
    return {
      ...page,
      ...choices,
      query,
      helped,
      views: (['all', ...OBLIGATION_VIEWS] as const).map((key) => ({ key, count: counts[key] })),
      states: OBLIGATION_STATES,
      mayUrge,
      own: ownUnit !== null,
      severalUnits: ownUnit === null || query.part === 'helping',
      rows: page.rows.map((row) => ({
        code: row.code,
        clauseNumber: row.clauseNumber,
        title: actor.locale === 'en' ? (row.titleEn ?? row.titleVi) : row.titleVi,
        unitName: actor.locale === 'en' ? row.unitNameEn : row.unitNameVi,
        state: row.state,
        lateness: row.lateness.strict,
        lenient: row.lateness.lenient,
        lastDay: row.lastDay,
        dueWording: row.dueWordingVi,
        first: row.first,
        extension: row.extension,
        ageDays: daysBetween(row.requestedOn, today),
        lastUpdateAt: row.lastUpdateAt,
        silentDays: row.silentDays,
        urged: urged.get(row.id) ?? 0,
        recorded: recorded.get(row.id) ?? [],
        helping: ownUnit !== null && row.unitId !== ownUnit,
        mayUrge: mayUrge && !row.closed && (row.state === 'open' || row.state === 'returned'),
      })),
    };
  }
}
