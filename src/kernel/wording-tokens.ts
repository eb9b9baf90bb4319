import { lookUp } from './look-up';
import { toNfc } from './vietnamese-text';

/** A word, a number or a mark of a text, with its place in it. */
export interface Token {
  /** Lower case, composed, spelt one way (`kì` as `kỳ`); a number without marks as it is. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** A sentence, a line of a list or a paragraph ends before this token. */
  readonly startsNew: boolean;
}

const TOKEN = /[\p{L}\p{M}\p{Cf}]+|\d+|[^\s\p{L}\p{M}\p{Cf}\d]/gu;
const INVISIBLE = /\p{Cf}/gu;
const HAS_MARKS = /[\u0300-\u036f]|[đĐ]/u;
const ONE_SPELLING: Readonly<Record<string, string>> = { kì: 'kỳ', kí: 'ký', quí: 'quý', hàng: 'hằng', tới: 'đến', nhứt: 'nhất', tuí: 'tuý' };
/** What is typed without marks, as the telephone writes it. */
const WITHOUT_MARKS: Readonly<Record<string, string>> = {
  truoc: 'trước', ngay: 'ngày', thang: 'tháng', nam: 'năm', quy: 'quý', cham: 'chậm', nhat: 'nhất', la: 'là', den: 'đến', vao: 'vào', het: 'hết', trong: 'trong', thoi: 'thời',
  han: 'hạn', vong: 'vòng', gio: 'giờ', phut: 'phút', ke: 'kể', tu: 'từ', ky: 'ký', nhan: 'nhận', duoc: 'được', lam: 'làm', viec: 'việc', cuoi: 'cuối', hang: 'hằng', dinh: 'định',
  thu: 'thứ', hai: 'hai', ba: 'ba', sau: 'sau', bay: 'bảy', chu: 'chủ', ban: 'ban', hanh: 'hành', van: 'văn', moi: 'mỗi', dau: 'đầu', hoan: 'hoàn', thanh: 'thành', khong: 'không', qua: 'quá',
  muon: 'muộn', tre: 'trễ', chot: 'chót', khi: 'khi', nay: 'nay',
};
const BULLETS = new Set(['-', '+', '•', '*', '–', '·', '']);

const MOST_SKIPPED = 8;

/** One pass over the text; places are those of the text as given, composed or not. */
export function tokensOf(text: string): readonly Token[] {
  // Without a number there is no date to read, and a lone "ngay" may be the word itself.
  const plain = /\d/u.test(text) && !HAS_MARKS.test(text.normalize('NFD'));
  const tokens: Token[] = [];
  let end = 0;
  let before = '';
  for (const { 0: raw, index } of text.matchAll(TOKEN)) {
    const bare = raw.replace(INVISIBLE, '');
    if (bare === '') continue;
    const word = wordOf(bare, plain);
    const gap = text.slice(end, index);
    const newLine = /[\n\r\u2028\u2029]/u.test(gap);
    const startsNew = before === ';' || (before === '.' && gap !== '') || (newLine && (BULLETS.has(word) || /\n[^\S\n]*\r?\n/u.test(gap)));
    tokens.push({ word, start: index, end: index + raw.length, startsNew });
    end = index + raw.length;
    before = word;
  }
  return tokens;
}

function wordOf(bare: string, plain: boolean): string {
  if (/^\d/u.test(bare)) return bare;
  const word = toNfc(bare).toLocaleLowerCase('vi');
  const marked = plain ? (lookUp(WITHOUT_MARKS, word) ?? word) : word;
  return lookUp(ONE_SPELLING, marked) ?? marked;
}

/** Reads tokens by place; beyond the ends there is the empty word. */
export class WordReader {
  constructor(readonly tokens: readonly Token[]) {}

  word(at: number): string {
    return this.tokens[at]?.word ?? '';
  }

  /** The place after these words, or -1. */
  after(at: number, ...words: readonly string[]): number {
    return words.every((one, index) => this.word(at + index) === one) ? at + words.length : -1;
  }

  /** The place after whichever of these phrases stands here (the first that fits), or -1. */
  afterAny(at: number, phrases: readonly (readonly string[])[]): number {
    for (const phrase of phrases) {
      const next = this.after(at, ...phrase);
      if (next !== -1) return next;
    }
    return -1;
  }

  /** The place after a few of these words. */
  skip(at: number, words: ReadonlySet<string>): number {
    let next = at;
    while (next < at + MOST_SKIPPED && words.has(this.word(next))) next += 1;
    return next;
  }

  /** A number of at most so many digits, or null. */
  number(at: number, maxDigits: number): number | null {
    const word = this.word(at);
    return /^\d+$/u.test(word) && word.length <= maxDigits ? Number(word) : null;
  }

  startsNew(at: number): boolean {
    return this.tokens[at]?.startsNew ?? true;
  }

  /** Both stand without anything between them. */
  joined(at: number): boolean {
    return this.tokens[at]?.end === this.tokens[at + 1]?.start;
  }
}
