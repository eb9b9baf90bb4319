export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

export interface Draft {
  readonly version: string;
  readonly values: FieldValues;
  /** The fields that were changed here: only these are ever put back. All of them where it is not said. */
  readonly touched?: readonly string[];
  /** Epoch milliseconds of the last keystroke that was kept. */
  readonly at: number;
  /** The plain form was sent with these values: a newer version on the server is their own. */
  readonly sent?: boolean;
}

/** Unsent text of one form, kept on this computer under the account that typed it: another account never sees it. */
export class DraftStore {
  private readonly key: string;

  constructor(account: string, url: string) {
    this.key = `draft:${account}:${url}`;
  }

  read(): Draft | null {
    try {
      const text = localStorage.getItem(this.key);
      return text === null ? null : (JSON.parse(text) as Draft);
    } catch {
      return null;
    }
  }

  write(draft: Draft): void {
    try {
      localStorage.setItem(this.key, JSON.stringify(draft));
    } catch {
      // Storage full or switched off: the text is still in the form and the status line says it is not saved.
    }
  }

  clear(): void {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Nothing was kept, nothing to clear.
    }
  }
}

const SKIPPED = new Set(['_csrf', 'formKey', 'version', 'touched']);

/** What the form holds now; files, buttons and technical fields are left out. */
export function readForm(form: HTMLFormElement): FieldValues {
  const values: Record<string, string | string[]> = {};
  for (const field of fieldsOf(form)) {
    const choice = field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio');
    const many = field instanceof HTMLInputElement && field.type === 'checkbox';
    if (many) {
      const list = (values[field.name] ??= []);
      if (field.checked && Array.isArray(list)) list.push(field.value);
    } else if (!choice || field.checked) values[field.name] = field.value;
  }
  return values;
}

/** Writes the fields that `values` names; the others stay as they are. */
export function writeForm(form: HTMLFormElement, values: FieldValues): void {
  for (const field of fieldsOf(form)) {
    if (!(field.name in values)) continue;
    const value = values[field.name];
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) {
      const checked = Array.isArray(value) ? value.includes(field.value) : value === field.value;
      if (checked === field.checked) continue;
      field.checked = checked;
    } else if (typeof value === 'string' && value !== field.value) field.value = value;
    else continue;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}

export function sameValues(a: FieldValues, b: FieldValues): boolean {
  return changedFields(a, b).length === 0;
}

/** Names of the fields in which the two differ. */
export function changedFields(a: FieldValues, b: FieldValues): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].filter((name) => JSON.stringify(a[name] ?? '') !== JSON.stringify(b[name] ?? ''));
}

export function onlyFields(values: FieldValues, names: readonly string[]): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (element): element is Field =>
      (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) &&
      element.name !== '' &&
      !SKIPPED.has(element.name) &&
      !('autosaveSkip' in element.dataset) &&
      !['file', 'submit', 'button', 'password'].includes(element.type),
  );
}
