import { toNfc } from '../../../../kernel/vietnamese-text';

/** One line of the text as it came, in places of the folded copy. `raw` keeps tabs and runs of spaces, which tell the columns of a table. */
export interface FoldedLine {
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  readonly rawStart: number;
}

/**
 * A copy of the text to match on: NFC, every run of white space one space, no invisible characters; `lower` also has the tone of "uỷ",
 * "hoà" where "ủy", "hòa" have it. Both have the same length, and `at` tells where a place of theirs is in the text as it came.
 */
export interface FoldedText {
  readonly original: string;
  readonly cased: string;
  readonly lower: string;
  readonly lines: readonly FoldedLine[];
  at(index: number): number;
  /** The exact part of the text that a part of the copy stands for. */
  part(start: number, end: number): string;
  /** The place in the copy of a place in the text. */
  placeOf(original: number): number;
}

const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/;
const SPACE = /\s/;
const MOST_MARKS = 8;
const LOOKALIKE: ReadonlyMap<string, string> = new Map([['ð', 'đ'], ['Ð', 'Đ'], ['Ɖ', 'Đ']]);

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f;

class Folder {
  readonly places: number[] = [];
  private readonly chars: string[] = [];
  private readonly lowers: string[] = [];

  get length(): number {
    return this.chars.length;
  }

  get cased(): string {
    return this.chars.join('');
  }

  get lower(): string {
    return sameTones(this.lowers.join(''));
  }

  add(char: string, place: number): void {
    const small = char.toLowerCase();
    this.chars.push(char);
    this.lowers.push(small.length === 1 ? small : char);
    this.places.push(place);
  }

  get endsInSpace(): boolean {
    return this.chars.length === 0 || this.chars[this.chars.length - 1] === ' ';
  }
}

/** "oà" at the end of a syllable is "òa", "uỷ" is "ủy" (not after q): the same words typed by two schools. */
function sameTones(lower: string): string {
  return lower
    .replace(/o([àáảãạèéẻẽẹ])(?!\p{L})/gu, (_, vowel: string) => ({ à: 'òa', á: 'óa', ả: 'ỏa', ã: 'õa', ạ: 'ọa', è: 'òe', é: 'óe', ẻ: 'ỏe', ẽ: 'õe', ẹ: 'ọe' })[vowel] ?? `o${vowel}`)
    .replace(/(?<!q)u([ỳýỷỹỵ])(?!\p{L})/gu, (_, vowel: string) => ({ ỳ: 'ùy', ý: 'úy', ỷ: 'ủy', ỹ: 'ũy', ỵ: 'ụy' })[vowel] ?? `u${vowel}`);
}

function foldInto(folder: Folder, text: string, from: number, to: number): void {
  let index = from;
  while (index < to) {
    const code = text.charCodeAt(index);
    let next = index + 1;
    if (code > 0x7f || isMark(text.charCodeAt(next))) while (next < to && next - index <= MOST_MARKS && isMark(text.charCodeAt(next))) next += 1;
    const char = text.slice(index, next);
    if (SPACE.test(char)) {
      if (!folder.endsInSpace) folder.add(' ', index);
    } else if (next === index + 1 && (code < 0x80 || (code >= 0xc0 && code <= 0x1eff && !isMark(code)))) folder.add(LOOKALIKE.get(char) ?? char, index);
    else if (!INVISIBLE.test(char)) for (const one of toNfc(char)) for (const unit of (LOOKALIKE.get(one) ?? one).split('')) folder.add(unit, index);
    index = next;
  }
}

export function foldText(original: string): FoldedText {
  const folder = new Folder();
  const lines: FoldedLine[] = [];
  const ends = /\r\n?|[\n\f\u2028\u2029]/g;
  let from = 0;
  for (;;) {
    const found = ends.exec(original);
    const to = found?.index ?? original.length;
    if (!folder.endsInSpace) folder.add(' ', from);
    const start = folder.length;
    foldInto(folder, original, from, to);
    const end = folder.endsInSpace && folder.length > start ? folder.length - 1 : folder.length;
    lines.push({ start, end, raw: original.slice(from, to), rawStart: from });
    if (!found) break;
    from = found.index + found[0].length;
  }
  const { cased, lower, places } = folder;
  const at = (index: number): number => (index >= places.length ? original.length : (places[index] ?? 0));
  const part = (start: number, end: number): string => {
    if (end <= start) return '';
    return original.slice(at(start), endOf(original, at(end - 1), at(end)));
  };
  return { original, cased, lower, lines, at, part, placeOf: (place) => search(places, place) };
}

/** The same text with a line end where a block or a cell ends, so that no name or sentence is read across. */
export function separated(text: FoldedText, places: readonly number[]): FoldedText {
  const apart = (words: string): string => {
    const pieces: string[] = [];
    let from = 0;
    for (const place of places) {
      if (place < from || words[place] !== ' ') continue;
      pieces.push(words.slice(from, place), '\n');
      from = place + 1;
    }
    return pieces.join('') + words.slice(from);
  };
  return { ...text, cased: apart(text.cased), lower: apart(text.lower) };
}

/** Where the character at `place` ends: with its marks, but without what the copy left out after it. */
export function endOf(original: string, place: number, next: number): number {
  let end = place + 1;
  while (end < next && isMark(original.charCodeAt(end))) end += 1;
  return end;
}

function search(places: readonly number[], place: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
