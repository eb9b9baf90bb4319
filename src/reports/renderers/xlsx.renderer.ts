import { Workbook } from 'exceljs';
import { officialLayoutOn } from '../model/official-layout';
import { OFFICIAL_WORDS } from '../model/official-words';
import type { ReportDocument } from '../model/report-document';
import { writeCoverSheet } from './xlsx/cover-sheet';
import { sheetPlans } from './xlsx/sheet-plan';
import { writeTableSheet } from './xlsx/table-sheet';
import { withFixedZipDates } from './zip-dates';

/**
 * The tables of the document as a workbook: a cover, then a sheet each. Numbers and dates are real, dates are days of Viet Nam in every
 * process time zone, no text can become a formula or link. The same document gives the same bytes.
 */
export async function renderXlsx(document: ReportDocument): Promise<Buffer> {
  const { meta } = document;
  const layout = officialLayoutOn(meta.date ?? meta.draftedOn);
  const workbook = new Workbook();
  const dataAt = new Date(meta.dataAt);
  workbook.created = dataAt;
  workbook.modified = dataAt;
  workbook.creator = meta.code;
  workbook.lastModifiedBy = meta.code;
  workbook.title = meta.title;

  const plans = sheetPlans(document);
  writeCoverSheet(workbook.addWorksheet(OFFICIAL_WORDS.coverSheet), document, plans, layout);
  for (const plan of plans) {
    writeTableSheet(workbook.addWorksheet(plan.name), plan, {
      layout,
      sampleNotice: meta.sampleNotice,
      closing: plans.length === 1 && plan.table.use === 'printed' ? document.closing : null,
    });
  }
  const bytes = await workbook.xlsx.writeBuffer();
  return withFixedZipDates(Buffer.from(bytes));
}
