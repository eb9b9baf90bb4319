import { Injectable } from '@nestjs/common';
import { runLimited, type ChildLimits } from '../../platform/jobs/limited-child';
import { projectRoot } from '../../platform/platform.module';
import { FileStore } from '../../platform/storage/file-store';
import type { InspectedFile } from './file-inspector';
import type { FileSignature, SignatureFound } from './stored-file.entity';

const LIMITS: ChildLimits = { memoryMb: 512, timeMs: 20_000, outputBytes: 200_000 };
const MARK = Buffer.from('/ByteRange');

/** What a received PDF says of its digital signatures. The ASN.1 in it is read in a limited process, never here. */
@Injectable()
export class SignatureReader {
  constructor(private readonly files: FileStore) {}

  /** @returns null for other kinds of file, and for a PDF on which the reading failed */
  async read(file: Pick<InspectedFile, 'sha256' | 'mediaType'>): Promise<FileSignature | null> {
    if (file.mediaType !== 'application/pdf') return null;
    // A signature's byte range may not be compressed, since it is itself part of the signed bytes: most PDFs need no process.
    if (!(await this.holds(file.sha256, MARK))) return { signatures: [] };
    const outcome = await runLimited(projectRoot(), 'read-signatures.mjs', this.files.pathOf(file.sha256), [], LIMITS);
    return outcome.ok ? parse(outcome.output) : null;
  }

  private async holds(sha256: string, mark: Buffer): Promise<boolean> {
    let tail = Buffer.alloc(0);
    for await (const chunk of this.files.read(sha256) as AsyncIterable<Buffer>) {
      const seen = Buffer.concat([tail, chunk]);
      if (seen.includes(mark)) return true;
      tail = seen.subarray(Math.max(0, seen.length - mark.length));
    }
    return false;
  }
}

/** The process read hostile bytes: its answer is taken by shape, not by trust. */
function parse(output: Buffer): FileSignature | null {
  try {
    const { signatures } = JSON.parse(output.toString()) as { signatures: readonly Record<keyof SignatureFound, unknown>[] };
    return {
      signatures: signatures.map(({ signer, signedAt, whole, coversAll }) => ({
        signer: String(signer).slice(0, 200),
        signedAt: Number.isSafeInteger(signedAt) ? Number(signedAt) : null,
        whole: typeof whole === 'boolean' ? whole : null,
        coversAll: coversAll === true,
      })),
    };
  } catch {
    return null;
  }
}
