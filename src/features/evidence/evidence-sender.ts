import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../kernel/errors';
import type { Reply } from '../../platform/http/request';
import { FileStore } from '../../platform/storage/file-store';
import { EvidenceReads, type Reader } from './evidence-reads';
import { PreviewMaker } from './preview-maker';
import type { StoredFile } from './stored-file.entity';

/** RFC 6266 and 5987: the Vietnamese name whole in `filename*`, a plain one for old browsers. */
export function contentDisposition(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Nothing in the answer may run, and no other site may show it. */
const closed = (reply: Reply): Reply =>
  reply.header('content-security-policy', "sandbox; default-src 'none'").header('cache-control', 'private, no-store').header('cross-origin-resource-policy', 'same-origin');

/** Sends received bytes as they came, never shown as a page of ours. Who may read is decided by the object they belong to, before. */
@Injectable()
export class EvidenceSender {
  constructor(
    private readonly files: FileStore,
    private readonly reads: EvidenceReads,
    private readonly previews: PreviewMaker,
  ) {}

  /** A received file. Reading one that shows citizens' data is recorded before its first byte goes out. */
  async send(reply: Reply, reader: Reader, file: StoredFile): Promise<void> {
    if (file.erasedAt !== null) throw new NotFoundError('fileErased');
    if (!(await this.files.has(file.sha256))) throw new NotFoundError();
    await this.reads.record(reader, file, { how: 'download' });
    await this.sendPaper(reply, file);
  }

  /** A paper made here, or a file whose reading is not recorded. */
  async sendPaper(reply: Reply, file: Pick<StoredFile, 'sha256' | 'name' | 'mediaType' | 'size'>): Promise<void> {
    if (!(await this.files.has(file.sha256))) throw new NotFoundError();
    await closed(reply)
      .header('content-type', file.mediaType)
      .header('content-length', file.size)
      .header('content-disposition', contentDisposition(file.name))
      .send(this.files.read(file.sha256));
  }

  /** A page of the file as a picture: the only form in which its content is shown in a browser. */
  async sendPreview(reply: Reply, reader: Reader, file: StoredFile, page: number): Promise<void> {
    if (file.erasedAt !== null) throw new NotFoundError('fileErased');
    const preview = await this.previews.page(file, page);
    if (!preview) throw new NotFoundError('noPreview');
    await this.reads.record(reader, file, { how: 'preview', page });
    await closed(reply).header('content-type', preview.type).header('content-length', preview.picture.length).header('content-disposition', 'inline').send(preview.picture);
  }
}
