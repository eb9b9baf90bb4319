import { Injectable } from '@nestjs/common';
import { isHomeAffairs, type Actor } from '../../kernel/actor';
import type { Page } from '../../kernel/page';
import { DueStepsQuery } from './due-steps.query';
import { MissingWords } from './missing-words';
import type { UrgingListQuery } from './urging.input';
import { UrgingQueries, type UrgingRow } from './urging.queries';

export interface LedgerPage extends Page<UrgingRow & { readonly lacks: readonly string[] }> {
  readonly rounds: readonly string[];
  readonly units: readonly { code: string; nameVi: string; nameEn: string }[];
  /** Duties whose next urging is due and waits for staff. */
  readonly due: number;
  /** Of one sending: its units, whether the chair is asked, and whether there are letters to take away. */
  readonly sending: { readonly code: string; readonly units: number; readonly toChair: boolean; readonly letters: boolean } | null;
}

@Injectable()
export class LedgerPageQuery {
  constructor(
    private readonly urgings: UrgingQueries,
    private readonly steps: DueStepsQuery,
    private readonly words: MissingWords,
  ) {}

  async of(actor: Actor, query: UrgingListQuery): Promise<LedgerPage> {
    const [page, choices] = [await this.urgings.ledger(actor, query), await this.urgings.choices(actor)];
    const staff = isHomeAffairs(actor);
    const together = staff && query.dispatch ? await this.urgings.ofDispatch(actor, query.dispatch) : [];
    return {
      ...page,
      ...choices,
      rows: page.rows.map((row) => ({ ...row, lacks: this.words.lines(row.missing ?? [], actor.locale) })),
      due: staff ? (await this.steps.proposed()).length : 0,
      sending:
        together.length === 0
          ? null
          : {
              code: query.dispatch ?? '',
              units: new Set(together.map(({ unitId }) => unitId)).size,
              toChair: together.some(({ level }) => level === 'chairProposal'),
              letters: together.some(({ level, spokenWith }) => level !== 'reminder' && spokenWith === null),
            },
    };
  }
}
