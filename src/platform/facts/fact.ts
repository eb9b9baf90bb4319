/** A fact to be recorded: what happened to which object, in words that a machine reads. `details` holds old and new values. */
export interface NewFact {
  /** `<object>.<action>` in past tense, e.g. `report.submitted`; also the locale key `facts:<type>`. */
  readonly type: string;
  readonly subject: { readonly kind: SubjectKind; readonly code: string };
  /** The unit that the fact is about; decides who may see it on a timeline. */
  readonly unitId?: string | null;
  readonly roundCode?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
}

export const SUBJECT_KINDS = [
  'account',
  'checklist',
  'round',
  'visit',
  'finding',
  'directive',
  'obligation',
  'report',
  'urging',
  'extension',
  'part',
  'confirmation',
  'transfer',
  'selfInspection',
  'consolidation',
  'file',
  'unit',
  'calendar',
  'rule',
  'mail',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
