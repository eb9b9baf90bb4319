import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { unitReportDocument } from './definitions/unit-report.definition';
import type { PaperFile } from './paper-file';
import { UnitReportQuery } from './queries/unit-report.query';
import { MEDIA_TYPES, RenderService } from './renderers';

export type UnitReportFormat = 'pdf' | 'docx';
export const UNIT_REPORT_FORMATS: readonly UnitReportFormat[] = ['pdf', 'docx'];

/** The unit's own report as it is laid before its head to be signed: Word to edit, PDF to print. */
@Injectable()
export class UnitReportPaper {
  constructor(
    private readonly reports: UnitReportQuery,
    private readonly renderer: RenderService,
  ) {}

  /** @throws NotFoundError when the report is not the actor's own */
  async render(actor: Actor, code: string, format: UnitReportFormat): Promise<PaperFile> {
    const data = await this.reports.of(actor, code);
    const name = `bao-cao-khac-phuc-${data.code}-lan-${data.number}.${format}`;
    return { name, mediaType: MEDIA_TYPES[format], bytes: await this.renderer.render(unitReportDocument(data), format) };
  }
}
