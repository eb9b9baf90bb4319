import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../../kernel/actor';
import { failWith, ForbiddenError } from '../../../kernel/errors';
import { problem } from '../../../kernel/problem';
import { expectVersion, updateGuarded, type Transaction } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { InspectionRound } from '../../inspections';
import { ClauseWriter, type ResolvedClause } from '../clause-writer';
import { Clause, ClauseParty, Directive } from '../directive.entity';
import type { ReviseDirectiveInput } from '../directive.input';
import { DirectiveStore } from '../directive.store';

/** Corrects a draft as a whole; once issued nothing in it changes. */
@Injectable()
export class ReviseDirective {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directives: DirectiveStore,
    private readonly clauses: ClauseWriter,
  ) {}

  async execute(actor: Actor, code: string, input: ReviseDirectiveInput): Promise<void> {
    const clauses = await this.clauses.resolve(input);
    await this.unitOfWork.run(actor, async (tx) => {
      const directive = await this.directives.load(tx, code);
      if (directive.state !== 'draft') throw new ForbiddenError('actionNotInState', { machine: 'directive', state: directive.state, action: 'revise' });
      expectVersion(directive, input.version);
      const round = await tx.manager.findOneByOrFail(InspectionRound, { id: directive.roundId });
      failWith(round.code === input.roundCode ? [] : [problem('choice.invalid', 'roundCode')]);
      await updateGuarded(tx, Directive, directive, {
        documentNumber: input.documentNumber ?? null,
        signedOn: input.signedOn ?? null,
        issuerTitleVi: input.issuerTitleVi,
        summaryVi: input.summaryVi,
        sourceNoteVi: input.sourceNoteVi ?? null,
      });
      await this.clauses.insert(tx, directive.id, await this.takenOver(tx, directive.id, clauses));
      await tx.record({ type: 'directive.revised', subject: { kind: 'directive', code }, roundCode: round.code, details: { clauses: clauses.length, documentNumber: input.documentNumber ?? null } });
    });
  }

  /** Takes the old clauses away; what the form does not show (English, topic, a body's longer name) goes over to the new ones. */
  private async takenOver(tx: Transaction, directiveId: string, clauses: readonly ResolvedClause[]): Promise<readonly ResolvedClause[]> {
    const old = await tx.manager.find(Clause, { where: { directiveId }, order: { position: 'DESC' } });
    const parties = await tx.manager.findBy(ClauseParty, { clauseId: In(old.map(({ id }) => id)) });
    await tx.manager.delete(ClauseParty, { clauseId: In(old.map(({ id }) => id)) });
    for (const { id } of old) await tx.manager.delete(Clause, { id });
    return clauses.map(({ clause, addressees, coordinators }) => {
      const before = old.find(({ number }) => number === clause.number);
      const labelled = (role: ClauseParty['role'], bodies: ResolvedClause['addressees']): ResolvedClause['addressees'] =>
        bodies.map((body) => ({ ...body, labelVi: parties.find((one) => one.clauseId === before?.id && one.role === role && one.unitId !== null && one.unitId === body.unitId)?.labelVi ?? body.labelVi }));
      return {
        clause: { ...clause, contentEn: clause.contentEn ?? (before?.contentVi === clause.contentVi ? (before.contentEn ?? undefined) : undefined), topic: clause.topic ?? before?.topic ?? undefined },
        addressees: labelled('addressee', addressees),
        coordinators: labelled('coordinator', coordinators),
      };
    });
  }
}
