import { open } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { isProblem, problem, type Problem } from '../../kernel/problem';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { acceptedType, endingOf } from './domain/file-kind';
import { InspectionQueue } from './inspection/inspection-queue';
import { VirusScanner } from './virus-scanner';

export interface InspectedFile extends ReceivedFile {
  readonly mediaType: string;
}

/** Looks at received files before anything is kept: type by content, then the content to its depth, then the virus scanner. */
@Injectable()
export class FileInspector {
  constructor(
    private readonly queue: InspectionQueue,
    private readonly scanner: VirusScanner,
  ) {}

  /** @returns the files with the type their content has, or every problem found */
  async inspect(files: readonly ReceivedFile[]): Promise<readonly InspectedFile[] | readonly Problem[]> {
    const results = await Promise.all(files.map((file) => this.inspectOne(file)));
    const problems = results.filter(isProblem);
    return problems.length > 0 ? problems : (results as InspectedFile[]);
  }

  private async inspectOne(file: ReceivedFile): Promise<InspectedFile | Problem> {
    const { name, path } = file;
    if (file.size === 0) return problem('file.empty', 'files', { name });
    const accepted = acceptedType(name, await headOf(path));
    if (isProblem(accepted)) return accepted;
    const refusal = await this.queue.inspect({ path, ending: endingOf(name) });
    if (refusal) return problem(`file.${refusal.reason}`, 'files', { name, entry: refusal.entry ?? '' });
    const virus = await this.scanner.virusIn(path);
    if (virus !== null) return problem('file.infected', 'files', { name, virus });
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
