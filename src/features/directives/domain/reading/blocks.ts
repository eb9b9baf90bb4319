import type { FoldedLine, FoldedText } from './folded-text';
import { readTable, type TableRow } from './tables';

/** How a line is marked in its list; blocks of one style stand at one level. */
export interface Marker {
  readonly style: string;
  /** Where the words after the mark begin. */
  readonly after: number;
}

/** A heading, paragraph, list item or table of the letter, in places of the folded copy. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly marker: Marker | null;
  /** Rows of a table, each with its columns by role. */
  readonly rows: readonly TableRow[] | null;
}

const MARKERS: readonly (readonly [string, RegExp])[] = [
  ['phan', /^(?:phần|chương|mục) (?:[ivx]{1,5}|\d{1,2}|thứ \p{L}+)[.:]?(?: |$)/u],
  ['dieu', /^điều \d{1,3}[.:]? ?/u],
  ['num4', /^\d{1,2}\.\d{1,2}\.\d{1,2}\.\d{1,2}[.)]? /],
  ['num3', /^\d{1,2}\.\d{1,2}\.\d{1,2}[.)]? /],
  ['num2', /^\d{1,2}\.\d{1,2}[.)]? /],
  ['paren', /^\(\d{1,2}\) ?/],
  ['num1b', /^\d{1,2}\) ?/],
  ['num1', /^\d{1,2}(?:\.(?!\d)|\/(?= )|\. ?-|\s?-(?= \p{L})) ?/u],
  ['letterb', /^(?:\()?[a-zđ]\) ?/u],
  ['letter', /^[a-zđ]\. /u],
  ['dash', /^[-–—](?!-) ?(?=[\p{L}\d"“(])/u],
  ['plus', /^\+ ?(?=[\p{L}\d"“(])/u],
  ['bullet', /^[•●*▪■◦·o\uF0B7\uF02D]\s(?=[\p{L}\d])/u],
];
const ROMAN = /^[IVX]{1,5}(?:[.)]|\s?[-–]|\/(?= )) ?/;
const CAPITAL = /^[A-HK-UYĐ]\. ?(?=\p{L})/u;
const PAGE_NUMBER = /^(?:- ?)?\d{1,3}(?: ?-)?$|^trang \d+(?: ?\/ ?\d+)?$/;
const RULE_LINE = /^[-_*=–—.\s/|:+]{3,}$/;
const SENTENCE_END = /[.;:!?…]["”)]?$/;
/** A line this much shorter than the others was ended by its author, not by the edge of the page. */
const FULL_LINE = 0.72;
const WRAPPED_LINE = 115;

function markerAt(text: FoldedText, line: FoldedLine): Marker | null {
  const lower = text.lower.slice(line.start, Math.min(line.end, line.start + 40));
  const cased = text.cased.slice(line.start, Math.min(line.end, line.start + 40));
  const roman = ROMAN.exec(cased) ?? null;
  if (roman) return { style: 'roman', after: line.start + roman[0].length };
  const capital = CAPITAL.exec(cased);
  if (capital) return { style: 'capital', after: line.start + capital[0].length };
  for (const [style, pattern] of MARKERS) {
    const found = pattern.exec(lower);
    if (found && line.start + found[0].length < line.end) return { style, after: line.start + found[0].length };
  }
  return null;
}

const isCapitals = (words: string): boolean => /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words);

/** How long a full line is where the text came with the line ends of a page; null where lines are paragraphs. */
function fullLine(lines: readonly FoldedLine[]): number | null {
  const lengths = lines.map(({ start, end }) => end - start).filter((length) => length > 25).sort((a, b) => a - b);
  const long = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return lengths.length >= 4 && long <= WRAPPED_LINE ? long * FULL_LINE : null;
}

/** The lines of the text as blocks: what the edge of a page broke is joined again, tables are rows, page numbers and rules are left out. */
export function readBlocks(text: FoldedText): readonly Block[] {
  const full = fullLine(text.lines);
  const blocks: Block[] = [];
  let open: { start: number; end: number; marker: Marker | null; last: FoldedLine } | null = null;
  let blank = false;
  const close = (): void => {
    if (open) blocks.push({ start: open.start, end: open.end, marker: open.marker, rows: null });
    open = null;
  };
  for (let index = 0; index < text.lines.length; index += 1) {
    const line = text.lines[index] as FoldedLine;
    const words = text.lower.slice(line.start, line.end);
    if (words.trim() === '') {
      blank = true;
      continue;
    }
    const table = readTable(text, index);
    if (table) {
      close();
      blocks.push({ start: line.start, end: table.end, marker: null, rows: table.rows });
      index = table.lastLine;
      blank = false;
      continue;
    }
    if (words.length < 40 && (PAGE_NUMBER.test(words) || RULE_LINE.test(words))) continue;
    const marker = markerAt(text, line);
    if (open !== null && marker === null && continues(text, open, line, blank, full)) {
      const now: { start: number; end: number; marker: Marker | null; last: FoldedLine } = open;
      open = { ...now, end: line.end, last: line };
    } else {
      close();
      open = { start: line.start, end: line.end, marker, last: line };
    }
    blank = false;
  }
  close();
  return blocks;
}

function continues(text: FoldedText, open: { readonly start: number; readonly last: FoldedLine }, line: FoldedLine, blank: boolean, full: number | null): boolean {
  const { last } = open;
  const before = text.cased.slice(Math.max(last.start, last.end - 160), last.end);
  const words = text.cased.slice(line.start, line.end);
  if (isCapitals(before) !== isCapitals(words.slice(0, 160))) return false;
  if (isCapitals(before)) return !blank;
  if (/^(?:nơi nhận|kính gửi|số ?:|v\/v)/u.test(text.lower.slice(line.start, line.start + 12))) return false;
  if (/^(?:số ?:|kính gửi)/u.test(text.lower.slice(last.start, last.start + 12)) && !/^\p{Ll}/u.test(words)) return false;
  if (/^\p{Ll}/u.test(words) && !SENTENCE_END.test(before)) return true;
  if (blank) return false;
  if (/[,]$|(?:^| )(?:và|của|với|các|về|cho|tại|thuộc|theo|trong|ngày|năm|tháng)$/u.test(before)) return true;
  if (full === null || last.end - last.start < full) return false;
  // A full line goes on, unless it ends a sentence and the next begins one: then both read the same.
  return !/[.;:!?]["”]?$|\.\/\.$/u.test(before) || /^[\p{Ll}\d(]/u.test(words);
}
