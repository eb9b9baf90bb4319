import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { chosenOrder } from '../../kernel/look-up';
import { offsetOf, pageRequest, type Page } from '../../kernel/page';
import { foldForSearch } from '../../kernel/vietnamese-text';
import { ListQuery } from '../../platform/http/list-query.input';
import { OptionalCode, OptionalOneOf } from '../../platform/http/input-fields';
import { ChecklistQueries } from '../../features/checklists';
import { FindingQueries } from '../../features/findings';
import { RoundQueries, VISIT_STATES, type InspectionVisit } from '../../features/inspections';

export class VisitListQuery extends ListQuery {
  @OptionalCode() round?: string;
  @OptionalOneOf(VISIT_STATES) state?: string;
}

interface NamedVisit extends InspectionVisit {
  readonly roundCode: string;
  readonly unitNameVi: string;
  readonly unitNameEn: string;
}

export interface VisitListRow extends NamedVisit {
  readonly answered: number;
  readonly criteria: number;
  readonly score: number;
  readonly applicable: number;
  readonly percent: number | null;
  readonly findings: number;
}

export interface VisitListPage extends Page<VisitListRow> {
  readonly query: VisitListQuery;
  /** Visits the actor may see at all. */
  readonly all: number;
  readonly rounds: readonly { readonly value: string; readonly text: string }[];
}

/** P11: the visits an actor may see. A province has a few dozen a year, so they are narrowed and sorted here. */
@Injectable()
export class VisitListPageQuery {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly checklists: ChecklistQueries,
    private readonly findings: FindingQueries,
  ) {}

  async of(actor: Actor, query: VisitListQuery): Promise<VisitListPage> {
    const all = await this.named(actor);
    const found = sorted(all.filter((visit) => fits(visit, query)), query.sort);
    const request = pageRequest(query.page, query.pageSize);
    const rows = await this.rows(actor, found.slice(offsetOf(request), offsetOf(request) + request.pageSize));
    const codes = [...new Set(all.map(({ roundCode }) => roundCode))].sort().reverse();
    return { ...request, total: found.length, rows, query, all: all.length, rounds: codes.map((value) => ({ value, text: value })) };
  }

  private async named(actor: Actor): Promise<readonly NamedVisit[]> {
    const visits = await this.rounds.visitsOf(actor);
    const rounds = new Map((await this.rounds.list(actor)).map(({ id, code }) => [id, code]));
    const names = new Map((await Promise.all([...rounds.keys()].map((id) => this.rounds.units(id)))).flat().map((unit) => [`${unit.roundId} ${unit.unitId}`, unit]));
    return visits.map((visit) => {
      const unit = names.get(`${visit.roundId} ${visit.unitId}`);
      return { ...visit, roundCode: rounds.get(visit.roundId) ?? '', unitNameVi: unit?.unitNameVi ?? '', unitNameEn: unit?.unitNameEn ?? '' };
    });
  }

  private async rows(actor: Actor, visits: readonly NamedVisit[]): Promise<VisitListRow[]> {
    const codes = [...new Set(visits.map(({ roundCode }) => roundCode))];
    const figures = new Map(
      await Promise.all(
        codes.map(async (code) => {
          const round = await this.rounds.roundByCode(code);
          const { areas } = await this.checklists.version(round.checklistVersionId);
          return [code, { scores: await this.rounds.scores(round), criteria: areas.flatMap(({ criteria }) => criteria).length }] as const;
        }),
      ),
    );
    const findings = (await this.findings.ofVisits(actor, visits.map(({ id }) => id))).filter(({ state }) => state !== 'withdrawn');
    return visits.map((visit) => {
      const { scores, criteria = 0 } = figures.get(visit.roundCode) ?? {};
      const score = scores?.get(visit.unitId);
      const total = score?.total ?? { score: 0, applicable: 0, percent: null };
      return { ...visit, ...total, criteria, answered: criteria - (score?.unanswered.length ?? criteria), findings: findings.filter(({ visitId }) => visitId === visit.id).length };
    });
  }
}

function fits(visit: NamedVisit, { round, state, q }: VisitListQuery): boolean {
  const text = foldForSearch(`${visit.code} ${visit.unitNameVi} ${visit.unitNameEn}`);
  const words = foldForSearch(q ?? '').split(' ').filter(Boolean);
  return (!round || visit.roundCode === round) && (!state || visit.state === state) && words.every((word) => text.includes(word));
}

const KEYS: Readonly<Record<string, (visit: NamedVisit) => string>> = {
  code: ({ code }) => code,
  date: ({ scheduledOn }) => scheduledOn ?? '9999',
  unit: ({ unitNameVi }) => unitNameVi,
  state: ({ state }) => String(VISIT_STATES.indexOf(state)).padStart(2, '0'),
};
const ORDER = new Intl.Collator('vi', { numeric: true });

function sorted(visits: readonly NamedVisit[], sort: string | undefined): NamedVisit[] {
  const { by: key, direction } = chosenOrder(KEYS, sort, '-date');
  const sign = direction === 'DESC' ? -1 : 1;
  return [...visits].sort((a, b) => sign * ORDER.compare(key(a), key(b)) || ORDER.compare(a.code, b.code));
}
