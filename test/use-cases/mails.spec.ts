import { spawn } from 'node:child_process';
import { DataSource } from 'typeorm';
import { sampleUpload } from '../../seed/demo/sample-upload';
import { createApp } from '../../src/app';
import { CreateAccount, SetAccountEmail } from '../../src/features/identity';
import { MailLoop, QueueMails } from '../../src/features/notifications';
import { DecideItem, SaveItem, SaveReportHead, SendReview, StartReport, SubmitReport } from '../../src/features/remediation';
import { UrgeUnits } from '../../src/features/urging';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { MailDelivery } from '../../src/platform/mail/mail-delivery';
import { OutgoingMail } from '../../src/platform/mail/outgoing-mail.entity';
import { RETRY_AFTER, TOO_OLD_MS } from '../../src/platform/mail/retry-plan';
import { FileStore } from '../../src/platform/storage/file-store';
import { built } from '../support/built';
import { onPostgres } from '../support/database';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { FakeSmtp, readHead } from '../support/fake-smtp';
import { PageBrowser } from '../support/page-browser';

const AT = '2018-07-18T08:00:00+07:00';

describe('mails', () => {
  let smtp: FakeSmtp;
  let demo: DemoApp;
  const use = <T>(type: abstract new (...args: never[]) => T): T => demo.app.get(type as never, { strict: false });
  const mails = (): Promise<OutgoingMail[]> => demo.app.get(DataSource).manager.find(OutgoingMail, { order: { number: 'ASC' } });
  /** Twelve districts, each with an address: a duty is urged once a day. */
  const DISTRICTS = Array.from({ length: 12 }, (_, index) => 866 + index);
  const urgeTwelve = async (): Promise<void> => {
    later(24 * 3600_000);
    for (const code of DISTRICTS) await use(SetAccountEmail).execute(SYSTEM_ACTOR, `huyen${code}`, `vanthu.${code}@dt.example.vn`);
    await use(UrgeUnits).execute(await demo.actor('sonoivu'), { obligationCodes: DISTRICTS.map((code) => `2018-Q2-D8-${code}`), level: 'handler', channel: 'system' });
  };
  const later = (ms: number): void => demo.clock.set(demo.clock.now() + ms);
  const headOf = (index: number, name: string): string => readHead(smtp.mails[index]?.head.find((line) => line.toLowerCase().startsWith(`${name}:`)) ?? '');
  const receiptPage = async (): Promise<string> => (await (await PageBrowser.signedIn(demo, 'huyen870')).open('/reports/2018-Q2-870/receipt')).words;

  beforeAll(async () => {
    smtp = await FakeSmtp.start();
    demo = await startDemoApp(AT, { environment: { SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port), MAIL_FROM: 'Sở Nội vụ <cchc@tinh.example.vn>', APP_URL: 'https://cchc.tinh.example.vn' } });
    await use(QueueMails).execute();
  }, 120_000);
  afterAll(async () => {
    await demo.close();
    await smtp.stop();
  });

  it('begin with what happens from now on: nobody is told of last month', async () => {
    expect(await use(QueueMails).execute()).toBe(0);
    expect(await mails()).toEqual([]);
  });

  it('take an address only when it is one', async () => {
    await expect(use(SetAccountEmail).execute(SYSTEM_ACTOR, 'huyen870', 'a@x.vn\r\nBcc: b@x.vn')).rejects.toMatchObject({ problems: [{ code: 'email.invalid', field: 'email' }] });
    await use(SetAccountEmail).execute(SYSTEM_ACTOR, 'huyen870', 'vanthu.hongngu@dt.example.vn');
    await use(SetAccountEmail).execute(SYSTEM_ACTOR, 'huyen869', 'vanthu.tanhong@dt.example.vn');
    const facts = await demo.app.get(DataSource).manager.find(FactRow, { where: { type: 'account.emailChanged' }, order: { seq: 'ASC' } });
    expect(facts.map(({ subjectCode, details }) => [subjectCode, details])).toEqual([
      ['huyen870', { before: null, after: 'vanthu.hongngu@dt.example.vn' }],
      ['huyen869', { before: null, after: 'vanthu.tanhong@dt.example.vn' }],
    ]);
  });

  it('tell a unit of its receipt: number, moment, rule with both readings, every file, place in the trail, a link and no file', async () => {
    const clerk = await demo.actor('huyen870');
    const code = await use(StartReport).execute(clerk, '2018-Q2-D1.2-870');
    const { items } = await reportOf(code);
    for (const { findingCode } of items) await use(SaveItem).execute(clerk, code, findingCode, { result: 'notYet', doneVi: 'Đang làm' });
    await use(SaveItem).attach(clerk, code, items[0]?.findingCode ?? '', [await sampleUpload(use(FileStore), 'minh chứng.pdf', 'x')]);
    await use(SaveReportHead).execute(clerk, code, { documentNumber: '9/BC-UBND', documentDate: '2018-07-18', signerTitle: 'Chủ tịch' }, await sampleUpload(use(FileStore), 'báo cáo đã ký.pdf', code));
    await use(SubmitReport).execute(clerk, code, 1, demo.clock.now());
    expect(await receiptPage()).toContain('Thư báo Chờ gửi.');
    await use(QueueMails).execute();
    expect(await receiptPage()).toContain('Chờ gửi tới Văn phòng UBND Huyện Hồng Ngự (mẫu), Huyện Hồng Ngự (vanthu.hongngu@dt.example.vn)');
    expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 1, again: 0, givenUp: 0 });
    const [mail] = smtp.mails;
    expect(mail?.to).toEqual(['vanthu.hongngu@dt.example.vn']);
    expect(headOf(0, 'subject')).toBe('Subject: Đã tiếp nhận báo cáo kết quả khắc phục: TN-2018-Q2-870-1, Huyện Hồng Ngự');
    expect(headOf(0, 'message-id')).toMatch(/^Message-ID: <fact-\d+-[\w-]+@cchc\.tinh\.example\.vn>$/i);
    expect(headOf(0, 'content-type')).toMatch(/text\/plain; charset=utf-8/i);
    const fact = await demo.app.get(DataSource).manager.findOneByOrFail(FactRow, { type: 'report.submitted', subjectCode: code });
    for (const words of ['TN-2018-Q2-870-1', '18/7/2018', 'trước ngày 20/7/2018', '00:00 ngày 20/7/2018', 'Theo đúng câu chữ: đúng hạn', 'Cách tính rộng: đúng hạn', 'minh chứng.pdf', 'báo cáo đã ký.pdf', `dòng ${fact.seq}`, fact.hash, 'https://cchc.tinh.example.vn/reports/2018-Q2-870/receipt?version=1']) {
      expect(mail?.body).toContain(words);
    }
    expect(mail?.body.match(/SHA-256 [0-9a-f]{64}/g)).toHaveLength(2);
    expect(mail?.raw).not.toMatch(/multipart|attachment/i);
    expect(await receiptPage()).toMatch(/Đã gửi thư tới Văn phòng UBND Huyện Hồng Ngự \(mẫu\), Huyện Hồng Ngự \(vanthu\.hongngu@dt\.example\.vn\) lúc 08:00/);
  });

  it('tell of what was returned with its reasons, and of an urging', async () => {
    const staff = await demo.actor('sonoivu');
    const { items } = await reportOf('2018-Q2-870');
    for (const [index, { findingCode }] of items.entries()) await use(DecideItem).execute(staff, '2018-Q2-870', findingCode, { decision: index === 0 ? 'returned' : 'accepted', reason: 'Thiếu minh chứng\r\nBcc: ke-xau@x.vn' });
    await use(SendReview).execute(staff, '2018-Q2-870');
    await use(QueueMails).execute();
    await use(UrgeUnits).execute(staff, { obligationCodes: ['2018-Q2-D1.2-869', '2018-Q2-D1.2-873'], level: 'handler', channel: 'system' });
    expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 2, again: 0, givenUp: 0 });
    expect(headOf(1, 'subject')).toBe('Subject: Báo cáo 2018-Q2-870 lần 1: có mục cần bổ sung');
    expect(smtp.mails[1]?.body).toContain('Lý do: Thiếu minh chứng');
    expect(smtp.mails[1]?.to).toEqual(['vanthu.hongngu@dt.example.vn']);
    expect(headOf(2, 'subject')).toBe('Subject: Đôn đốc lần 1: nhiệm vụ D1.2');
    expect(smtp.mails[2]?.to).toEqual(['vanthu.tanhong@dt.example.vn']);
  });

  it('hold one head, whatever stands in a post’s name', async () => {
    const { unitId } = await demo.actor('huyen871');
    await use(CreateAccount).execute(SYSTEM_ACTOR, { username: 'ten.la', role: 'unitHead', unitId, postTitleVi: 'Văn phòng"\r\nBcc: ke-xau@x.vn\r\n\r\n<b>', postTitleEn: 'x', password: 'mot mat khau dai', email: 'a@dt.example.vn' });
    const before = smtp.mails.length;
    await use(UrgeUnits).execute(await demo.actor('sonoivu'), { obligationCodes: ['2018-Q2-D3.1-871'], level: 'handler', channel: 'system', noteVi: 'Ghi chú\n.\nQUIT\n' });
    await use(QueueMails).execute();
    expect(await use(MailDelivery).deliverDue()).toMatchObject({ sent: 1 });
    const mail = smtp.mails[before];
    expect(mail?.to).toEqual(['a@dt.example.vn']);
    expect(mail?.head.filter((line) => /^(bcc|cc|to|subject|from):/i.test(line)).map((line) => line.split(':')[0]?.toLowerCase()).sort()).toEqual(['from', 'subject', 'to']);
    expect(smtp.mails).toHaveLength(before + 1);
  });

  describe('that cannot be sent', () => {
    const urge = async (): Promise<void> => {
      later(24 * 3600_000);
      await use(UrgeUnits).execute(await demo.actor('sonoivu'), { obligationCodes: ['2018-Q2-D1.2-869'], level: 'handler', channel: 'phone' });
    };
    afterEach(() => (smtp.answer = () => null));

    it('are tried again later with the same Message-ID, each time after a longer wait, and given up with the reason', async () => {
      await urge();
      smtp.answer = (command) => (/^RCPT/.test(command) ? '451 try later' : null);
      for (const wait of RETRY_AFTER) {
        expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 0, again: 1, givenUp: 0 });
        expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 0, again: 0, givenUp: 0 });
        later(wait);
      }
      expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 0, again: 0, givenUp: 1 });
      const mail = (await mails()).at(-1);
      expect(mail).toMatchObject({ state: 'failed', lastError: expect.stringContaining('451') as string, tries: RETRY_AFTER.length + 1 });
      expect(await demo.app.get(DataSource).manager.findOneBy(FactRow, { type: 'mail.failed', subjectCode: String(mail?.number) })).toMatchObject({ details: { reason: expect.stringContaining('451') as string } });
    });

    it('are given up at once when the address is refused for good', async () => {
      await urge();
      smtp.answer = (command) => (/^RCPT/.test(command) ? '550 no such user' : null);
      expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 0, again: 0, givenUp: 1 });
    });

    it('repeat after a crash between sending and noting it, as the same message', async () => {
      await urge();
      const before = smtp.mails.length;
      smtp.answer = (command) => (command === 'END' ? 'HANGUP' : null);
      expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 0, again: 1, givenUp: 0 });
      smtp.answer = () => null;
      later(RETRY_AFTER[0] ?? 0);
      expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 1, again: 0, givenUp: 0 });
      expect(smtp.mails).toHaveLength(before + 2);
      expect(headOf(before, 'message-id')).toBe(headOf(before + 1, 'message-id'));
    });

    it('are not sent when they are no news any more', async () => {
      await urge();
      later(TOO_OLD_MS + 1);
      const before = smtp.mails.length;
      expect(await use(MailDelivery).deliverDue()).toEqual({ sent: 0, again: 0, givenUp: 1 });
      expect(smtp.mails).toHaveLength(before);
    });
  });

  // SQLite has one server; there it is the same loop that runs over itself.
  it('go out once, with two servers on one database', async () => {
    const before = smtp.mails.length;
    const queuedBefore = (await mails()).length;
    await urgeTwelve();
    const other = onPostgres ? await createApp({ settings: demo.settings, clock: demo.clock }) : demo.app;
    try {
      await Promise.all([use(MailLoop).once(), other.get(MailLoop).once(), use(MailLoop).once(), other.get(MailLoop).once()]);
      await Promise.all([use(MailLoop).once(), other.get(MailLoop).once()]);
    } finally {
      if (onPostgres) await other.close();
    }
    expect((await mails()).length - queuedBefore).toBe(12);
    expect(smtp.mails.length - before).toBe(12);
    expect(new Set(smtp.mails.slice(before).map((_, index) => headOf(before + index, 'message-id'))).size).toBe(12);
    expect((await mails()).filter(({ state }) => state === 'waiting')).toEqual([]);
  });

  it('go out once, also when the mail server takes minutes over each and another server looks meanwhile', async () => {
    await urgeTwelve();
    const before = smtp.mails.length;
    let other: Promise<unknown> = Promise.resolve();
    smtp.answer = (command, count) => {
      if (command !== 'END') return null;
      later(3 * 60_000);
      if (count - before === 6) other = use(MailDelivery).deliverDue();
      return null;
    };
    try {
      await use(MailDelivery).deliverDue();
      await other;
    } finally {
      smtp.answer = () => null;
    }
    const ids = smtp.mails.slice(before).map((_, index) => headOf(before + index, 'message-id'));
    expect([ids.length, new Set(ids).size]).toEqual([12, 12]);
  });

  it('wait where no server is named', async () => {
    const other = await createApp({ settings: { ...demo.settings, smtp: null }, clock: demo.clock });
    try {
      later(24 * 3600_000);
      await use(UrgeUnits).execute(await demo.actor('sonoivu'), { obligationCodes: ['2018-Q2-D1.2-869'], level: 'handler', channel: 'phone' });
      await other.get(MailLoop).once();
      expect((await mails()).at(-1)).toMatchObject({ state: 'waiting', tries: 0 });
    } finally {
      await other.close();
    }
  });

  it('can be tried from the command line', async () => {
    const before = smtp.mails.length;
    const run = (...args: string[]): Promise<{ status: number | null; words: string }> =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [built('src/cli.js'), ...args], {
          env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', DATABASE_URL: demo.settings.databaseUrl, SMTP_HOST: '127.0.0.1', SMTP_PORT: String(smtp.port), MAIL_FROM: 'cchc@tinh.example.vn' },
        });
        let words = '';
        child.stdout.on('data', (chunk: Buffer) => (words += chunk.toString()));
        child.on('close', (status) => resolve({ status, words }));
      });
    expect(await run('mail:test', '--to', 'khong-phai-dia-chi')).toMatchObject({ status: 2 });
    expect(await run('mail:test', '--to', 'thu@dt.example.vn')).toEqual({ status: 0, words: expect.stringContaining('250 taken') as string });
    expect(smtp.mails.slice(before).map(({ to }) => to)).toEqual([['thu@dt.example.vn']]);
  }, 60_000);

  async function reportOf(code: string): Promise<{ items: { findingCode: string }[] }> {
    const rows = await demo.app.get(DataSource).query<{ findingCode: string }[]>(
      `SELECT f.code AS "findingCode" FROM report_item i JOIN report_version v ON v.id = i.report_version_id JOIN remediation_report r ON r.id = v.report_id JOIN finding f ON f.id = i.finding_id WHERE r.code = '${code}' AND v.number = 1 ORDER BY i.position`,
    );
    return { items: rows };
  }
});
