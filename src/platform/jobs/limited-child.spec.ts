import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLimited, type ChildLimits, type ChildOutcome } from './limited-child';

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
});
