import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, copyFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const TOP = join(__dirname, '../..');

/** A tree of its own with one forbidden import: what the walls say about it. */
function brokenRules(files: Readonly<Record<string, string>>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-walls-'));
  try {
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) copyFileSync(join(TOP, name), join(folder, name));
    symlinkSync(join(TOP, 'node_modules'), join(folder, 'node_modules'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const { stdout } = spawnSync(process.execPath, [join(TOP, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'], { cwd: folder, encoding: 'utf8', maxBuffer: 50_000_000 });
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
    return [...new Set(summary.violations.map(({ rule }) => rule.name))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const target = 'export const thing = 1;\n';
const importing = (path: string): string => `import { thing } from '${path}';\nexport const other = thing;\n`;

interface Rules {
  readonly forbidden: readonly { readonly name: string }[];
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the rules as they are
const RULES = (require(join(TOP, '.dependency-cruiser.cjs')) as Rules).forbidden.map(({ name }) => name);
const ORDERS = RULES.filter((name) => name.startsWith('feature-order-'));

type Breach = readonly [rule: string, files: Readonly<Record<string, string>>];
const BREACHES: readonly Breach[] = [
  ['kernel-imports-only-kernel', { 'src/kernel/a.ts': importing('../platform/b'), 'src/platform/b.ts': target }],
  ['platform-knows-no-feature', { 'src/platform/a.ts': importing('../features/findings'), 'src/features/findings/index.ts': target }],
  ['feature-public-door', { 'src/features/directives/a.ts': importing('../findings/b'), 'src/features/findings/b.ts': target }],
  ['outside-public-door', { 'src/web/a.ts': importing('../features/findings/b'), 'src/features/findings/b.ts': target }],
  ['features-know-no-web-or-reports', { 'src/features/findings/a.ts': importing('../../web/b'), 'src/web/b.ts': target }],
  ['domain-is-pure', { 'src/features/findings/domain/a.ts': importing('../../../platform/b'), 'src/platform/b.ts': target }],
  ['domain-uses-other-features-as-types-only', { 'src/features/findings/domain/a.ts': importing('../../checklists'), 'src/features/checklists/index.ts': target }],
  ['controllers-do-not-touch-data', { 'src/features/findings/findings.api.controller.ts': importing('./finding.store'), 'src/features/findings/finding.store.ts': target }],
  ['only-modules-import-controllers', { 'src/features/findings/a.ts': importing('./findings.api.controller'), 'src/features/findings/findings.api.controller.ts': target }],
  ['renderers-know-only-the-model', { 'src/reports/renderers/a.ts': importing('../queries/b'), 'src/reports/queries/b.ts': target }],
  ['model-is-pure', { 'src/reports/model/a.ts': importing('../renderers/b'), 'src/reports/renderers/b.ts': target }],
  ['typeorm-only-in-data-files', { 'src/features/findings/use-cases/a.ts': `import { DataSource } from 'typeorm';\nexport const other = DataSource;\n` }],
  ['only-renderers-know-file-libraries', { 'src/web/a.ts': `import { Document } from 'docx';\nexport const other = Document;\n` }],
  ['no-circular', { 'src/kernel/a.ts': importing('./b'), 'src/kernel/b.ts': `import { other } from './a';\nexport const thing = other;\n` }],
];

/** Every feature imports the one after it: each rule of the order is broken once. */
function upward(): Record<string, string> {
  const features = [...ORDERS.map((name) => name.replace('feature-order-', '')), 'last'];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the order as the rules have it
  const { forbidden } = require(join(TOP, '.dependency-cruiser.cjs')) as { forbidden: { name: string; to: { path: string } }[] };
  return Object.fromEntries(features.flatMap((feature) => {
    const later = /\(([^|)]+)/.exec(forbidden.find(({ name }) => name === `feature-order-${feature}`)?.to.path ?? '')?.[1];
    return later === undefined ? [] : [[`src/features/${feature}/a.ts`, importing(`../${later}`)], [`src/features/${later}/index.ts`, target]];
  }));
}

describe('the walls', () => {
  it('are each tried below', () => {
    expect([...BREACHES.map(([rule]) => rule), ...ORDERS].sort()).toEqual([...RULES].sort());
  });

  it.each(BREACHES)('refuse what %s forbids', (rule, files) => {
    expect(brokenRules(files)).toContain(rule);
  });

  it('refuse an import of a later feature by each that has one', () => {
    expect(brokenRules(upward()).filter((name) => name.startsWith('feature-order-')).sort()).toEqual([...ORDERS].sort());
  });

  it('say nothing about imports that are allowed', () => {
    const type = `import type { thing } from '../../checklists';\nexport type Other = typeof thing;\n`;
    expect(brokenRules({ 'src/features/directives/a.ts': importing('../findings'), 'src/features/findings/index.ts': target })).toEqual([]);
    expect(brokenRules({ 'src/features/findings/domain/a.ts': type, 'src/features/checklists/index.ts': target })).toEqual([]);
  });
});
