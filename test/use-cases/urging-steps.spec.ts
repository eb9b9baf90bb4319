import { DataSource } from 'typeorm';
import { createApp } from '../../src/app';
import { SetAccountEmail } from '../../src/features/identity';
import { AskExtension, DecideExtension } from '../../src/features/obligations';
import { ChangeOperatingRule } from '../../src/features/organisation';
import { RunAutomaticSteps, UrgeUnits, Urging, UrgingLoop } from '../../src/features/urging';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { OutgoingMail } from '../../src/platform/mail/outgoing-mail.entity';
import { onPostgres } from '../support/database';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { PageBrowser } from '../support/page-browser';

/** Thursday 19/7/2018 is the last day for the reports of 869, 870, 873 and 874; 873 has sent its own on the 18th. */
describe('automatic steps of urging', () => {
  let demo: DemoApp;
  const use = <T>(type: abstract new (...args: never[]) => T): T => demo.app.get(type as never, { strict: false });
  const at = (text: string): void => demo.clock.set(Date.parse(`2018-07-${text}:00+07:00`));
  const rows = (): Promise<Urging[]> => demo.app.get(DataSource).manager.find(Urging, { order: { number: 'ASC' } });
  const mails = (): Promise<OutgoingMail[]> => demo.app.get(DataSource).manager.find(OutgoingMail, { where: { kind: 'urging' }, order: { number: 'ASC' } });
  const run = async (): Promise<string[]> => (await use(RunAutomaticSteps).execute()).steps.map(({ code, step, level }) => `${code.split('-').at(-1)} ${step} ${level}`).sort();
  const decide = (key: string, value: string) => demo.actor('lanhdao.sonoivu').then((leader) => use(ChangeOperatingRule).execute(leader, key, value));

  beforeAll(async () => {
    demo = await startDemoApp('2018-07-18T16:00:00+07:00');
    for (const code of [869, 870, 874]) await use(SetAccountEmail).execute(SYSTEM_ACTOR, `huyen${code}`, `vanthu.${code}@dt.example.vn`);
  }, 120_000);
  afterAll(() => demo.close());

  it('wait for working hours', async () => {
    at('18T17:00');
    expect(await use(RunAutomaticSteps).execute()).toEqual({ open: false, steps: [] });
    at('18T07:59');
    expect(await use(RunAutomaticSteps).execute()).toEqual({ open: false, steps: [] });
    expect(await rows()).toEqual([]);
  });

  it('can be looked at before anything is sent', async () => {
    at('18T16:30');
    expect((await use(RunAutomaticSteps).execute({ dryRun: true })).steps.map(({ code }) => code).sort()).toEqual(['2018-Q2-D1.2-869', '2018-Q2-D1.2-870', '2018-Q2-D1.2-874']);
    expect(await rows()).toEqual([]);
  });

  it('remind who has not reported, once, with two servers at the same instant', async () => {
    const other = onPostgres ? await createApp({ settings: demo.settings, clock: demo.clock }) : demo.app;
    try {
      await Promise.all([use(UrgingLoop).once(), other.get(UrgingLoop, { strict: false }).once(), use(UrgingLoop).once(), other.get(UrgingLoop, { strict: false }).once()]);
    } finally {
      if (onPostgres) await other.close();
    }
    expect((await rows()).map(({ number, level, step, sequence, sentByTitle }) => [number, level, step, sequence, sentByTitle])).toEqual([1, 2, 3].map((number) => [number, 'reminder', 'before', 0, 'Hệ thống']));
    expect((await mails()).map(({ toAddress, subjectVi }) => [toAddress, subjectVi]).sort()).toEqual([869, 870, 874].map((code) => [`vanthu.${code}@dt.example.vn`, 'Nhắc hạn: nhiệm vụ D1.2']));
    expect(await run()).toEqual([]);
  });

  it('remind again on the last day, and never of a duty without a date', async () => {
    at('19T08:00');
    expect(await run()).toEqual(['869 onDay reminder', '870 onDay reminder', '874 onDay reminder']);
    expect(await run()).toEqual([]);
    expect((await rows()).every(({ tooLateAt }) => tooLateAt === Date.parse('2018-07-20T00:00:00+07:00'))).toBe(true);
  });

  it('send nothing by themselves after it unless the province says so: staff are asked', async () => {
    at('24T09:00');
    expect(await run()).toEqual([]);
    const { words, html } = await (await PageBrowser.signedIn(demo, 'sonoivu')).open('/reminders');
    expect(words).toContain('3 nhiệm vụ quá hạn đến kỳ đôn đốc tiếp theo.');
    expect(html).toContain('/reminders/new?all=due');
    const preview = await (await PageBrowser.signedIn(demo, 'sonoivu')).open('/reminders/new?all=due');
    expect(preview.html.split('data-testid="preview-row"')).toHaveLength(4);
    expect(preview.words).toContain('Chưa lần nào');
  });

  it('count no reminder as an urging', async () => {
    const page = await (await PageBrowser.signedIn(demo, 'huyen869')).open('/obligations/2018-Q2-D1.2-869');
    expect(page.words).not.toContain('Đã đôn đốc');
    expect(page.words).toContain('Nhắc hạn, nhắc trước hạn');
    const { numbers } = await use(UrgeUnits).execute(await demo.actor('sonoivu'), { obligationCodes: ['2018-Q2-D1.2-869'], level: 'handler', channel: 'system' });
    expect((await rows()).find(({ number }) => number === numbers[0])).toMatchObject({ sequence: 1, level: 'handler', step: null });
  });

  it('urge up to the level that was decided, in its rhythm, and leave out who was urged by hand', async () => {
    await decide('urging.upTo', 'head');
    expect(await run()).toEqual(['870 after handler', '874 after handler']);
    expect(await run()).toEqual([]);
    at('26T09:00');
    expect(await run()).toEqual([]);
    at('27T09:00');
    expect(await run()).toEqual(['869 after head', '870 after head', '874 after head']);
    demo.clock.set(Date.parse('2018-08-01T09:00:00+07:00'));
    // The next step is the letter of Home Affairs: proposed, not sent.
    expect(await run()).toEqual([]);
    const { words } = await (await PageBrowser.signedIn(demo, 'sonoivu')).open('/reminders');
    expect(words).toContain('3 nhiệm vụ quá hạn đến kỳ đôn đốc tiếp theo.');
  });

  it('never send to the chair', async () => {
    await decide('urging.upTo', 'homeAffairsLetter');
    for (const day of ['02', '07', '10', '15', '20', '23']) {
      demo.clock.set(Date.parse(`2018-08-${day}T09:00:00+07:00`));
      await run();
    }
    expect([...new Set((await rows()).map(({ level }) => level))]).toEqual(['reminder', 'handler', 'head', 'homeAffairsLetter']);
  });

  it('leave neither row nor mail when the power is cut', async () => {
    const before = [(await rows()).length, (await mails()).length];
    const unitOfWork = use(UnitOfWork);
    const whole = unitOfWork.run.bind(unitOfWork);
    unitOfWork.run = (actor, work, when) =>
      whole(
        actor,
        async (tx) => {
          await work(tx);
          throw new Error('power cut');
        },
        when,
      );
    await expect(use(UrgeUnits).execute(await demo.actor('sonoivu'), { obligationCodes: ['2018-Q2-D1.2-869'], level: 'head', channel: 'system' })).rejects.toThrow('power cut');
    unitOfWork.run = whole;
    expect([(await rows()).length, (await mails()).length]).toEqual(before);
  });
});

describe('automatic steps and an extension', () => {
  let demo: DemoApp;
  const use = <T>(type: abstract new (...args: never[]) => T): T => demo.app.get(type as never, { strict: false });
  const run = async (at: string): Promise<string[]> => {
    demo.clock.set(Date.parse(at));
    return (await use(RunAutomaticSteps).execute()).steps.filter(({ code }) => code.endsWith('-870')).map(({ step }) => step);
  };
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-18T16:00:00+07:00');
  }, 120_000);
  afterAll(() => demo.close());

  it('are silent while the request waits, and go by the extended date once it is granted', async () => {
    const code = '2018-Q2-D1.2-870';
    await use(AskExtension).execute(await demo.actor('huyen870'), code, { reason: 'Chờ số liệu của các xã', proposedOn: '2018-07-26' }, [], demo.clock.now());
    expect(await run('2018-07-18T16:10:00+07:00')).toEqual([]);
    expect(await run('2018-07-19T09:00:00+07:00')).toEqual([]);
    await use(DecideExtension).execute(await demo.actor('lanhdao.sonoivu'), code, { decision: 'grant', version: 1 });
    expect(await run('2018-07-20T09:00:00+07:00')).toEqual([]);
    expect(await run('2018-07-23T09:00:00+07:00')).toEqual(['before']);
    expect(await run('2018-07-26T09:00:00+07:00')).toEqual(['onDay']);
    const [row] = await demo.app.get(DataSource).manager.find(Urging, { where: { step: 'onDay' }, order: { number: 'DESC' } });
    expect(row?.tooLateAt).toBe(Date.parse('2018-07-27T00:00:00+07:00'));
  });
});
