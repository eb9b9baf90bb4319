import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { I18n } from '../platform/i18n';
import { NotFoundError } from '../kernel/errors';
import { urgingLetterDocument } from './definitions/urging-letter.definition';
import { urgingProposalDocument } from './definitions/urging-proposal.definition';
import type { ReportDocument } from './model/report-document';
import type { PaperFile } from './paper-file';
import { UrgingLetterQuery } from './queries/urging-letter.query';
import { MEDIA_TYPES, RenderService } from './renderers';
import { zipOfFiles } from './zip-of-files';

export type LetterFormat = 'pdf' | 'docx';
export const LETTER_FORMATS: readonly LetterFormat[] = ['pdf', 'docx'];

/** The letter for one row of the urging ledger: PDF to read, Word to edit and sign. */
@Injectable()
export class UrgingLetter {
  constructor(
    private readonly letters: UrgingLetterQuery,
    private readonly renderer: RenderService,
    private readonly i18n: I18n,
  ) {}

  /** @throws NotFoundError when the round has no such urging, or it is another unit's */
  async render(actor: Actor, roundCode: string, number: number, format: LetterFormat): Promise<PaperFile> {
    const document = urgingLetterDocument(await this.letters.of(actor, roundCode, number), this.i18n.t('vi'));
    return this.file(document, format);
  }

  /** The proposal to the chair that one sending made. @throws NotFoundError when it made none */
  async proposal(actor: Actor, dispatch: string, format: LetterFormat): Promise<PaperFile> {
    return this.file(urgingProposalDocument(await this.letters.proposal(actor, dispatch), this.i18n.t('vi')), format);
  }

  /** Every paper of one sending in PDF and Word: a letter for each unit, and the proposal to the chair if there is one. */
  async all(actor: Actor, dispatch: string): Promise<PaperFile> {
    const units = await this.letters.unitsOf(actor, dispatch);
    const letters = units.flatMap(({ roundCode, number, unitCode }) =>
      LETTER_FORMATS.map(async (format) => ({ ...(await this.render(actor, roundCode, number, format)), name: `cong-van-don-doc-${unitCode}-so-${number}.${format}` })),
    );
    const proposals = LETTER_FORMATS.map((format) =>
      this.proposal(actor, dispatch, format).then(
        (paper) => [{ ...paper, name: `phieu-trinh-chu-tich.${format}` }],
        (error: unknown) => {
          if (error instanceof NotFoundError) return [];
          throw error;
        },
      ),
    );
    const files = [...(await Promise.all(letters)), ...(await Promise.all(proposals)).flat()];
    return { name: `cong-van-don-doc-${dispatch}.zip`, mediaType: 'application/zip', bytes: zipOfFiles(files) };
  }

  private async file(document: ReportDocument, format: LetterFormat): Promise<PaperFile> {
    return { name: `${document.meta.code}.${format}`, mediaType: MEDIA_TYPES[format], bytes: await this.renderer.render(document, format) };
  }
}
