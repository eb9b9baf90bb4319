import { Injectable } from '@nestjs/common';
import { failWith } from '../../kernel/errors';
import { problem, type Problem } from '../../kernel/problem';
import type { Transaction } from '../../platform/database/transaction';
import { EvidenceStore, type KeptFile } from '../evidence';
import type { Directive } from './directive.entity';
import type { RecordDirectiveInput } from './directive.input';
import { DirectiveStore } from './directive.store';
import { linkProblems } from './domain/directive-links';

/** Fields of a directive's head that a person types. */
export type TypedHead = Pick<Directive, 'documentNumber' | 'signedOn' | 'issuerTitleVi' | 'signerName' | 'signingAuthority' | 'summaryVi' | 'sourceNoteVi' | 'sourceTextVi'>;

export function typedHead(input: RecordDirectiveInput): TypedHead {
  return {
    documentNumber: input.documentNumber ?? null,
    signedOn: input.signedOn ?? null,
    issuerTitleVi: input.issuerTitleVi,
    signerName: input.signerName ?? null,
    signingAuthority: input.signingAuthority ?? null,
    summaryVi: input.summaryVi,
    sourceNoteVi: input.sourceNoteVi ?? null,
    sourceTextVi: input.sourceTextVi ?? null,
  };
}

/** The parts of a directive beside its clauses: its scan, and what it does to earlier ones. */
@Injectable()
export class HeadWriter {
  constructor(
    private readonly directives: DirectiveStore,
    private readonly evidence: EvidenceStore,
  ) {}

  /** What was sent now, or what the same account left here with an earlier try. @returns null when there is none */
  async scan(tx: Transaction, { scanId }: RecordDirectiveInput, [sent]: readonly KeptFile[]): Promise<string | null> {
    if (sent) return this.registerOnce(tx, sent);
    if (!scanId) return null;
    const left = await this.evidence.leftBy(tx, tx.actor.unitId, { publicId: scanId });
    failWith(left ? [] : [problem('file.gone', 'scan')]);
    return left?.id ?? null;
  }

  /** The same bytes under the same name, sent again after a refused try, are not a second file. */
  async registerOnce(tx: Transaction, sent: KeptFile): Promise<string> {
    const { sha256, name } = sent;
    const earlier = await this.evidence.leftBy(tx, tx.actor.unitId, { sha256, name });
    const file = earlier ?? (await this.evidence.register(tx, tx.actor.unitId, [sent]))[0];
    if (!file) throw new Error('a kept file was not registered');
    return file.id;
  }

  /** @throws ValidationError with everything wrong with the earlier directives that are named */
  async links(tx: Transaction, later: { readonly id: string; readonly code: string; readonly signedOn: string | null }, { links = [] }: RecordDirectiveInput): Promise<void> {
    const { found, graph } = await this.directives.linkables(tx.manager, links.map(({ earlier }) => earlier));
    const problems = links.flatMap((link, index): Problem[] => {
      const field = `links[${index}]`;
      const earlier = found.get(link.earlier);
      if (!earlier) return [problem('directive.linkUnknown', `${field}.earlier`, { code: link.earlier })];
      const twice = links.findIndex((one) => one.earlier === link.earlier) < index ? [problem('directive.linkTwice', `${field}.earlier`, { code: link.earlier })] : [];
      return [...twice, ...linkProblems(link, earlier, later, graph, field)];
    });
    failWith(problems);
    await this.directives.replaceLinks(
      tx,
      later.id,
      links.flatMap(({ earlier, kind, clauseNumbers, reasonVi }) => {
        const named = found.get(earlier);
        return named ? [{ earlierId: named.id, kind, clauseNumbers: kind === 'amends' ? clauseNumbers : [], reasonVi }] : [];
      }),
    );
  }
}
