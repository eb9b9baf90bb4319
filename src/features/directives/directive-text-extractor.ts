import { readFile, stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { problem, type Problem } from '../../kernel/problem';
import { runLimited, type ChildLimits } from '../../platform/jobs/limited-child';
import { projectRoot } from '../../platform/platform.module';
import { decodeLetter, isLegacy } from './domain/reading/decode-letter';

export const LETTER_LIMITS: ChildLimits = { memoryMb: 640, timeMs: 15_000, outputBytes: 16_000_000 };
/** A letter of a hundred pages has some hundred kB; a scan may have some MB. */
export const LETTER_MAX_BYTES = 50_000_000;
/** About four hundred pages of words. */
export const LETTER_MAX_CHARS = 1_000_000;

/** Codes the child answers with: `problems:letter.<code>`. */
const REFUSALS = ['notWord', 'openDocument', 'encrypted', 'damaged', 'tooLarge', 'noText'];

/**
 * The words of a letter from a file of text, Word or PDF. Word and PDF are read in a process of its own with little memory and time;
 * whatever is wrong with the file is an answer in words.
 */
@Injectable()
export class DirectiveTextExtractor {
  limits: ChildLimits = LETTER_LIMITS;

  /** @param field the name of the input that the problem is shown at */
  async extract(path: string, name: string, field?: string): Promise<{ readonly text: string } | Problem> {
    const refused = (code: string): Problem => problem(`letter.${code}`, field, { name });
    const { size } = await stat(path);
    if (size === 0) return refused('empty');
    if (size > LETTER_MAX_BYTES) return refused('tooLarge');
    const bytes = await readFile(path);
    const kind = kindOf(bytes);
    if (kind === 'oldWord' || kind === 'rtf') return refused(kind);
    const read = kind === 'text' ? decodeLetter(bytes) : await this.inChild(path);
    if ('refused' in read) return refused(read.refused);
    if (read.text.trim() === '') return refused('empty');
    if (read.text.length > LETTER_MAX_CHARS) return refused('tooLarge');
    return kind !== 'text' && isLegacy(read.text) ? refused('legacyFont') : read;
  }

  private async inChild(path: string): Promise<{ readonly text: string } | { readonly refused: string }> {
    const outcome = await runLimited(projectRoot(), 'read-letter.mjs', path, [], this.limits);
    if (!outcome.ok) return { refused: outcome.reason === 'fault' ? 'damaged' : 'tooLarge' };
    const answer = answerOf(outcome.output);
    if (answer === null) return { refused: 'damaged' };
    return 'refused' in answer ? { refused: REFUSALS.includes(answer.refused) ? answer.refused : 'damaged' } : answer;
  }
}

function kindOf(bytes: Buffer): 'word' | 'pdf' | 'oldWord' | 'rtf' | 'text' {
  if (bytes.subarray(0, 1_024).includes('%PDF-')) return 'pdf';
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return 'word';
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0') return 'oldWord';
  return bytes.subarray(0, 5).toString('latin1') === '{\\rtf' ? 'rtf' : 'text';
}

function answerOf(output: Buffer): { readonly text: string } | { readonly refused: string } | null {
  try {
    const answer = JSON.parse(output.toString('utf8')) as { text?: unknown; refused?: unknown };
    if (typeof answer.text === 'string') return { text: answer.text };
    return typeof answer.refused === 'string' ? { refused: answer.refused } : null;
  } catch {
    return null;
  }
}
