import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { MAX_PAGE_SIZE } from '../../kernel/page';
import { ObligationQueries, type ObligationRow } from '../obligations';
import type { UrgingChannel, UrgingLevel } from './domain/levels';
import { levelForAll, nextLevel, usualChannel } from './domain/next-level';
import { UrgingQueries } from './urging.queries';

export interface UrgePreviewRow {
  readonly code: string;
  readonly unitName: string;
  readonly clauseNumber: string;
  /** Answered by a report, which may have come otherwise. */
  readonly byReport: boolean;
  /** What will stand in the ledger and the letter as still owed. */
  readonly missing: string;
  readonly lateness: ObligationRow['lateness']['strict'];
  readonly urgedBefore: number;
  readonly nextLevel: UrgingLevel;
}

export interface UrgePreview {
  readonly rows: readonly UrgePreviewRow[];
  readonly units: number;
  /** Asked for, but answered meanwhile: they will not be urged. */
  readonly dropped: readonly { readonly code: string; readonly unitName: string }[];
  /** Asked for, but their round is closed. */
  readonly closed: boolean;
  readonly level: UrgingLevel;
  readonly channel: UrgingChannel;
}

/** What would be sent to whom, before anything is. */
@Injectable()
export class UrgePreviewQuery {
  constructor(
    private readonly obligations: ObligationQueries,
    private readonly urgings: UrgingQueries,
  ) {}

  /** Without codes: every duty that is overdue. */
  async of(actor: Actor, codes: readonly string[]): Promise<UrgePreview> {
    const asked = codes.length > 0 ? await this.obligations.byCodes(actor, codes) : (await this.obligations.list(actor, { view: 'overdue', open: true, pageSize: MAX_PAGE_SIZE })).rows;
    const owed = asked.filter(({ state, closed }) => !closed && (state === 'open' || state === 'returned'));
    const before = await this.urgings.countsOf(owed.map(({ id }) => id));
    const nameOf = (row: ObligationRow): string => (actor.locale === 'en' ? row.unitNameEn : row.unitNameVi);
    const rows = owed.map((row): UrgePreviewRow => {
      const urgedBefore = before.get(row.id) ?? 0;
      return {
        code: row.code,
        unitName: nameOf(row),
        clauseNumber: row.clauseNumber,
        byReport: row.kind === 'remediation_report',
        missing: row.expectedOutputVi ?? row.titleVi,
        lateness: row.lateness.strict,
        urgedBefore,
        nextLevel: nextLevel(urgedBefore),
      };
    });
    const level = levelForAll(rows.map(({ urgedBefore }) => urgedBefore));
    return {
      rows,
      units: new Set(owed.map(({ unitId }) => unitId)).size,
      dropped: asked.filter((row) => !row.closed && !owed.includes(row)).map((row) => ({ code: row.code, unitName: nameOf(row) })),
      closed: asked.some(({ closed }) => closed),
      level,
      channel: usualChannel(level),
    };
  }
}
