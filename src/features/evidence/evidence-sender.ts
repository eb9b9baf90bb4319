import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../kernel/errors';
import type { Reply } from '../../platform/http/request';
import { FileStore } from '../../platform/storage/file-store';
import type { StoredFile } from './stored-file.entity';

/** RFC 6266 and 5987: the Vietnamese name whole in `filename*`, a plain one for old browsers. */
export function contentDisposition(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Sends received bytes as they came, never shown as a page of ours. Who may read is decided by the object they belong to, before. */
@Injectable()
export class EvidenceSender {
  constructor(private readonly files: FileStore) {}

  async send(reply: Reply, file: Pick<StoredFile, 'sha256' | 'name' | 'mediaType' | 'size'>): Promise<void> {
    if (!(await this.files.has(file.sha256))) throw new NotFoundError();
    await reply
      .header('content-type', file.mediaType)
      .header('content-length', file.size)
      .header('content-disposition', contentDisposition(file.name))
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'private, no-store')
      .header('cross-origin-resource-policy', 'same-origin')
      .send(this.files.read(file.sha256));
  }
}
