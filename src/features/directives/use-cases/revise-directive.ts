import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { failWith, ForbiddenError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, updateGuarded } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { KeptFile } from '../../evidence';
import { InspectionRound, RoundProgress } from '../../inspections';
import { ClauseWriter, type ResolvedClause } from '../clause-writer';
import { Directive, type ClauseParty } from '../directive.entity';
import type { ReviseDirectiveInput } from '../directive.input';
import { DirectiveStore, type OldClause } from '../directive.store';
import { HeadWriter, typedHead } from '../head-writer';

/** Corrects a draft as a whole; once issued nothing in it changes. */
@Injectable()
export class ReviseDirective {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rounds: RoundProgress,
    private readonly directives: DirectiveStore,
    private readonly clauses: ClauseWriter,
    private readonly heads: HeadWriter,
  ) {}

  async execute(actor: Actor, code: string, input: ReviseDirectiveInput, kept: readonly KeptFile[] = []): Promise<void> {
    const clauses = await this.clauses.resolve(input);
    await this.unitOfWork.run(actor, async (tx) => {
      const directive = await this.directives.load(tx, code);
      await this.rounds.assertOpen(tx, directive.roundId);
      if (directive.state !== 'draft') throw new ForbiddenError('actionNotInState', { machine: 'directive', state: directive.state, action: 'revise' });
      expectVersion(directive, input.version);
      const round = await tx.manager.findOneByOrFail(InspectionRound, { id: directive.roundId });
      failWith(round.code === input.roundCode ? [] : [problem('choice.invalid', 'roundCode')]);
      await updateGuarded(tx, Directive, directive, {
        ...typedHead(input),
        scanFileId: (await this.heads.scan(tx, input, kept)) ?? directive.scanFileId,
      });
      await this.heads.links(tx, { id: directive.id, code, signedOn: input.signedOn ?? null }, input);
      await this.clauses.insert(tx, directive.id, takenOver(await this.directives.takeClauses(tx, directive.id), clauses));
      await tx.record({ type: 'directive.revised', subject: { kind: 'directive', code }, roundCode: round.code, details: { clauses: clauses.length, documentNumber: input.documentNumber ?? null } });
    });
  }
}

/** What the form does not show (English, topic, a body's longer name) goes over to the clause with the same number. */
function takenOver(old: readonly OldClause[], clauses: readonly ResolvedClause[]): readonly ResolvedClause[] {
  return clauses.map(({ clause, addressees, coordinators }) => {
    const before = old.find((one) => one.clause.number === clause.number);
    const labelled = (role: ClauseParty['role'], bodies: ResolvedClause['addressees']): ResolvedClause['addressees'] =>
      bodies.map((body) => ({ ...body, labelVi: before?.parties.find((one) => one.role === role && one.unitId !== null && one.unitId === body.unitId)?.labelVi ?? body.labelVi }));
    const sameContent = before?.clause.contentVi === clause.contentVi;
    return {
      clause: { ...clause, contentEn: clause.contentEn ?? (sameContent ? (before?.clause.contentEn ?? undefined) : undefined), topic: clause.topic ?? before?.clause.topic ?? undefined },
      addressees: labelled('addressee', addressees),
      coordinators: labelled('coordinator', coordinators),
    };
  });
}
