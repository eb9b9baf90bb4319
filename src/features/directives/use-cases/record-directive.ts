import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { newId } from '../../../platform/database/new-id';
import { oneAtATime } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { onceOnly } from '../../../platform/http/once-only';
import type { KeptFile } from '../../evidence';
import { RoundProgress } from '../../inspections';
import { ClauseWriter } from '../clause-writer';
import { Directive } from '../directive.entity';
import type { RecordDirectiveInput } from '../directive.input';
import { directiveMachine } from '../domain/directive.machine';
import { HeadWriter, typedHead } from '../head-writer';

/** Enters the chair's document as a draft: clauses, addressees, co-operating bodies, wording of the time limits. */
@Injectable()
export class RecordDirective {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly clauses: ClauseWriter,
    private readonly heads: HeadWriter,
  ) {}

  /** @returns the directive's code, e.g. `2018-Q2-CD1` */
  async execute(actor: Actor, input: RecordDirectiveInput, kept: readonly KeptFile[] = []): Promise<string> {
    const clauses = await this.clauses.resolve(input);
    return this.unitOfWork.run(actor, (tx) =>
      onceOnly(tx, { act: 'recordDirective', object: input.roundCode, key: input.formKey }, async () => {
        const round = await this.rounds.byCode(tx, input.roundCode);
        await this.rounds.assertOpen(tx, round.id);
        await oneAtATime(tx, `directive:${round.id}`);
        const directive = { id: newId(), code: `${round.code}-CD${(await tx.manager.countBy(Directive, { roundId: round.id })) + 1}` };
        await tx.manager.insert(Directive, {
          ...directive,
          roundId: round.id,
          ...typedHead(input),
          scanFileId: await this.heads.scan(tx, input, kept),
          state: directiveMachine.initial,
          recordedAt: tx.now,
          issuedAt: null,
        });
        await this.heads.links(tx, { ...directive, signedOn: input.signedOn ?? null }, input);
        await this.clauses.insert(tx, directive.id, clauses);
        await tx.record({ type: 'directive.recorded', subject: { kind: 'directive', code: directive.code }, roundCode: round.code, details: { clauses: clauses.length, documentNumber: input.documentNumber ?? null } });
        return directive.code;
      }),
    );
  }
}
