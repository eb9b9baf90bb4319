/**
 * What a table holds under a name that somebody typed. `table[name]` also finds what every object inherits (`constructor`,
 * `__proto__`), so names from outside are looked up here only.
 */
export function lookUp<T>(table: Readonly<Record<string, T>>, name: string | undefined): T | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

export interface ChosenOrder<T> {
  readonly by: T;
  readonly direction: 'ASC' | 'DESC';
}

/** `name` sorts upwards, `-name` downwards; what is no column of the list gives its own order, `own`. */
export function chosenOrder<T>(columns: Readonly<Record<string, T>>, sort: string | undefined, own: string): ChosenOrder<T> {
  const chosen = sort !== undefined && lookUp(columns, sort.replace(/^-/, '')) !== undefined ? sort : own;
  const by = lookUp(columns, chosen.replace(/^-/, ''));
  if (by === undefined) throw new Error(`No column ${own}`);
  return { by, direction: chosen.startsWith('-') ? 'DESC' : 'ASC' };
}
