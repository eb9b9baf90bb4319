import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { failWith, NotFoundError } from '../../kernel/errors';
import { problem } from '../../kernel/problem';
import type { Transaction } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { EvidenceStore, type KeptFile } from '../evidence';
import { RoundProgress } from '../inspections';
import { ObligationStore, type Obligation } from '../obligations';
import { isBlank, type GivenAnswer, type OwnFault } from './domain/answers';
import type { Fault } from './domain/faults';
import { FaultsQuery } from './faults.query';
import type { SelfInspection } from './self-inspection.entity';
import type { SelfCheckInput } from './self-inspection.input';
import { SelfInspectionStore } from './self-inspection.store';

/** What is there before the transaction that writes: the faults asked about (fixed since they were issued), and the file on the disk. */
export interface Prepared {
  readonly faults: readonly Fault[];
  readonly kept: readonly KeptFile[];
}

export interface Written {
  readonly duty: Obligation;
  readonly draft: SelfInspection;
  readonly answers: readonly GivenAnswer[];
  readonly own: readonly OwnFault[];
}

/** What saving and sending share. */
@Injectable()
export class SelfInspectionWriter {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly obligations: ObligationStore,
    private readonly store: SelfInspectionStore,
    private readonly faults: FaultsQuery,
    private readonly evidence: EvidenceStore,
  ) {}

  /** @throws NotFoundError before a byte is kept, for whoever does not owe the duty */
  async prepare(actor: Actor, code: string, files: readonly ReceivedFile[]): Promise<Prepared> {
    failWith(files.length > 1 ? [problem('file.tooMany', 'files', { max: 1 })] : []);
    const duty = await this.unitOfWork.run(actor, (tx) => this.ownDuty(tx, code));
    const faults = await this.faults.of(duty.roundId, duty.unitId, 'byRule');
    return { faults, kept: await this.evidence.keep(files) };
  }

  async write(tx: Transaction, code: string, input: SelfCheckInput, { faults, kept }: Prepared): Promise<Written> {
    const duty = await this.ownDuty(tx, code);
    failWith(duty.state === 'accepted' ? [problem('obligation.alreadyAccepted', 'note')] : []);
    failWith(duty.state === 'superseded' ? [problem('obligation.superseded', 'note', { by: duty.supersededBy ?? '' })] : []);
    const draft = await this.store.hold(tx, duty, input);
    const answers = answersTo(faults, input);
    const own = (input.own ?? []).map(({ text = null, remedy = null, committedOn = null }) => ({ text, remedy, committedOn }));
    const [file] = await this.evidence.register(tx, duty.unitId, kept);
    const fileId = file?.id ?? (input.removeFile ? null : draft.fileId);
    await this.store.write(tx, draft, { faults, answers, own: own.filter((one) => !isBlank(one)), noteVi: input.note ?? null }, fileId);
    return { duty, draft, answers, own };
  }

  private async ownDuty(tx: Transaction, code: string): Promise<Obligation> {
    const duty = await this.obligations.load(tx, code);
    if (duty.unitId !== tx.actor.unitId || duty.kind !== 'self_inspection') throw new NotFoundError();
    await this.rounds.assertOpen(tx, duty.roundId);
    return duty;
  }
}

/** @throws ValidationError for a fault that is not on the list, or is there twice */
function answersTo(faults: readonly Fault[], { answers }: SelfCheckInput): readonly GivenAnswer[] {
  const keys = answers.map(({ fault }) => fault);
  failWith(keys.flatMap((key, index) => (faults.some((one) => one.key === key) && keys.indexOf(key) === index ? [] : [problem('choice.invalid', `answers.${index}.fault`, { value: key })])));
  return faults.map(({ key }) => {
    const { answer = null, text = null, remedy = null, committedOn = null } = answers.find(({ fault }) => fault === key) ?? {};
    return { answer, text, remedy, committedOn };
  });
}
