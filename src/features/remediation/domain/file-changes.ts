/** A file of an answer as it is compared: what it is called and what it holds. */
export interface ComparedFile {
  readonly name: string;
  readonly sha256: string;
}

export type FileChange =
  | { readonly kind: 'added'; readonly name: string }
  | { readonly kind: 'removed'; readonly name: string }
  | { readonly kind: 'replaced'; readonly from: string; readonly to: string };

/**
 * What happened to the files between two sendings. The same bytes are the same file, whatever it is called. Of what is left, files of
 * the same base name replace each other (`bang-ke.xlsx` → `bang-ke (2).pdf`), then those that stand in the same place; the rest was
 * added or removed.
 */
export function fileChanges(before: readonly ComparedFile[], after: readonly ComparedFile[]): readonly FileChange[] {
  const held = new Set(before.map(({ sha256 }) => sha256));
  const kept = new Set(after.map(({ sha256 }) => sha256));
  const gone = before.filter(({ sha256 }) => !kept.has(sha256));
  const fresh = after.filter(({ sha256 }) => !held.has(sha256));
  const pairs: (readonly [ComparedFile, ComparedFile])[] = [];
  pair(gone, fresh, pairs, (one, others) => others.findIndex(({ name }) => baseName(name) === baseName(one.name)));
  pair(gone, fresh, pairs, (_, others) => (others.length > 0 ? 0 : -1));
  return [
    ...pairs.map(([{ name: from }, { name: to }]) => ({ kind: 'replaced' as const, from, to })),
    ...fresh.map(({ name }) => ({ kind: 'added' as const, name })),
    ...gone.map(({ name }) => ({ kind: 'removed' as const, name })),
  ];
}

/** Takes out of both lists what belongs together. */
function pair(gone: ComparedFile[], fresh: ComparedFile[], pairs: (readonly [ComparedFile, ComparedFile])[], partner: (one: ComparedFile, others: readonly ComparedFile[]) => number): void {
  for (const one of [...gone]) {
    const index = partner(one, fresh);
    const [found] = index < 0 ? [] : fresh.splice(index, 1);
    if (!found) continue;
    gone.splice(gone.indexOf(one), 1);
    pairs.push([one, found]);
  }
}

/** Without extension and without what computers and people add to a second copy: "(2)", "- Copy", "v2", "lần 2". */
function baseName(name: string): string {
  const stem = name.normalize('NFC').toLowerCase().replace(/\.[^.]{1,5}$/, '');
  return stem.replace(/[\s_-]*(\(\d+\)|copy|bản sao|v\d+|lần[\s_-]*\d+|lan[\s_-]*\d+)$/u, '').trim();
}
