import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A printed line: neighbouring words of one baseline. Millimetres from the top left corner, sizes in points. */
export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  readonly fonts: readonly string[];
}
export interface DrawnLine {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly widthPt: number;
}
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PrintedLine[];
  readonly drawn: readonly DrawnLine[];
  /** All lines in reading order, single spaces. */
  readonly text: string;
}
export interface PdfReading {
  readonly pages: readonly PdfPage[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface RawText {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
}
interface RawReading {
  readonly pages: readonly { readonly width: number; readonly height: number; readonly texts: readonly RawText[]; readonly lines: readonly DrawnLine[] }[];
  readonly metadata: Readonly<Record<string, unknown>>;
}

export function readPdf(bytes: Buffer): PdfReading {
  const folder = mkdtempSync(join(tmpdir(), 'read-pdf-'));
  try {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, bytes);
    const output = execFileSync(process.execPath, [join(__dirname, 'read-pdf.mjs'), file], { encoding: 'utf8', maxBuffer: 1 << 28 });
    const raw = JSON.parse(output) as RawReading;
    return {
      metadata: raw.metadata,
      pages: raw.pages.map((page) => {
        const lines = printedLines(page.texts);
        return { width: page.width, height: page.height, lines, drawn: page.lines, text: lines.map((line) => line.text).join(' ').replace(/\s+/g, ' ') };
      }),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The one line that reads exactly so; spaces count as one. */
export function lineOf(page: PdfPage | undefined, text: string): PrintedLine {
  const found = (page?.lines ?? []).filter((line) => line.text.replace(/\s+/g, ' ').trim() === text);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} lines read "${text}" in:\n${page?.lines.map((line) => line.text).join('\n')}`);
  return found[0];
}

/** Parts of one line with a gap between them to write in, as one. */
export function joined(page: PdfPage | undefined, ...parts: readonly string[]): PrintedLine {
  const lines = parts.map((part) => lineOf(page, part));
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined || lines.some((line) => Math.abs(line.baseline - first.baseline) > 0.1)) throw new Error(`Not on one line: ${parts.join(' | ')}`);
  return { ...first, text: parts.join(' '), right: last.right, fonts: [...new Set(lines.flatMap((line) => line.fonts))] };
}

export const centreOf = (line: PrintedLine): number => (line.x + line.right) / 2;

/** A justified line may stretch its spaces to this, in millimetres. */
const WIDEST_SPACE = 3;

function printedLines(texts: readonly RawText[]): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const item of texts) {
    // pdf.js bridges the gap between columns with one wide space.
    if (item.text.trim() === '' && item.width > WIDEST_SPACE) continue;
    const last = lines.at(-1);
    const follows = last !== undefined && Math.abs(last.baseline - item.baseline) < 0.1 && item.x - last.right < WIDEST_SPACE && item.x >= last.x;
    if (follows) {
      lines[lines.length - 1] = { ...last, text: last.text + item.text, right: item.x + item.width, fonts: last.fonts.includes(item.font) ? last.fonts : [...last.fonts, item.font] };
    } else if (item.text.trim() !== '') {
      lines.push({ text: item.text, x: item.x, right: item.x + item.width, baseline: item.baseline, size: item.size, fonts: [item.font] });
    }
  }
  // A space that ends a line prints nothing and must not widen it.
  return lines.map((line) => (line.text.endsWith(' ') ? { ...line, text: line.text.trimEnd(), right: line.right - 0.25 * line.size * (25.4 / 72) } : line));
}
