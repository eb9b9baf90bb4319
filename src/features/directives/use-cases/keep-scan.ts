import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { ValidationError } from '../../../kernel/errors';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { EvidenceStore, StoredFile, type KeptFile } from '../../evidence';
import { HeadWriter } from '../head-writer';

/** The scan of a directive, or the file its text was read from: bytes first, then the row that names them. */
@Injectable()
export class KeepScan {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evidence: EvidenceStore,
    private readonly heads: HeadWriter,
  ) {}

  /** Outside any unit of work. @throws ValidationError at `scan` */
  async keep(file: ReceivedFile | undefined): Promise<readonly KeptFile[]> {
    try {
      return file ? await this.evidence.keep([file]) : [];
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      throw new ValidationError(error.problems.map((one) => ({ ...one, field: 'scan' })));
    }
  }

  /** A form that is shown again keeps the file that came with it: it need not be chosen twice. */
  async leave(actor: Actor, [sent]: readonly KeptFile[]): Promise<{ readonly scanId: string; readonly scanName: string } | null> {
    if (!sent) return null;
    return this.unitOfWork.run(actor, async (tx) => {
      const file = await tx.manager.findOneByOrFail(StoredFile, { id: await this.heads.registerOnce(tx, sent) });
      return { scanId: file.publicId, scanName: file.name };
    });
  }
}
