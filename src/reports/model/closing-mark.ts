import type { Block, Clause, Run } from './blocks';
import { OFFICIAL_WORDS } from './official-words';

/** The body with "./." after its last sentence (NĐ 30/2020, Phụ lục I). A body that ends with a table or list of figures gets none. */
export function withEndMark(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last?.type === 'paragraph') return [...blocks.slice(0, -1), { ...last, runs: endRuns(last.runs) }];
  if (last?.type === 'clauses' && last.items.length > 0) return [...blocks.slice(0, -1), { ...last, items: endClauses(last.items) }];
  return blocks;
}

function endClauses(items: readonly Clause[]): readonly Clause[] {
  const last = items.at(-1);
  if (last === undefined) return items;
  const ended = last.items.length > 0 ? { ...last, items: endClauses(last.items) } : { ...last, runs: endRuns(last.runs) };
  return [...items.slice(0, -1), ended];
}

function endRuns(runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1);
  if (last === undefined) return runs;
  const text = last.text.trimEnd();
  if (text.endsWith(OFFICIAL_WORDS.endMark)) return runs;
  return [...runs.slice(0, -1), { ...last, text: `${text.replace(/[.;,]$/, '')}${OFFICIAL_WORDS.endMark}` }];
}
