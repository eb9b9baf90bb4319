import type { FoldedText } from './folded-text';
import type { Span } from './tables';

const ABBREVIATION = /(?:^|[\s(])(?:tp|tx|tt|p|q|h|x|ths|ts|bs|ks|gs|pgs|kt|tm|tl|tuq|đ\/c|v\.v|vv|nđ|qđ|cv|tr|stt|vd|no)$/u;
const MOST_ABBREVIATION = 6;

/** Sentences of a block: a full stop ends one unless it stands in a number, a date or an abbreviation ("TP. Cao Lãnh"). */
export function sentencesOf(text: FoldedText, start: number, end: number): readonly Span[] {
  const { cased, lower } = text;
  const found: Span[] = [];
  let from = start;
  for (let at = start; at < end; at += 1) {
    const char = cased[at];
    if (char !== '.' && char !== '!' && char !== '?' && char !== '…') continue;
    if (cased[at + 1] === '/' && cased[at + 2] === '.') {
      push(text, found, from, at);
      from = at + 3;
      at += 2;
      continue;
    }
    const next = cased.slice(at + 1, at + 4);
    if (at + 1 < end && !/^["”)]? ?["“(]?(?:\p{Lu}|\d|-)/u.test(next)) continue;
    if (at + 1 < end && !/^["”)]? /.test(next)) continue;
    if (char === '.' && ABBREVIATION.test(lower.slice(Math.max(from, at - MOST_ABBREVIATION), at))) continue;
    push(text, found, from, at);
    from = at + 1;
  }
  push(text, found, from, end);
  return found;
}

function push(text: FoldedText, found: Span[], start: number, end: number): void {
  const span = trimSpan(text, start, end);
  if (span.end > span.start) found.push(span);
}

/** Without spaces, and without the punctuation that only ends it. */
export function trimSpan({ cased }: FoldedText, start: number, end: number): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s,;.:…\-–"”]/.test(cased[from] as string)) from += 1;
  while (to > from && /[\s,;.:/…"“]/.test(cased[to - 1] as string)) to -= 1;
  return { start: from, end: to };
}
