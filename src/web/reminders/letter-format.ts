import { NotFoundError } from '../../kernel/errors';
import { LETTER_FORMATS, type LetterFormat } from '../../reports/urging-letter';

/** @throws NotFoundError for a format that letters do not have */
export function letterFormat(asked: string): LetterFormat {
  const format = LETTER_FORMATS.find((one) => one === asked);
  if (!format) throw new NotFoundError();
  return format;
}
