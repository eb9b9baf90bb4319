import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { NotFoundError } from '../../kernel/errors';
import type { ReceivedFile } from '../../platform/http/multipart-receiver';
import { UploadPlaces, type Attached, type Destination, type StoredFile } from '../evidence';
import { ReportEditorQuery } from './report-editor.query';
import { AddReportFiles } from './use-cases/add-report-files';
import { SaveItem } from './use-cases/save-item';
import { SaveReportHead } from './use-cases/save-report-head';

/** What of a report takes files in pieces: the answer to one finding, the report as a whole, and the signed copy. */
@Injectable()
export class ReportUploadPlaces implements OnModuleInit {
  constructor(
    private readonly places: UploadPlaces,
    private readonly editor: ReportEditorQuery,
    private readonly saveItem: SaveItem,
    private readonly addFiles: AddReportFiles,
    private readonly saveHead: SaveReportHead,
  ) {}

  onModuleInit(): void {
    this.places.add('item', {
      assertMay: async (actor, to, size) => this.saveItem.assertRoom(actor, to.report ?? '', await this.findingOf(actor, to), [{ size }]),
      attach: async (actor, to, file) => this.toItem(actor, to, file),
    });
    this.places.add('report', {
      assertMay: (actor, to, size) => this.addFiles.assertMay(actor, to.report ?? '', [{ size }]),
      attach: async (actor, to, file) => ({ file: one(await this.addFiles.execute(actor, to.report ?? '', [file])) }),
    });
    this.places.add('signed', {
      assertMay: (actor, to) => this.saveHead.assertTakesSigned(actor, to.report ?? ''),
      attach: (actor, to, file) => this.saveHead.attachSigned(actor, to.report ?? '', file),
    });
  }

  private async toItem(actor: Actor, to: Destination, file: ReceivedFile): Promise<Attached> {
    return { file: one(await this.saveItem.attach(actor, to.report ?? '', await this.findingOf(actor, to), [file])) };
  }

  private async findingOf(actor: Actor, { report = '', item = '' }: Destination): Promise<string> {
    const { items } = await this.editor.head(actor, report);
    const found = items.find(({ n }) => String(n) === item);
    if (!found) throw new NotFoundError();
    return found.item.findingCode;
  }
}

function one([stored]: readonly StoredFile[]): StoredFile {
  if (!stored) throw new NotFoundError();
  return stored;
}
