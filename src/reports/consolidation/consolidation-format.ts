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
