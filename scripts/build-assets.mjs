/**
 * Builds what the browser loads into dist/public: one style sheet, two scripts, two font subsets and the icon sprite,
 * each named by its content, plus manifest.json (plain name -> built name). Fails when a budget or a brand rule is broken.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { compile } from 'sass';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const OUT = join(ROOT, 'dist', 'public');
const MODULES = join(ROOT, 'node_modules');

/** Bytes after gzip. Every page loads app.css and app.js; upload.js only a page with an upload box. */
const BUDGET = { 'app.css': 26 * 1024, 'app.js': 12 * 1024, 'upload.js': 20 * 1024 };
/** GOV.UK's typeface and crown may not be used outside gov.uk. */
const FORBIDDEN = ['GDS Transport', 'govuk-crown'];

const FONTS = {
  'inter-latin.woff2': 'inter-latin-wght-normal.woff2',
  'inter-vietnamese.woff2': 'inter-vietnamese-wght-normal.woff2',
};

const ICONS = [
  'arrow-down', 'arrow-right', 'arrow-up', 'arrow-up-down', 'bell', 'camera', 'check', 'chevron-down', 'chevron-right', 'circle-alert',
  'circle-dashed', 'dot', 'clock-3', 'contrast', 'corner-up-left', 'download', 'eye', 'file-text', 'history', 'info',
  'lock', 'log-out', 'paperclip', 'plus', 'printer', 'refresh-cw', 'search', 'trash-2', 'triangle-alert', 'upload', 'wifi-off', 'x',
];

/** Shapes that stay readable at 14 px, where Lucide's thin outlines close up. The line width comes from the style sheet. */
const OWN_ICONS = {
  contrast: '<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/>',
  dot: '<circle cx="12" cy="12" r="5.5" fill="currentColor" stroke="none"/>',
};

const manifest = {};
const files = new Map();

function add(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const extension = extname(name);
  const built = `${name.slice(0, -extension.length)}.${hash}${extension}`;
  manifest[name] = built;
  files.set(built, bytes);
  return built;
}

function iconMarkup(name) {
  const svg = readFileSync(join(MODULES, 'lucide-static', 'icons', `${name}.svg`), 'utf8');
  return svg
    .slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'))
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .trim();
}

function sprite() {
  const symbols = ICONS.map(
    (name) =>
      `<symbol id="${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">${OWN_ICONS[name] ?? iconMarkup(name)}</symbol>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg"><!-- Lucide, ISC licence -->${symbols.join('')}</svg>`;
}

/** A file of its own: the content security policy allows no data: addresses. */
function selectArrow() {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="#475466" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">${iconMarkup('chevron-down')}</svg>`;
}

/** Neutral: the colours of the product, no emblem. */
function favicon() {
  return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#083763"/><path d="M9 16.5l5 5 9.5-11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>';
}

async function styles() {
  const result = compile(join(ROOT, 'assets', 'scss', 'app.scss'), {
    loadPaths: [MODULES],
    style: 'compressed',
    quietDeps: true,
  });
  return result.css
    .replace(/url\(["']?font:([\w.-]+)["']?\)/g, (_, name) => `url(${manifest[name]})`)
    .replace(/url\(["']?icon:([\w-]+)["']?\)/g, (_, name) => `url(${manifest[`${name}.svg`]})`);
}

async function script(name) {
  const result = await build({
    entryPoints: [join(ROOT, 'assets', 'scripts', name)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome109', 'firefox102', 'safari15'],
    legalComments: 'none',
    logLevel: 'warning',
    absWorkingDir: ROOT,
  });
  return result.outputFiles[0].contents;
}

function check() {
  const problems = [];
  for (const [name, bytes] of files) {
    const size = gzipSync(bytes, { level: 9 }).length;
    const limit = BUDGET[name.replace(/\.[0-9a-f]{10}\./, '.')];
    console.log(`${name.padEnd(40)} ${String(bytes.length).padStart(8)} B ${String(size).padStart(8)} B gzip`);
    if (limit !== undefined && size > limit) problems.push(`${name}: ${size} B gzip, budget ${limit} B`);
    const text = bytes.toString('latin1');
    for (const word of FORBIDDEN) if (text.includes(word)) problems.push(`${name} contains "${word}"`);
  }
  return problems;
}

for (const [name, source] of Object.entries(FONTS)) {
  add(name, readFileSync(join(MODULES, '@fontsource-variable', 'inter', 'files', source)));
}
add('icons.svg', sprite());
add('chevron-down.svg', selectArrow());
add('favicon.svg', favicon());
add('app.css', await styles());
add('app.js', await script('app.ts'));
// Only pages with an upload box load it.
add('upload.js', await script('upload.ts'));

const problems = check();
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
for (const [name, bytes] of files) writeFileSync(join(OUT, name), bytes);
writeFileSync(join(OUT, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
