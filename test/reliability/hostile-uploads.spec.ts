import { HOSTILE_KINDS } from './uploads/hostile-files';
import { UploadCheck } from './uploads/upload-check';
import { forgetPlayed, UploadServer } from './uploads/upload-server';
import { Wire } from './uploads/wire';

const SEED = Number(process.env.UPLOADS_SEED ?? 18);
const IDLE_SECONDS = 2;

afterAll(forgetPlayed);

describe('a thousand hostile, broken and aborted uploads', () => {
  let server: UploadServer;
  let wire: Wire;
  let check: UploadCheck;
  beforeAll(async () => {
    server = await UploadServer.start({ SEND_IDLE_SECONDS: String(IDLE_SECONDS) });
    wire = new Wire(server.url, server.token('huyen870'));
    check = new UploadCheck(wire, server.storage, SEED);
  }, 120_000);
  afterAll(async () => {
    wire.close();
    await server.close();
  });

  it('harm nothing, and nothing that offices send is refused', async () => {
    const before = server.memory();
    await check.hostileForms();
    await check.hostileInPieces();
    const real = await check.real();
    await check.mutated(real, 330);
    await check.brokenForms(260);
    await check.brokenRequests();
    await check.aborted(8);
    await check.slow(IDLE_SECONDS * 1000);
    await check.downloads();
    const after = server.memory();
    const leavings = check.leavings(server.named());
    const megabytes = before && after ? Math.round((after.peak - before.now) / 1e6) : null;
    const figures = { seed: SEED, kinds: HOSTILE_KINDS.length, total: check.total, ...check.counts, requests: wire.requests, faults: wire.faults.length, crashes: server.running ? 0 : 1, ...leavings, serverGrewMb: megabytes };
    process.stdout.write(`uploads: ${JSON.stringify(figures)}\n`);
    expect(check.wrong).toEqual([]);
    expect(wire.faults).toEqual([]);
    expect(server.running).toBe(true);
    expect(leavings).toEqual({ temporary: 0, unfinished: 0, orphans: 0 });
    expect(HOSTILE_KINDS.length).toBeGreaterThanOrEqual(60);
    expect(new Set(HOSTILE_KINDS.map(({ kind }) => kind)).size).toBe(HOSTILE_KINDS.length);
    expect(check.counts['real, taken']).toBeGreaterThanOrEqual(200);
    expect(check.total).toBeGreaterThanOrEqual(1_000);
  }, 240_000);
});

describe('the check itself', () => {
  it('fails when contents are not looked at', async () => {
    const server = await UploadServer.start({}, require.resolve('./uploads/no-deep-check.cjs'));
    const wire = new Wire(server.url, server.token('huyen870'));
    try {
      const check = new UploadCheck(wire, server.storage, SEED);
      await check.hostileForms();
      const deep = HOSTILE_KINDS.filter(({ shallow }) => !shallow);
      expect(check.wrong.length).toBeGreaterThanOrEqual(deep.length);
    } finally {
      wire.close();
      await server.close();
    }
  }, 240_000);
});
