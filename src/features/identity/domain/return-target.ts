export interface KeptField {
  readonly name: string;
  readonly value: string;
}

/** Only a path of this site: `//elsewhere` and `/\elsewhere` would leave it. */
export function localPath(target: unknown): string {
  if (typeof target !== 'string' || !target.startsWith('/') || /^\/[/\\]/.test(target) || /\p{Cc}/u.test(target)) return '/';
  return target.startsWith('/login') ? '/' : target;
}

const KEPT = /^kept\[([^[\]]{1,100})\]$/;

/** Splits a sign-in form into its own fields and what is known of the form that was being filled when the session ended: its fields (`kept[name]`), the names of its files, its page. */
export function splitKept({ keptFile, back, ...body }: Readonly<Record<string, unknown>>): { own: Record<string, unknown>; kept: readonly KeptField[]; files: readonly string[]; back: string } {
  const own: Record<string, unknown> = {};
  const kept: KeptField[] = [];
  for (const [name, value] of Object.entries(body)) {
    const inner = KEPT.exec(name)?.[1];
    if (inner === undefined) own[name] = value;
    else for (const one of Array.isArray(value) ? value : [value]) kept.push({ name: inner, value: String(one) });
  }
  const files = (Array.isArray(keptFile) ? keptFile : [keptFile]).filter((name) => typeof name === 'string' && name !== '');
  return { own, kept, files: files.slice(0, 20) as string[], back: localPath(back) };
}
