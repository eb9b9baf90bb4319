import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { MAX_PAGE_SIZE } from '../../kernel/page';
import { ReadModel } from '../../platform/database/read-model';
import { DirectiveQueries } from '../directives';
import { ObligationQueries, type ObligationRow } from '../obligations';
import { isOwed } from './domain/is-owed';
import type { UrgingChannel, UrgingLevel } from './domain/levels';
import { levelForAll, nextLevel, usualChannel } from './domain/next-level';
import { DueStepsQuery } from './due-steps.query';
import { MissingQuery } from './missing.query';
import { MissingWords } from './missing-words';
import type { UrgePreviewInput } from './urging.input';
import { UrgingQueries } from './urging.queries';

export interface UrgePreviewRow {
  readonly code: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly clauseNumber: string;
  /** Answered by a report, which may have come otherwise. */
  readonly byReport: boolean;
  /** What will stand in the ledger and the letter as still owed. */
  readonly missing: string;
  /** The same thing by thing: findings without an answer, items given back, the signed copy. */
  readonly lacks: readonly string[];
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly urgedBefore: number;
  readonly lastUrgedAt: number | null;
  readonly nextLevel: UrgingLevel;
}

interface Named {
  readonly code: string;
  readonly unitName: string;
}

export interface UrgePreview {
  /** Unit by unit, in the order in which the first duty of each was asked for. */
  readonly rows: readonly UrgePreviewRow[];
  readonly units: number;
  /** Asked for, but answered meanwhile: they will not be urged. */
  readonly dropped: readonly Named[];
  /** Asked for, but urged today already, with the row that did it. */
  readonly already: readonly (Named & { readonly number: number })[];
  /** Asked for, but their round is closed. */
  readonly closed: boolean;
  readonly level: UrgingLevel;
  readonly channel: UrgingChannel;
}

/** What would be sent to whom, before anything is. */
@Injectable()
export class UrgePreviewQuery {
  constructor(
    private readonly read: ReadModel,
    private readonly obligations: ObligationQueries,
    private readonly directives: DirectiveQueries,
    private readonly urgings: UrgingQueries,
    private readonly steps: DueStepsQuery,
    private readonly missing: MissingQuery,
    private readonly words: MissingWords,
  ) {}

  async of(actor: Actor, input: Partial<UrgePreviewInput>): Promise<UrgePreview> {
    const asked = await this.asked(actor, input);
    const owed = asked.filter((row) => !row.closed && isOwed(row));
    const ids = owed.map(({ id }) => id);
    const [standing, today] = [await this.urgings.standingOf(ids), await this.urgings.urgedToday(ids)];
    const open = owed.filter(({ id }) => !today.has(id));
    const lacks = await this.missing.of(this.read.manager, open);
    const nameOf = (row: ObligationRow): string => (actor.locale === 'en' ? row.unitNameEn : row.unitNameVi);
    const rows = byUnit(open).map((row): UrgePreviewRow => {
      const { count, lastAt } = standing.get(row.id) ?? { count: 0, lastAt: null };
      return {
        code: row.code,
        unitCode: row.unitCode,
        unitName: nameOf(row),
        clauseNumber: row.clauseNumber,
        byReport: row.kind === 'remediation_report',
        missing: row.expectedOutputVi ?? row.titleVi,
        lacks: this.words.lines(lacks.get(row.id) ?? [], actor.locale),
        lateness: row.lateness.strict,
        urgedBefore: count,
        lastUrgedAt: lastAt,
        nextLevel: nextLevel(count),
      };
    });
    const level = levelForAll(rows.map(({ urgedBefore }) => urgedBefore));
    return {
      rows,
      units: new Set(open.map(({ unitId }) => unitId)).size,
      dropped: asked.filter((row) => !row.closed && !isOwed(row)).map((row) => ({ code: row.code, unitName: nameOf(row) })),
      already: owed.flatMap((row) => (today.has(row.id) ? [{ code: row.code, unitName: nameOf(row), number: today.get(row.id) ?? 0 }] : [])),
      closed: asked.some(({ closed }) => closed),
      level,
      channel: usualChannel(level),
    };
  }

  private async asked(actor: Actor, { obligation = [], all, q, round, unit, clause, state, view, directive }: Partial<UrgePreviewInput>): Promise<readonly ObligationRow[]> {
    if (all === 'due') return this.obligations.byCodes(actor, await this.steps.proposed());
    if (all === undefined && obligation.length > 0) return this.obligations.byCodes(actor, obligation);
    if (all === undefined) return this.everyPage(actor, { view: 'overdue', open: true });
    const clauseIds = directive ? { clauseIds: (await this.directives.byCode(actor, directive)).clauses.map(({ id }) => id) } : {};
    return this.everyPage(actor, { q, round, unit, clause, state, view, ...clauseIds });
  }

  private async everyPage(actor: Actor, filter: Parameters<ObligationQueries['list']>[1]): Promise<readonly ObligationRow[]> {
    const rows: ObligationRow[] = [];
    for (let page = 1; ; page += 1) {
      const next = await this.obligations.list(actor, { ...filter, page, pageSize: MAX_PAGE_SIZE });
      rows.push(...next.rows);
      if (next.rows.length === 0 || rows.length >= next.total) return rows;
    }
  }
}

function byUnit(rows: readonly ObligationRow[]): readonly ObligationRow[] {
  const units = [...new Set(rows.map(({ unitId }) => unitId))];
  return units.flatMap((unitId) => rows.filter((row) => row.unitId === unitId));
}
