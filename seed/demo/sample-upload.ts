import { Readable } from 'node:stream';
import type { ReceivedFile } from '../../src/platform/http/multipart-receiver';
import type { FileStore } from '../../src/platform/storage/file-store';
import { samplePdf } from './sample-pdf';

/** A sample file as if it had just been uploaded: through the same storage steps as a real one. */
export async function sampleUpload(store: FileStore, name: string, title: string): Promise<ReceivedFile> {
  const file = await store.receive(Readable.from([samplePdf(title)]), 1_000_000);
  return { ...file, field: 'files', name };
}
