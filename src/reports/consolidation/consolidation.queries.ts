import { Injectable } from '@nestjs/common';
import { RoundQueries, type InspectionRound } from '../../features/inspections';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import { OpenMattersQuery, type OpenMatters } from '../queries/open-matters.query';
import { newestFollowed } from '../domain/newest-followed';
import { RoundConsolidationQuery } from '../queries/round-consolidation.query';
import type { RoundSummary } from '../queries/round-summary.query';
import { hasPapers } from './consolidation-files';
import { CONSOLIDATION_FORMATS, consolidatedName, type ConsolidationFormat } from './consolidation-format';
import { ConsolidationStore } from './consolidation.store';
import { countChecks, type CountCheck } from './count-checks';
import { snapshotChanges, type SnapshotChange } from './snapshot-changes';

export interface ConsolidationView {
  readonly round: Pick<InspectionRound, 'code' | 'state' | 'periodFrom' | 'periodTo' | 'sample'>;
  /** Of the frozen copy once there is one, else of this moment. */
  readonly summary: RoundSummary;
  /** Empty as long as there are no papers: nothing to agree with. */
  readonly checks: readonly CountCheck[];
  readonly files: readonly { readonly format: ConsolidationFormat; readonly name: string; readonly size: number | null; readonly sha256: string | null }[];
  readonly frozen: FrozenView | null;
  /** Every freeze, newest first; the files of each stay as they were. */
  readonly freezes: readonly Omit<FrozenView, 'changes'>[];
  readonly mayFreeze: boolean;
  /** Number the next freeze will have. */
  readonly nextNumber: number;
  /** What the round still waits for, for those who may freeze. */
  readonly open: OpenMatters | null;
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
    private readonly openMatters: OpenMattersQuery,
  ) {}


  /** @throws NotFoundError when the round is unknown or not the actor's to see */
  async of(actor: Actor, roundCode: string): Promise<ConsolidationView> {
    const round = await this.rounds.byCode(actor, roundCode);
    const live = await this.snapshots.of(roundCode);
    const frozen = await this.store.latest(round.id);
    const kept = frozen ? await this.store.files(frozen.id) : [];
    const shown = frozen?.snapshot ?? live;
    const mayFreeze = round.allowedActions.includes('consolidate');
    const freezes = await this.store.all(round.id);
    const { code, state, periodFrom, periodTo, sample } = round;
    return {
      round: { code, state, periodFrom, periodTo, sample },
      summary: shown.summary,
      checks: hasPapers(round) ? countChecks(shown) : [],
      files: CONSOLIDATION_FORMATS.map((format) => {
        const file = kept.find((one) => one.format === format);
        return { format, name: file?.name ?? consolidatedName(code, format, frozen?.number), size: file?.size ?? null, sha256: file?.sha256 ?? null };
      }),
      frozen: frozen && {
        number: frozen.number,
        frozenAt: frozen.frozenAt,
        frozenByTitle: frozen.frozenByTitle,
        snapshotHash: frozen.snapshotHash,
        changes: snapshotChanges(frozen.snapshot, live),
      },
      freezes: freezes.map(({ number, frozenAt, frozenByTitle, snapshotHash }) => ({ number, frozenAt, frozenByTitle, snapshotHash })),
      mayFreeze,
      nextNumber: (frozen?.number ?? 0) + 1,
      open: mayFreeze ? await this.openMatters.of(code, actor.locale) : null,
      hasPapers: hasPapers(round),
    };
  }

  /** The named round, or that of the chair's page; `view` is null when there is none at all. `rounds`: those the actor may look at, newest first. */
  async page(actor: Actor, roundCode: string | undefined): Promise<{ readonly view: ConsolidationView | null; readonly rounds: readonly string[] }> {
    const listed = await this.rounds.list(actor);
    const rounds = listed.map(({ code }) => code);
    const code = roundCode ?? newestFollowed(listed)?.code;
    if (code !== undefined && !rounds.includes(code)) throw new NotFoundError();
    return { view: code === undefined ? null : await this.of(actor, code), rounds };
  }
}
