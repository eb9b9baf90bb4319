import { ValidationError } from '../../kernel/errors';
import { parseInput } from '../../platform/http/parse-input';
import type { FormBody } from '../../platform/http/request';
import { RecordOnBehalfInput, type OnBehalfItemInput } from './on-behalf.input';

const ITEM_FIELDS = ['result', 'doneVi', 'committedOn', 'transferredToUnitCode', 'difficultyVi', 'causeKind', 'causeVi', 'figuresVi'] as const;
const ITEM = /^items\.(.{1,80})\.(result|doneVi|committedOn|transferredToUnitCode|difficultyVi|causeKind|causeVi|figuresVi)$/u;

/** Fields `items.<finding>.<name>` of the form as the list that the API takes; what is wrong is told by the names of the form. */
export function onBehalfInput(fields: FormBody): RecordOnBehalfInput {
  const items = new Map<string, Record<string, unknown>>();
  const head: Record<string, unknown> = {};
  // The name of a proof that came with an earlier try is shown again, and means nothing.
  for (const [name, value] of Object.entries(fields).filter(([one]) => one !== 'proofName')) {
    const [, finding, field] = ITEM.exec(name) ?? [];
    if (finding === undefined || field === undefined) head[name] = value;
    else items.set(finding, { ...(items.get(finding) ?? { finding }), [field]: value });
  }
  const list = [...items.values()];
  try {
    return parseInput(RecordOnBehalfInput, { ...head, items: list });
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new ValidationError(error.problems.map((one) => ({ ...one, field: one.field?.replace(/^items\.(\d+)\./, (_, index: string) => `items.${String(list[Number(index)]?.finding)}.`) })));
  }
}

/** Fields of a form with a file; `items` comes as JSON text. */
export function onBehalfFromParts(fields: FormBody): RecordOnBehalfInput {
  const { items, ...head } = fields;
  return parseInput(RecordOnBehalfInput, { ...head, items: typeof items === 'string' ? listFrom(items) : items });
}

/** Anything that is no list is left to the check of the field. */
function listFrom(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const typedText =
  (typed: FormBody) =>
  (name: string): string => {
    const value = Object.hasOwn(typed, name) ? typed[name] : undefined;
    return typeof value === 'string' ? value : '';
  };

export type TypedItem = Readonly<Record<(typeof ITEM_FIELDS)[number], string>> & Pick<OnBehalfItemInput, 'finding'>;

export function typedItems(typed: FormBody, findings: readonly string[]): readonly TypedItem[] {
  const text = typedText(typed);
  return findings.map((finding) => ({ finding, ...(Object.fromEntries(ITEM_FIELDS.map((name) => [name, text(`items.${finding}.${name}`)])) as Record<(typeof ITEM_FIELDS)[number], string>) }));
}
