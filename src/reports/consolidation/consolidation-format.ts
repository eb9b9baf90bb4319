import { NotFoundError } from '../../kernel/errors';

/** What a consolidated paper is given out as. */
export const CONSOLIDATION_FORMATS = ['xlsx', 'pdf', 'docx'] as const;
export type ConsolidationFormat = (typeof CONSOLIDATION_FORMATS)[number];

/** @throws NotFoundError for any other ending: there is no such file */
export function consolidationFormat(text: string): ConsolidationFormat {
  const format = CONSOLIDATION_FORMATS.find((one) => one === text);
  if (format === undefined) throw new NotFoundError();
  return format;
}

/** The first freeze has the plain name; later ones carry their number. */
export function consolidatedName(roundCode: string, format: ConsolidationFormat, number = 1): string {
  return `consolidated-${roundCode}${number > 1 ? `-${number}` : ''}.${format}`;
}

/** @throws NotFoundError for what is no number: there is no such freeze */
export function freezeNumber(text: unknown): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (typeof text !== 'string' || !/^[1-9]\d{0,3}$/.test(text)) throw new NotFoundError();
  return Number(text);
}
