import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INSPECTION_LIMITS, InspectionQueue, type InspectionLimits } from '../../src/features/evidence/inspection/inspection-queue';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { built } from '../support/built';

const CHILD = built('src/features/evidence/inspection/inspection-child.js');
/** Children that misbehave with every file but those called `tot`. */
const CHILDREN = {
  hangs: 'for (;;);',
  dies: 'process.kill(process.pid, "SIGKILL");',
  ends: 'process.exit(0);',
  throws: 'setImmediate(() => { throw new Error("x"); });',
  takesMemory: 'const all = []; setInterval(() => all.push(Buffer.alloc(50_000_000, 1)), 5);',
  writes: 'require("node:fs").writeFileSync(__filename + ".moi", "x"); process.send({ refusal: null });',
  eats: 'const all = []; for (;;) all.push(new Array(1e6).fill(all.length));',
  silent: '',
};

describe('the child that reads hostile files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doc-tep-'));
  const queues: InspectionQueue[] = [];
  afterAll(() => {
    for (const queue of queues) queue.onApplicationShutdown();
    rmSync(folder, { recursive: true, force: true });
  });

  function queueOf(changes: Partial<InspectionLimits>): InspectionQueue {
    const queue = new InspectionQueue({ ...INSPECTION_LIMITS, child: CHILD, timeMs: 5_000, memoryMb: 64, ...changes });
    queues.push(queue);
    return queue;
  }

  function file(name: string, bytes: Buffer): { path: string; ending: string } {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return { path, ending: 'pdf' };
  }

  function misbehaving(how: keyof typeof CHILDREN): string {
    const path = join(folder, `${how}.cjs`);
    writeFileSync(path, `process.on('message', (task) => { if (task.path.includes('tot')) return process.send({ refusal: null }); ${CHILDREN[how]} });`);
    return path;
  }

  it('takes a sound file and refuses a bad one, with no secret of the server at hand', async () => {
    const queue = queueOf({});
    expect(await queue.inspect(file('a.pdf', samplePdf('a')))).toBeNull();
    expect(await queue.inspect(file('b.pdf', samplePdf('b').subarray(0, 300)))).toEqual({ reason: 'truncated' });
    expect(await queue.inspect({ path: join(folder, 'khong-co.pdf'), ending: 'pdf' })).toEqual({ reason: 'checkFailed' });
  });

  it.each([
    ['hangs', 'checkTooLong'],
    ['silent', 'checkTooLong'],
    ['dies', 'checkFailed'],
    ['ends', 'checkFailed'],
    ['throws', 'checkFailed'],
    ['eats', 'checkFailed'],
    ['takesMemory', 'checkFailed'],
    ['writes', 'checkFailed'],
  ] as const)('when it %s the file is refused, the next one gets a new child', async (how, reason) => {
    const queue = queueOf({ child: misbehaving(how), timeMs: how === 'eats' || how === 'takesMemory' ? 20_000 : 700 });
    const [bad, good] = await Promise.all([queue.inspect({ path: 'xau', ending: 'pdf' }), queue.inspect({ path: 'tot', ending: 'pdf' })]);
    expect([bad, good]).toEqual([{ reason }, null]);
  }, 30_000);

  it('is one, however many files wait, and ends when there is nothing to do', async () => {
    const queue = queueOf({ idleMs: 100, files: 7 });
    const task = file('c.pdf', samplePdf('c'));
    const answers = Array.from({ length: 40 }, () => queue.inspect(task));
    await answers[3];
    expect(queue.alive).toBe(1);
    expect(await Promise.all(answers)).toEqual(answers.map(() => null));
    for (let tries = 0; tries < 50 && queue.alive > 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(queue.alive).toBe(0);
  });
});
