import { createHash } from 'node:crypto';

interface MarkedItem {
  readonly id: string;
  readonly version: number;
  readonly fileIds: readonly string[];
}

/**
 * Short mark of everything a version holds. The check page shows it, the submission sends it back: what a colleague changed between
 * looking and pressing is noticed and never sent unseen.
 */
export function contentMark(versionRow: { readonly version: number; readonly signedFileId: string | null }, items: readonly MarkedItem[]): string {
  const content = items.map(({ id, version, fileIds }) => [id, version, [...fileIds].sort()]).sort(([a], [b]) => String(a).localeCompare(String(b)));
  return createHash('sha256').update(JSON.stringify([versionRow.version, versionRow.signedFileId, content])).digest('hex').slice(0, 16);
}

/** Short mark of the answers alone: a file attached meanwhile does not stand in the way of a workbook's changes. */
export function answersMark(answers: readonly { readonly finding: string; readonly version: number }[]): string {
  const content = answers.map(({ finding, version }) => `${finding}:${version}`).sort();
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}
