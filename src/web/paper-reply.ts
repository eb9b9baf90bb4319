import { NotFoundError } from '../kernel/errors';
import type { Reply } from '../platform/http/request';
import type { PaperFile } from '../reports/paper-file';

/** A paper is sent as a file, never kept by a cache: it is somebody's. */
export async function sendPaper(reply: Reply, { name, mediaType, bytes }: PaperFile): Promise<void> {
  await reply.header('content-type', mediaType).header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'private, no-store').send(bytes);
}

/** A number in an address. @throws NotFoundError for anything else */
export function numberInPath(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new NotFoundError();
  return Number(text);
}
