import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleKind, transpileModule } from 'typescript';
import { childCommand, runLimited, type ChildLimits, type ChildOutcome } from './limited-child';

const LIMITS: ChildLimits = { memoryMb: 200, timeMs: 4_000, outputBytes: 10_000 };

describe('a process for hostile files', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'cchc-child-'));
    mkdirSync(join(root, 'sandbox'));
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, 'given.txt'), 'tệp được giao');
    writeFileSync(join(root, 'other.txt'), 'tệp khác');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const run = (body: string, limits: Partial<ChildLimits> = {}): Promise<ChildOutcome> => {
    writeFileSync(join(root, 'sandbox', 'try.mjs'), `import { readFileSync, writeFileSync } from 'node:fs';\n${body}`);
    return runLimited(root, 'try.mjs', join(root, 'given.txt'), ['một'], { ...LIMITS, ...limits });
  };
  const say = (expression: string): string => `process.stdout.write(String(${expression}))`;

  it('reads the file it is given, and answers', async () => {
    const outcome = await run(say("readFileSync(process.argv[2], 'utf8') + process.argv[3]"));
    expect(outcome.ok && outcome.output.toString()).toBe('tệp được giaomột');
  });

  it.each([
    ['another file', `readFileSync(${JSON.stringify('ROOT/other.txt')})`],
    ['the passwords of the machine', "readFileSync('/etc/passwd')"],
    ['a place to write', "writeFileSync(process.argv[2], 'x')"],
    ['a program', "(await import('node:child_process')).execFileSync('/bin/true')"],
    ['a thread', "new (await import('node:worker_threads')).Worker('1', { eval: true })"],
  ])('has no right to %s', async (_, expression) => {
    expect(await run(say(expression.replace('ROOT', root)))).toEqual({ ok: false, reason: 'fault' });
  });

  it('knows nothing of the environment', async () => {
    process.env.SECRET_OF_THE_TEST = 'x';
    const outcome = await run(say('JSON.stringify(Object.keys(process.env))'));
    delete process.env.SECRET_OF_THE_TEST;
    expect(outcome.ok && outcome.output.toString()).toBe('[]');
  });

  it.each([
    ['an endless loop', 'for (;;);', 'time', { timeMs: 700 }],
    ['memory beside the heap', 'const held = []; for (;;) { held.push(Buffer.alloc(20_000_000, 1)); await new Promise((done) => setTimeout(done, 5)); }', 'memory', {}],
    ['an answer without end', "for (;;) if (!process.stdout.write('x'.repeat(5_000))) await new Promise((done) => process.stdout.once('drain', done));", 'output', {}],
    ['a fault', "throw new Error('hỏng')", 'fault', {}],
  ] as const)('is ended by %s, and that is only an answer', async (_, body, reason, limits) => {
    expect(await run(body, limits)).toEqual({ ok: false, reason });
  });

  it('is ended when its heap is full', async () => {
    const outcome = await run('const held = []; for (;;) held.push(new Array(1_000_000).fill(held.length));', { memoryMb: 80, timeMs: 20_000 });
    expect(outcome).toMatchObject({ ok: false });
    expect(['memory', 'fault']).toContain(!outcome.ok && outcome.reason);
  });

  it('runs two at once, of whatever kind', async () => {
    const body = "process.stdout.write(String(Date.now()) + ' '); await new Promise((done) => setTimeout(done, 300)); process.stdout.write(String(Date.now()))";
    for (const name of ['a.mjs', 'b.mjs', 'c.mjs']) writeFileSync(join(root, 'sandbox', name), body);
    const outcomes = await Promise.all(['a.mjs', 'a.mjs', 'b.mjs', 'c.mjs', 'a.mjs', 'b.mjs', 'c.mjs'].map((name) => runLimited(root, name, join(root, 'given.txt'), [], { ...LIMITS, timeMs: 20_000 })));
    const spans = outcomes.map((outcome) => (outcome.ok ? outcome.output.toString().split(' ').map(Number) : []));
    const together = spans.map(([start = 0]) => spans.filter(([from = 0, to = 0]) => from <= start && start < to).length);
    expect([spans.every(({ length }) => length === 2), Math.max(...together) <= 2]).toEqual([true, true]);
  });

  const onLinux = process.platform === 'linux' ? describe : describe.skip;
  onLinux('whose server is gone', () => {
    /** Processes that run a script of this root. */
    const alive = (script: string): readonly number[] =>
      readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
        try {
          const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
          return words[0] === process.execPath && words.includes(join(root, 'sandbox', script));
        } catch {
          return false;
        }
      });
    const until = async (ready: () => boolean, ms: number): Promise<boolean> => {
      for (const end = Date.now() + ms; Date.now() < end; await new Promise((done) => setTimeout(done, 25))) if (ready()) return true;
      return false;
    };
    const BUSY = 'for (;;);';
    const WAITS = 'setInterval(() => undefined, 1_000);';
    const GROWS = 'const held = []; for (;;) held.push(Buffer.alloc(1_000_000, 1));';

    it.each([
      ['never pauses', BUSY],
      ['waits', WAITS],
    ])('ends with it, also when it %s', async (_, body) => {
      for (const name of ['limited-child', 'child-turns']) {
        const { outputText } = transpileModule(readFileSync(join(__dirname, `${name}.ts`), 'utf8'), { compilerOptions: { module: ModuleKind.CommonJS } });
        writeFileSync(join(root, `${name}.js`), outputText);
      }
      writeFileSync(join(root, 'sandbox', 'orphan.mjs'), body);
      const limits = { ...LIMITS, timeMs: 60_000 };
      writeFileSync(join(root, 'server.js'), `require('./limited-child.js').runLimited(${JSON.stringify(root)}, 'orphan.mjs', ${JSON.stringify(join(root, 'given.txt'))}, [], ${JSON.stringify(limits)});`);
      const server = spawn(process.execPath, [join(root, 'server.js')], { stdio: 'ignore' });
      try {
        expect(await until(() => alive('orphan.mjs').length === 1, 10_000)).toBe(true);
        await new Promise((done) => setTimeout(done, 300));
        server.kill('SIGKILL');
        expect(await until(() => alive('orphan.mjs').length === 0, 4_000)).toBe(true);
      } finally {
        server.kill('SIGKILL');
        for (const pid of alive('orphan.mjs')) process.kill(pid, 'SIGKILL');
      }
    }, 30_000);

    // Nobody watches these: what ends them is their own.
    it.each([
      ['its pipe, closed while it waits', WAITS, 60_000, true],
      ['its time, while it waits', WAITS, 500, false],
      ['its time, while it never pauses', BUSY, 900, false],
      ['its memory', GROWS, 60_000, false],
    ])('is ended by %s', async (_, body, timeMs, closes) => {
      writeFileSync(join(root, 'sandbox', 'alone.mjs'), body);
      const [program, args] = childCommand(root, 'alone.mjs', join(root, 'given.txt'), [], { ...LIMITS, timeMs });
      const child = spawn(program, args, { env: {}, cwd: root, stdio: ['pipe', 'ignore', 'ignore'] });
      const gone = new Promise<boolean>((resolve) => child.on('close', () => resolve(true)));
      if (closes) setTimeout(() => child.stdin.end(), 500);
      try {
        expect(await Promise.race([gone, new Promise((resolve) => setTimeout(() => resolve(false), 15_000))])).toBe(true);
      } finally {
        child.kill('SIGKILL');
      }
    }, 20_000);
  });
});
