import { open } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import * as yauzl from 'yauzl';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import { Settings } from '../../platform/config/settings';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { acceptedType, packageProblem, type PackageFacts } from './domain/file-kind';

export interface InspectedFile extends ReceivedFile {
  readonly mediaType: string;
}

/** Looks at received files before anything is kept. */
@Injectable()
export class FileInspector {
  constructor(private readonly settings: Settings) {}

  /** @returns the files with the type their content has, or every problem found */
  async inspect(files: readonly ReceivedFile[]): Promise<readonly InspectedFile[] | readonly Problem[]> {
    const total = files.reduce((sum, file) => sum + file.size, 0);
    if (total > this.settings.itemMaxBytes) return [problem('file.itemTooLarge', 'files', { max: this.settings.itemMaxBytes / 1_000_000 })];
    const results = await Promise.all(files.map((file) => this.inspectOne(file)));
    const problems = results.filter(isProblem);
    return problems.length > 0 ? problems : (results as InspectedFile[]);
  }

  private async inspectOne(file: ReceivedFile): Promise<InspectedFile | Problem> {
    if (file.size === 0) return problem('file.empty', 'files', { name: file.name });
    const accepted = acceptedType(file.name, await headOf(file.path));
    if (isProblem(accepted)) return accepted;
    if (accepted.container === 'zip') {
      const facts = await directoryOf(file.path);
      const found = facts ? packageProblem(file.name, accepted, facts) : problem('file.damaged', 'files', { name: file.name });
      if (found) return found;
    }
    return { ...file, mediaType: accepted.mediaType };
  }
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(1024);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The central directory of a ZIP, or null when it cannot be read. */
function directoryOf(path: string): Promise<PackageFacts | null> {
  return new Promise((resolve) => {
    // Names undecoded: the library would call an unsafe path a damaged file.
    yauzl.open(path, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true }, (error, zip) => {
      if (error) return resolve(null);
      const names: string[] = [];
      let unpackedSize = 0;
      let packedSize = 0;
      let encrypted = false;
      zip.on('entry', (entry: yauzl.Entry) => {
        names.push(Buffer.from(entry.fileName).toString());
        unpackedSize += entry.uncompressedSize;
        packedSize += entry.compressedSize;
        encrypted ||= (entry.generalPurposeBitFlag & 1) === 1;
        if (names.length > 20_000) return finish();
        zip.readEntry();
      });
      const finish = (): void => {
        zip.close();
        resolve({ names, unpackedSize, packedSize, encrypted });
      };
      zip.on('end', finish);
      zip.on('error', () => resolve(null));
      zip.readEntry();
    });
  });
}
