import type { CalendarDate } from '../../kernel/calendar-date';

/** From this day NĐ 30/2020/NĐ-CP lays papers out; before it TT 01/2011/TT-BNV. */
export const DECREE_30_IN_FORCE: CalendarDate = '2020-03-05';

/** Lengths in millimetres, sizes in points. One object per rule set; every row is measured by a test. */
export interface OfficialLayout {
  readonly ruleSet: 'TT01/2011' | 'NĐ30/2020';
  readonly page: { readonly widthMm: number; readonly heightMm: number };
  readonly marginsMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly sizes: OfficialSizes;
  readonly pageNumber: {
    readonly place: 'bottomRight' | 'topCentre';
    readonly size: number;
    readonly hiddenOnFirstPage: true;
    /** Each annex starts again from 1. */
    readonly perAnnex: true;
  };
  readonly legalBasis: { readonly italic: boolean; readonly endOfLine: string; readonly endOfLast: string };
  readonly body: { readonly firstLineIndentMm: number; readonly paragraphGapPt: number; readonly lineSpacing: number };
  /** Head columns as shares of the text width, and the length of the short lines as a share of the text above them. */
  readonly head: { readonly leftShare: number; readonly rightShare: number; readonly shortLineShare: number };
  readonly urgencyFrameMm: Readonly<Record<'urgent' | 'veryUrgent' | 'express', { readonly width: number; readonly height: number }>>;
}

export interface OfficialSizes {
  readonly nationalName: number;
  readonly nationalMotto: number;
  readonly parentBody: number;
  readonly issuingBody: number;
  readonly number: number;
  readonly placeAndDate: number;
  readonly typeName: number;
  readonly summary: number;
  readonly letterSummary: number;
  readonly body: number;
  readonly addressees: number;
  readonly signature: number;
  readonly recipientsLabel: number;
  readonly recipients: number;
  readonly annexNumber: number;
  readonly annexTitle: number;
  readonly urgency: number;
}

const SIZES: OfficialSizes = {
  nationalName: 12,
  nationalMotto: 13,
  parentBody: 12,
  issuingBody: 12,
  number: 13,
  placeAndDate: 13,
  typeName: 14,
  summary: 14,
  letterSummary: 12,
  body: 14,
  addressees: 14,
  signature: 14,
  recipientsLabel: 12,
  recipients: 11,
  annexNumber: 14,
  annexTitle: 14,
  urgency: 13,
};

const COMMON = {
  page: { widthMm: 210, heightMm: 297 },
  marginsMm: { top: 20, bottom: 20, left: 30, right: 15 },
  sizes: SIZES,
  body: { firstLineIndentMm: 12.7, paragraphGapPt: 6, lineSpacing: 1.05 },
  head: { leftShare: 0.4, rightShare: 0.6, shortLineShare: 0.4 },
  urgencyFrameMm: { urgent: { width: 20, height: 8 }, veryUrgent: { width: 40, height: 8 }, express: { width: 30, height: 8 } },
} as const;

const CIRCULAR_01_2011: OfficialLayout = {
  ...COMMON,
  ruleSet: 'TT01/2011',
  pageNumber: { place: 'bottomRight', size: 14, hiddenOnFirstPage: true, perAnnex: true },
  legalBasis: { italic: false, endOfLine: ';', endOfLast: ',' },
};

const DECREE_30_2020: OfficialLayout = {
  ...COMMON,
  ruleSet: 'NĐ30/2020',
  pageNumber: { place: 'topCentre', size: 14, hiddenOnFirstPage: true, perAnnex: true },
  legalBasis: { italic: true, endOfLine: ';', endOfLast: '.' },
};

/** The layout rules in force on the day of the document. */
export function officialLayoutOn(day: CalendarDate): OfficialLayout {
  return day < DECREE_30_IN_FORCE ? CIRCULAR_01_2011 : DECREE_30_2020;
}
