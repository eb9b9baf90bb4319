import { clause, clauses, type ClausesBlock, type KeyValuesBlock } from './blocks';
import { cellText } from './cell-text';
import type { Cell } from './cells';

/** `- Đang khắc phục: 09;`, the last with a full stop. */
export function keyValueClauses({ rows }: KeyValuesBlock): ClausesBlock {
  return clauses(
    ...rows.map(({ label, value }, index) => clause('-', [{ text: `${label}: ` }, { text: proseText(value), bold: true }, { text: index === rows.length - 1 ? '.' : ';' }])),
  );
}

/** Counts in official prose have two digits. */
function proseText(value: Cell): string {
  return value.type === 'integer' ? cellText(value).padStart(2, '0') : cellText(value);
}
