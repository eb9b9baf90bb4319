import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { machineFaults, mermaidOf, type Machine } from '../../src/kernel/state-machine';

const TOP = join(__dirname, '../..');

function filesBelow(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}

const machines = filesBelow(join(TOP, 'src/features'), '.machine.ts').flatMap((path) =>
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- every machine file there is, also tomorrow's
  Object.values(require(path) as Record<string, unknown>).filter((value): value is Machine<string, string> => typeof value === 'object' && value !== null && 'states' in value),
);

describe('state machines', () => {
  it('are all found', () => {
    expect(machines.map(({ name }) => name).sort()).toEqual(['checklist', 'confirmation', 'directive', 'extension', 'finding', 'obligation', 'part', 'report', 'round', 'selfInspection', 'transfer', 'visit']);
  });

  it.each(machines.map((machine) => [machine.name, machine] as const))('%s is sound', (_, machine) => {
    expect(machineFaults(machine)).toEqual([]);
  });

  it('are drawn in the document as they are (node scripts/draw-machines.mjs)', () => {
    const page = readFileSync(join(TOP, 'docs/architecture.md'), 'utf8');
    const drawn = [...page.matchAll(/### (\S+)\n\n```mermaid\n([\s\S]*?)\n```/g)].map(([, name, drawing]) => [name, drawing]);
    const real = machines.map((machine) => [machine.name, mermaidOf(machine)]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
    expect(drawn).toEqual(real);
  });
});

type Words = { readonly [key: string]: string | Words };

function keysOf(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [`${prefix}${key.replace(/_(one|other)$/, '')}`] : keysOf(value, `${prefix}${key}.`)));
}

const localeFile = (locale: string, name: string): Words => JSON.parse(readFileSync(join(TOP, 'locales', locale, name), 'utf8')) as Words;

describe('words', () => {
  const names = readdirSync(join(TOP, 'locales/vi'));

  it('lie in the same files in both languages', () => {
    expect(readdirSync(join(TOP, 'locales/en'))).toEqual(names);
  });

  it.each(names)('%s says the same things in both languages', (name) => {
    expect([...new Set(keysOf(localeFile('en', name)))].sort()).toEqual([...new Set(keysOf(localeFile('vi', name)))].sort());
  });

  it.each(['problems', 'errors'] as const)('there is a text for every code the rules give: %s', (namespace) => {
    const known = new Set(keysOf(localeFile('vi', `${namespace}.json`)).flatMap((key) => [key, key.replace(/\.(title|text)$/, '')]));
    const pattern = namespace === 'problems' ? /\bproblem\(\s*'([\w.]+)'/g : /new (?:ForbiddenError|ConflictError|UnavailableError)\(\s*'([\w.]+)'/g;
    const used = filesBelow(join(TOP, 'src'), '.ts')
      .filter((path) => !path.endsWith('.spec.ts'))
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(pattern)].map((match) => match[1] as string));
    expect([...new Set(used)].filter((code) => !known.has(code))).toEqual([]);
  });
});

describe('dependencies', () => {
  it('are pinned to exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(TOP, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(loose).toEqual([]);
  });

  it('carry no download addresses in the lock file', () => {
    expect(readFileSync(join(TOP, 'package-lock.json'), 'utf8')).not.toContain('"resolved"');
  });
});

/** Constant tables with free text as their key, read without `lookUp`; single signs are no names. */
function bareLookUps(source: string): string[] {
  const tables = [...source.matchAll(/^(?:export )?const ([A-Z][A-Z0-9_]*)\b[^\n]*Record<string,/gm)].map(([, name]) => name as string);
  return tables.filter((name) => name !== 'ENTITIES' && new RegExp(`\\b${name}\\[`).test(source));
}

describe('tables looked up by names that somebody typed', () => {
  it('are read by kernel/look-up, which knows no `constructor` and no `__proto__`', () => {
    const sources = filesBelow(join(TOP, 'src'), '.ts').filter((path) => !path.endsWith('.spec.ts'));
    expect(sources.flatMap((path) => bareLookUps(readFileSync(path, 'utf8')).map((table) => `${relative(TOP, path)}: ${table}`))).toEqual([]);
  });

  it('would be seen without it', () => {
    expect(bareLookUps("const COLUMNS: Readonly<Record<string, string>> = {};\nreturn COLUMNS[sort] ?? 'code';")).toEqual(['COLUMNS']);
    expect(bareLookUps("const RANK = { late: 1 } as Readonly<Record<string, number>>;\nreturn RANK[kind];")).toEqual(['RANK']);
  });
});

describe('what nobody uses', () => {
  const sources = ['src', 'templates', 'assets/scripts', 'seed', 'scripts'].flatMap((folder) => ['.ts', '.njk', '.mjs'].flatMap((ending) => filesBelow(join(TOP, folder), ending))).filter((path) => !path.endsWith('.spec.ts'));
  const text = sources.map((path) => readFileSync(path, 'utf8')).join('\n');

  /** Words whose key is built from a part that is no literal of its own. */
  const BUILT_KEYS = ['receiptPaper:lenientValue', 'receiptPaper:strictValue', 'states:extension.'];

  /** A key stands as `namespace:key`, as a code between quotes, or begins with a literal to which the rest is added. */
  function unusedKeys(namespace: string, keys: readonly string[], where: string): string[] {
    const literals = new Set([...where.matchAll(/\b[a-zA-Z]+:[\w.]*/g)].map(([literal]) => literal));
    const beginnings = [...[...literals].filter((one) => one.startsWith(`${namespace}:`) && one.endsWith('.')), ...BUILT_KEYS];
    const quoted = (part: string): boolean => [`'${part}'`, `"${part}"`, `\`${part}\``].some((one) => where.includes(one));
    return keys.filter((key) => {
      const full = `${namespace}:${key}`;
      const parts = [key, key.slice(key.indexOf('.') + 1), key.slice(0, Math.max(0, key.lastIndexOf('.')))].filter(Boolean);
      return !literals.has(full) && !beginnings.some((one) => full.startsWith(one)) && !parts.some(quoted);
    });
  }

  it('is no word', () => {
    const unused = readdirSync(join(TOP, 'locales/vi')).flatMap((name) => unusedKeys(name.replace('.json', ''), [...new Set(keysOf(localeFile('vi', name)))], text).map((key) => `${name}: ${key}`));
    expect(unused).toEqual([]);
    expect(unusedKeys('app', ['page.gone', 'page.there'], `t('app:page.there')`)).toEqual(['page.gone']);
  });

  /** Classes that are put together: `app-late--{{ kind }}`. */
  const BUILT_CLASSES = /^app-(banner|fill|chip|steps__item|late|timeline__item|notice|figure|indent)--|^app-heat__\d$/;

  function unusedClasses(styles: string, where: string): string[] {
    const classes = new Set([...styles.matchAll(/\.(app-[\w-]+)/g)].map(([, name]) => name as string));
    return [...classes].filter((name) => !BUILT_CLASSES.test(name) && !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(where)).sort();
  }

  it('is no style', () => {
    expect(unusedClasses(filesBelow(join(TOP, 'assets/scss'), '.scss').map((path) => readFileSync(path, 'utf8')).join('\n'), text)).toEqual([]);
    expect(unusedClasses('.app-gone {} .app-there--wide {}', 'class="app-there--wide app-gone-by"')).toEqual(['app-gone']);
  });

  it('is no template', () => {
    const templates = filesBelow(join(TOP, 'templates'), '.njk').map((path) => relative(join(TOP, 'templates'), path));
    const named = (path: string): boolean => text.includes(path) || text.includes(path.slice(path.lastIndexOf('/') + 1));
    // A page per status of an error; the line of a unit's trend waits for the unit's page.
    expect(templates.filter((path) => !named(path) && !/^pages\/errors\/\d{3}\.njk$/.test(path) && path !== 'macros/trend.njk')).toEqual([]);
  });
});
