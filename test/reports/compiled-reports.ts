import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';

const ROOT = join(__dirname, '..', '..');
const SOURCES = ['src/kernel', 'src/platform/i18n', 'src/reports/model', 'src/reports/queries', 'src/reports/definitions', 'src/reports/renderers', 'test/reports'];

/** The report code compiled as the build does, in a folder of its own, to be run in processes of their own. */
export class CompiledReports {
  private readonly folder = mkdtempSync(join(tmpdir(), 'compiled-reports-'));

  constructor() {
    for (const source of SOURCES.flatMap((folder) => typeScriptFiles(join(ROOT, folder)))) {
      const { outputText } = transpileModule(readFileSync(source, 'utf8'), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true, experimentalDecorators: true, emitDecoratorMetadata: true },
      });
      const target = join(this.folder, relative(ROOT, source)).replace(/\.ts$/, '.js');
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, outputText);
    }
  }

  /** Runs a script in which `load('src/…')` gives a compiled module and `answer(value)` ends with it as JSON. */
  run<T>(script: string, environment: Readonly<Record<string, string>> = {}): T {
    const program = `const { join } = require('node:path');
const load = (path) => require(join(${JSON.stringify(this.folder)}, path));
const answer = (value) => process.stdout.write('\\u0002' + JSON.stringify(value));
(async () => { ${script} })().catch((error) => { console.error(error); process.exitCode = 1; });`;
    const file = join(this.folder, `script-${Math.random().toString(36).slice(2)}.js`);
    writeFileSync(file, program);
    const output = execFileSync(process.execPath, [file], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules'), NODE_OPTIONS: '', ...environment },
    });
    return JSON.parse(output.slice(output.indexOf('\u0002') + 1)) as T;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function typeScriptFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return typeScriptFiles(path);
    return /\.ts$/.test(entry.name) && !/\.(spec|d)\.ts$/.test(entry.name) ? [path] : [];
  });
}
