import { Injectable } from '@nestjs/common';
import { RoundQueries, type InspectionRound } from '../../features/inspections';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { RoundConsolidationQuery } from '../queries/round-consolidation.query';
import type { RoundSummary } from '../queries/round-summary.query';
import { hasPapers } from './consolidation-files';
import { CONSOLIDATION_FORMATS, type ConsolidationFormat } from './consolidation-format';
import { ConsolidationStore } from './consolidation.store';
import { countChecks, type CountCheck } from './count-checks';
import { snapshotChanges, type SnapshotChange } from './snapshot-changes';

export interface ConsolidationView {
  readonly round: Pick<InspectionRound, 'code' | 'state' | 'periodFrom' | 'periodTo' | 'sample'>;
  /** Of the frozen copy once there is one, else of this moment. */
  readonly summary: RoundSummary;
  readonly checks: readonly CountCheck[];
  readonly files: readonly { readonly format: ConsolidationFormat; readonly name: string; readonly size: number | null; readonly sha256: string | null }[];
  readonly frozen: FrozenView | null;
  readonly mayFreeze: boolean;
  readonly hasPapers: boolean;
}

export interface FrozenView {
  readonly number: number;
  readonly frozenAt: number;
  readonly frozenByTitle: string;
  readonly snapshotHash: string;
  /** Findings and reports that changed after the freeze. */
  readonly changes: readonly SnapshotChange[];
}

@Injectable()
export class ConsolidationQueries {
  constructor(
    private readonly rounds: RoundQueries,
    private readonly store: ConsolidationStore,
    private readonly snapshots: RoundConsolidationQuery,
  ) {}

  /** Codes of the rounds the actor may look at, newest first. */
  async roundCodes(actor: Actor): Promise<readonly string[]> {
    return (await this.rounds.list(actor)).map(({ code }) => code);
  }

  /** @throws NotFoundError when the round is unknown or not the actor's to see */
  async of(actor: Actor, roundCode: string): Promise<ConsolidationView> {
    const round = await this.rounds.byCode(actor, roundCode);
    const live = await this.snapshots.of(roundCode);
    const frozen = await this.store.latest(round.id);
    const kept = frozen ? await this.store.files(frozen.id) : [];
    const shown = frozen?.snapshot ?? live;
    const { code, state, periodFrom, periodTo, sample } = round;
    return {
      round: { code, state, periodFrom, periodTo, sample },
      summary: shown.summary,
      checks: countChecks(shown),
      files: CONSOLIDATION_FORMATS.map((format) => {
        const file = kept.find((one) => one.format === format);
        return { format, name: file?.name ?? `consolidated-${code}.${format}`, size: file?.size ?? null, sha256: file?.sha256 ?? null };
      }),
      frozen: frozen && {
        number: frozen.number,
        frozenAt: frozen.frozenAt,
        frozenByTitle: frozen.frozenByTitle,
        snapshotHash: frozen.snapshotHash,
        changes: snapshotChanges(frozen.snapshot, live),
      },
      mayFreeze: round.allowedActions.includes('consolidate'),
      hasPapers: hasPapers(round),
    };
  }

  /** The named round, or the newest; null when there is none at all. */
  async page(actor: Actor, roundCode: string | undefined): Promise<ConsolidationView | null> {
    const codes = await this.roundCodes(actor);
    const code = roundCode ?? codes[0];
    if (code === undefined) return null;
    if (!codes.includes(code)) throw new NotFoundError();
    return this.of(actor, code);
  }
}
