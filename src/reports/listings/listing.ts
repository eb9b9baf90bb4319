import { dateOf, type Instant } from '../../kernel/calendar-date';
import type { Page } from '../../kernel/page';
import type { Translate } from '../../platform/i18n';
import { tableBlock } from '../model/blocks';
import type { ReportDocument } from '../model/report-document';
import type { Column, DataRow } from '../model/table';

/** What a list says when it is taken away as a workbook: exactly the rows that its page shows under the same filters, on all its pages. */
export interface Listing {
  /** File-safe name, e.g. `findings`. */
  readonly code: string;
  readonly title: string;
  readonly sheetName: string;
  /** Filters in force, as `[label, value]`; empty values are left out. */
  readonly filters: readonly (readonly [string, string | undefined])[];
  readonly columns: readonly Column[];
  readonly rows: readonly DataRow[];
  readonly sample: boolean;
}

export function listingDocument(listing: Listing, at: Instant, t: Translate): ReportDocument {
  const set = listing.filters.filter(([, value]) => value !== undefined && value !== '').map(([label, value]) => `${label}: ${value ?? ''}`);
  return {
    meta: {
      kind: 'listing',
      code: listing.code,
      title: listing.title,
      scope: [set.length > 0 ? set.join('; ') : t('exports:noFilter'), t('exports:rows', { count: listing.rows.length })],
      date: null,
      draftedOn: dateOf(at),
      dataAt: at,
      sampleNotice: listing.sample,
    },
    head: null,
    body: [
      tableBlock({
        key: listing.code,
        title: null,
        sheetName: listing.sheetName,
        unitOfMeasure: null,
        use: 'working',
        columns: listing.columns,
        rows: listing.rows,
        numberedColumns: false,
        total: null,
      }),
    ],
    closing: null,
    annexes: [],
  };
}

const EXPORT_PAGE = 200;

/** Every row of a paged list, page after page, in the list's own order. */
export async function allRows<T>(load: (page: number, pageSize: number) => Promise<Page<T>>): Promise<readonly T[]> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const next = await load(page, EXPORT_PAGE);
    rows.push(...next.rows);
    if (next.rows.length === 0 || rows.length >= next.total) return rows;
  }
}
