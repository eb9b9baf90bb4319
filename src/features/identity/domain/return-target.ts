export interface KeptField {
  readonly name: string;
  readonly value: string;
}

/** Only a path of this site: `//elsewhere` and `/\elsewhere` would leave it. */
export function localPath(target: unknown): string {
  if (typeof target !== 'string' || !target.startsWith('/') || /^\/[/\\]/.test(target) || /[\u0000-\u001f]/.test(target)) return '/';
  return target.startsWith('/login') ? '/' : target;
}

/** The fields of a form that was being filled when the session ended; anything malformed is dropped. */
export function keptFields(json: unknown): readonly KeptField[] {
  if (typeof json !== 'string' || json === '') return [];
  try {
    const parsed = JSON.parse(json) as unknown;
    if (!Array.isArray(parsed)) return [];
    return parsed.flatMap((one: unknown) => {
      const field = one as Partial<KeptField>;
      return typeof field.name === 'string' && typeof field.value === 'string' ? [{ name: field.name, value: field.value }] : [];
    });
  } catch {
    return [];
  }
}
