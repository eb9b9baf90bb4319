import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { I18n } from '../platform/i18n';
import { receiptDocument } from './definitions/receipt.definition';
import type { PaperFile } from './paper-file';
import { ReceiptQuery } from './queries/receipt.query';
import { MEDIA_TYPES, RenderService } from './renderers';

/** The receipt of a sent report as a sheet to keep. The same receipt always has the same bytes. */
@Injectable()
export class ReceiptPaper {
  constructor(
    private readonly receipts: ReceiptQuery,
    private readonly renderer: RenderService,
    private readonly i18n: I18n,
  ) {}

  /** @throws NotFoundError when the report is not the actor's to see, or the version was not sent */
  async pdf(actor: Actor, reportCode: string, versionNumber: number): Promise<PaperFile> {
    const document = receiptDocument(await this.receipts.of(actor, reportCode, versionNumber), this.i18n.t('vi'));
    return { name: `${document.meta.code}.pdf`, mediaType: MEDIA_TYPES.pdf, bytes: await this.renderer.render(document, 'pdf') };
  }
}
