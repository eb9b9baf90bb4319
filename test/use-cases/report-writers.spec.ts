import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { AddReportFiles } from '../../src/features/remediation/use-cases/add-report-files';
import { SaveItem, StartReport } from '../../src/features/remediation';
import { RemediationStore } from '../../src/features/remediation/remediation.store';
import type { Actor } from '../../src/kernel/actor';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import type { ReceivedFile } from '../../src/platform/http/multipart-receiver';
import { FileStore } from '../../src/platform/storage/file-store';
import { onPostgres } from '../support/database';
import { startDemoApp, type DemoApp } from '../support/demo-app';

const CODE = '2018-Q2-869';
const MB = 1_000_000;
/** Three of them fit into an item of 1 MB. */
const SIZE = 300_000;
const SENDERS = 12;

/** Huyện Tân Hồng writes its report; an item may hold 1 MB. */
describe('writers of one report', () => {
  let demo: DemoApp;
  let clerk: Actor;
  const use = <T>(type: abstract new (...args: never[]) => T): T => demo.app.get(type as never, { strict: false });

  beforeAll(async () => {
    demo = await startDemoApp('2018-07-18T08:00:00+07:00', { environment: { UPLOAD_MAX_MB: '1', ITEM_MAX_MB: '1' } });
    clerk = await demo.actor('huyen869');
    await use(StartReport).execute(clerk, '2018-Q2-D1.2-869');
  }, 120_000);
  afterAll(() => demo.close());
  afterEach(() => jest.restoreAllMocks());

  const withoutLock = (): unknown => jest.spyOn(RemediationStore.prototype, 'hold').mockResolvedValue(undefined);

  async function heavyFile(name: string): Promise<ReceivedFile> {
    const pdf = samplePdf(name);
    const end = pdf.subarray(pdf.lastIndexOf('startxref'));
    const file = await use(FileStore).receive(Readable.from([pdf, Buffer.from(`\n%${'x'.repeat(SIZE - pdf.length - end.length - 3)}\n`), end]), MB);
    return { ...file, field: 'files', name: `${name}.pdf` };
  }

  /** All send at the same moment; the bytes are here and their kind is checked before anybody writes. */
  async function sendTogether(name: string, send: (file: ReceivedFile) => Promise<unknown>): Promise<{ taken: number; refusals: readonly string[] }> {
    const files = await Promise.all(Array.from({ length: SENDERS }, (_, index) => heavyFile(`${name} ${index}`)));
    const outcomes = await Promise.allSettled(files.map(send));
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as { problems?: readonly { code: string }[]; message: string }] : []));
    return { taken: SENDERS - refused.length, refusals: [...new Set(refused.map(({ problems, message }) => problems?.[0]?.code ?? message))] };
  }

  const heldByItem = async (n: number): Promise<number> =>
    Number((await demo.app.get(DataSource).query<{ bytes: string | null }[]>(`SELECT SUM(s.size) AS bytes FROM report_item_evidence e JOIN report_item i ON i.id = e.item_id JOIN finding f ON f.id = i.finding_id JOIN stored_file s ON s.id = e.file_id WHERE f.code = '${CODE}-0${n}'`))[0]?.bytes ?? 0);

  it('put no more into one item than it may hold, however many send at the same moment', async () => {
    expect(await sendTogether('mục', (file) => use(SaveItem).attach(clerk, CODE, `${CODE}-01`, [file]))).toEqual({ taken: 3, refusals: ['file.itemTooLarge'] });
    expect(await heldByItem(1)).toBe(3 * SIZE);
  }, 60_000);

  it('leave no more waiting for an item than one may hold', async () => {
    expect(await sendTogether('chờ', (file) => use(AddReportFiles).execute(clerk, CODE, [file]))).toEqual({ taken: 3, refusals: ['file.waitingTooLarge'] });
  }, 60_000);

  /** How many were between reading and writing the same report at once. */
  async function togetherInside(): Promise<number> {
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 6 }, () =>
        use(UnitOfWork).run(clerk, async (tx) => {
          await use(RemediationStore).load(tx, CODE);
          most = Math.max(most, (inside += 1));
          await new Promise((resolve) => setTimeout(resolve, 20));
          inside -= 1;
        }),
      ),
    );
    return most;
  }

  it('take turns between reading it and writing it', async () => {
    expect(await togetherInside()).toBe(1);
  });

  // SQLite has one writer anyway: there is nothing to switch off.
  (onPostgres ? describe : describe.skip)('with the lock switched off', () => {
    beforeEach(withoutLock);

    it('do not take turns', async () => {
      expect(await togetherInside()).toBeGreaterThan(1);
    });

    it('overfill an item', async () => {
      expect((await sendTogether('tràn', (file) => use(SaveItem).attach(clerk, CODE, `${CODE}-02`, [file]))).taken).toBeGreaterThan(3);
      expect(await heldByItem(2)).toBeGreaterThan(MB);
    }, 60_000);
  });
});
