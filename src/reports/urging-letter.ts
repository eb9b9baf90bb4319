import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { I18n } from '../platform/i18n';
import { urgingLetterDocument } from './definitions/urging-letter.definition';
import type { PaperFile } from './paper-file';
import { UrgingLetterQuery } from './queries/urging-letter.query';
import { MEDIA_TYPES, RenderService } from './renderers';

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
    return { name: `${document.meta.code}.${format}`, mediaType: MEDIA_TYPES[format], bytes: await this.renderer.render(document, format) };
  }
}
