import { diffWords } from 'diff';

export interface DiffPart {
  readonly op: 'same' | 'ins' | 'del';
  readonly text: string;
}

/** Two texts that share almost nothing are shown whole: comparing them word by word takes long and says less. */
const MOST_EDITS = 400;

/** What was added and removed between two texts, word by word. Vietnamese words are compared in NFC; line breaks and spaces do not count. */
export function wordDifference(before: string | null, after: string | null): readonly DiffPart[] {
  const [old, now] = [before, after].map((text) => (text ?? '').normalize('NFC')) as [string, string];
  const parts = diffWords(old, now, { maxEditLength: MOST_EDITS });
  if (!parts) return [{ op: 'del', text: old }, { op: 'ins', text: now }];
  return parts.map(({ added, removed, value }) => ({ op: added ? 'ins' : removed ? 'del' : 'same', text: value }));
}
