import { foldForSearch } from '../../../kernel/vietnamese-text';

/** What a list of duties is searched in; `unitText` is already folded. */
export function searchTextOf(code: string, title: string, unitText: string): string {
  return `${foldForSearch(`${code} ${title}`)} ${unitText}`;
}

/** Codes in the order people count: 2018-Q2-D1.10-873 after 2018-Q2-D1.2-873. */
export function sortKeyOf(code: string): string {
  return code.replace(/\d+/g, (digits) => digits.padStart(6, '0')).slice(0, 120);
}
