const MAX_LENGTH = 31;
/** What Excel refuses in a sheet name, besides an apostrophe at either end. */
const FORBIDDEN = /[[\]:*?/\\]/g;
const RESERVED: ReadonlySet<string> = new Set(['history']);

/** Gives each wanted name a legal one: at most 31 characters, unique without regard to case. Order is kept. */
export function uniqueSheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>(RESERVED);
  return wanted.map((name) => {
    const base = name.replace(FORBIDDEN, ' ').replace(/\s+/g, ' ').replace(/^['\s]+|['\s]+$/g, '') || 'Sheet';
    for (let copy = 1; ; copy += 1) {
      const candidate = cut(base, copy === 1 ? '' : ` (${copy})`);
      const key = candidate.toLocaleLowerCase('vi');
      if (!taken.has(key)) {
        taken.add(key);
        return candidate;
      }
    }
  });
}

function cut(name: string, suffix: string): string {
  const room = MAX_LENGTH - suffix.length;
  if (name.length <= room) return name + suffix;
  const head = name.slice(0, room - 1);
  // Never half of a surrogate pair.
  return `${head.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…${suffix}`;
}
