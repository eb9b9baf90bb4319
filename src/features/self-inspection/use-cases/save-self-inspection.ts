import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ReceivedFile } from '../../../platform/http/multipart-receiver';
import { onceOnly } from '../../../platform/http/once-only';
import type { SelfCheckInput } from '../self-inspection.input';
import { SelfInspectionWriter } from '../self-inspection-writer';

/** A unit keeps what it has written so far; nobody else reads it. */
@Injectable()
export class SaveSelfInspection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: SelfInspectionWriter,
  ) {}

  async execute(actor: Actor, code: string, input: SelfCheckInput, files: readonly ReceivedFile[]): Promise<void> {
    const prepared = await this.writer.prepare(actor, code, files);
    await this.unitOfWork.run(actor, (tx) =>
      onceOnly(tx, { act: 'saveSelfInspection', object: code, key: input.formKey }, async () => {
        await this.writer.write(tx, code, input, prepared);
        return code;
      }),
    );
  }
}
