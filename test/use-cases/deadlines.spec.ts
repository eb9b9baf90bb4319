import { Workbook } from 'exceljs';
import { DataSource } from 'typeorm';
import { IssueDirective, RecordDirective } from '../../src/features/directives';
import { ChangeCalendar, CreateNextDuties, Obligation, ObligationQueries, SetDutyTerms, WriteUpdate, type CalendarChange } from '../../src/features/obligations';
import { ChangeOperatingRule } from '../../src/features/organisation';
import type { Actor } from '../../src/kernel/actor';
import { SYSTEM_ACTOR } from '../../src/kernel/system-actor';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { ListExports } from '../../src/reports/listings/list-exports';
import { PageBrowser } from '../support/page-browser';
import { startDemoApp, type DemoApp } from '../support/demo-app';

const PARTY = { addressees: [{ unit: '866' }], coordinators: [] };

describe('limits of duties', () => {
  let demo: DemoApp;
  let staff: Actor;
  const use = <T>(type: abstract new (...args: never[]) => T): T => demo.app.get<T>(type as never, { strict: false });
  const duty = (code: string): Promise<Obligation> => use(DataSource).manager.findOneByOrFail(Obligation, { code });
  const codes = async (like: string): Promise<string[]> => (await use(DataSource).manager.find(Obligation, { order: { code: 'ASC' } })).map(({ code }) => code).filter((code) => code.includes(like));
  const facts = (type: string, code: string): Promise<FactRow[]> => use(DataSource).manager.find(FactRow, { where: { type, subjectCode: code }, order: { seq: 'ASC' } });
  const at = (iso: string): void => demo.clock.set(Date.parse(iso));
  const day = (date: string): CalendarChange => ({ action: 'set', date, kind: 'holiday', name: 'Nghỉ thử (mẫu)', source: '(mẫu)', confirmed: false });

  beforeAll(async () => {
    demo = await startDemoApp();
    staff = await demo.actor('sonoivu');
    const clauses = [
      { number: 'P1', contentVi: 'Báo cáo công tác CCHC', kind: 'continuous' as never, dueWordingVi: 'hằng quý, trước ngày 15 tháng cuối quý', dueRule: { kind: 'periodic' as const, every: 'quarter' as const, dayOfLastMonth: 15, strict: true }, ...PARTY },
      { number: 'T1', contentVi: 'Rà soát', kind: 'one_off' as never, dueRule: { kind: 'working_days_from' as const, from: '2018-07-24', days: 5 }, addressees: [{ unit: '866' }, { unit: '867' }], coordinators: [] },
      { number: 'T2', contentVi: 'Báo cáo nhanh', kind: 'one_off' as never, dueRule: { kind: 'working_days_from' as const, basis: 'receipt' as const, days: 3 }, ...PARTY },
      { number: 'T3', contentVi: 'Gửi danh sách', kind: 'one_off' as never, dueRule: { kind: 'strictly_before' as const, date: '2018-08-20' }, ...PARTY },
    ];
    const code = await use(RecordDirective).execute(staff, { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Thời hạn (mẫu)', clauses: clauses as never });
    await use(IssueDirective).execute(staff, code);
  }, 240_000);
  afterEach(() => at('2018-07-24T08:00:00+07:00'));
  afterAll(() => demo.close());

  it('makes the duty of a period when the period begins, once, however often and by how many it is asked', async () => {
    expect(await codes('-P1-')).toEqual(['2018-Q2-P1-866-2018Q3']);
    expect((await duty('2018-Q2-P1-866-2018Q3')).tooLateAt).toBe(Date.parse('2018-09-15T00:00:00+07:00'));
    expect(await use(CreateNextDuties).execute()).toBe(0);
    at('2018-10-01T00:00:00+07:00');
    const made = await Promise.all([1, 2, 3].map(() => use(CreateNextDuties).execute()));
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await codes('-P1-')).toEqual(['2018-Q2-P1-866-2018Q3', '2018-Q2-P1-866-2018Q4']);
    expect((await duty('2018-Q2-P1-866-2018Q4')).titleVi).toBe('Báo cáo công tác CCHC (quý IV/2018)');
    const view = await use(ObligationQueries).byCode(staff, '2018-Q2-P1-866-2018Q4');
    expect(view.series).toMatchObject({ code: '2018-Q2-P1-866', every: 'quarter', ended: false, nextFrom: '2019-01-01' });
    expect(view.series?.duties.map(({ code }) => code)).toEqual(['2018-Q2-P1-866-2018Q4', '2018-Q2-P1-866-2018Q3']);
  });

  it('shows which open duties a new day off moves, moves them with one fact each, and leaves what was answered', async () => {
    const answered = await duty('2018-Q2-T1-867');
    await use(WriteUpdate).execute(await demo.actor('huyen867'), '2018-Q2-T1-867', { kind: 'result', text: 'Xong', version: answered.version }, [], demo.clock.now());
    const before = await duty('2018-Q2-T1-866');
    const preview = await use(ChangeCalendar).preview([day('2018-07-30')]);
    expect(preview.moved).toEqual([expect.objectContaining({ code: '2018-Q2-T1-866', from: '2018-07-31', to: '2018-08-01', shorter: false })]);
    expect((await duty('2018-Q2-T1-866')).tooLateAt).toBe(before.tooLateAt);
    await expect(use(ChangeCalendar).execute(staff, [day('2018-07-30')], 'Thử', 'something else')).rejects.toThrow();
    expect(await use(ChangeCalendar).execute(staff, [day('2018-07-30')], 'Thử', preview.seen)).toBe(1);
    expect((await duty('2018-Q2-T1-866')).tooLateAt).toBe(Date.parse('2018-08-02T00:00:00+07:00'));
    expect((await duty('2018-Q2-T1-867')).tooLateAt).toBe(answered.tooLateAt);
    expect(await facts('obligation.dayMoved', '2018-Q2-T1-866')).toHaveLength(1);
    expect(await facts('calendar.dayAdded', '2018-07-30')).toHaveLength(1);
    expect((await use(ObligationQueries).byCode(staff, '2018-Q2-T1-866')).calendarDoubts).toEqual({ incompleteYears: [], unconfirmedDays: ['2018-07-30'] });
    const back = await use(ChangeCalendar).preview([{ action: 'remove', date: '2018-07-30' }]);
    expect(back.moved).toEqual([expect.objectContaining({ from: '2018-08-01', to: '2018-07-31', shorter: true })]);
    expect(await use(ChangeCalendar).execute(staff, [{ action: 'remove', date: '2018-07-30' }], 'Thử', back.seen)).toBe(1);
    expect((await duty('2018-Q2-T1-866')).tooLateAt).toBe(before.tooLateAt);
    await expect(use(ChangeCalendar).preview([{ ...day('2018-07-30'), kind: 'make_up' } as CalendarChange])).rejects.toThrow();
  });

  it('has no moment before the paper arrived, and one from then on', async () => {
    const waiting = await duty('2018-Q2-T2-866');
    expect([waiting.tooLateAt, waiting.dueRule]).toEqual([null, { kind: 'working_days_from', from: null, days: 3, basis: 'receipt' }]);
    await use(SetDutyTerms).execute(staff, waiting.code, { receivedOn: '2018-07-20', reason: 'Theo sổ văn bản đến (mẫu)', version: waiting.version });
    expect((await duty(waiting.code)).tooLateAt).toBe(Date.parse('2018-07-26T00:00:00+07:00'));
    await expect(use(SetDutyTerms).execute(staff, waiting.code, { receivedOn: '2018-07-25', reason: 'Chưa đến', version: waiting.version + 1 })).rejects.toThrow();
  });

  it('gives grace with a reason: both readings follow', async () => {
    const { code, version } = await duty('2018-Q2-T3-866');
    await use(SetDutyTerms).execute(staff, code, { graceDays: 2, reason: 'Mất điện (mẫu)', version });
    const after = await duty(code);
    expect([after.graceDays, after.tooLateAt, after.lenientTooLateAt]).toEqual([2, Date.parse('2018-08-22T00:00:00+07:00'), Date.parse('2018-08-22T00:00:00+07:00')]);
    expect((await facts('obligation.termsSet', code)).map(({ details }) => (details as { reason: string }).reason)).toEqual(['Mất điện (mẫu)']);
    await expect(use(SetDutyTerms).execute(staff, code, { graceDays: 1, reason: 'Cũ', version })).rejects.toThrow();
    await expect(use(SetDutyTerms).execute(staff, code, { graceDays: 61, reason: 'Quá', version: version + 1 })).rejects.toThrow();
  });

  describe('duties without a date', () => {
    const undated = async (): Promise<ReadonlySet<string>> =>
      new Set((await use(DataSource).manager.find(Obligation)).filter(({ dueRule }) => dueRule.kind === 'none').map(({ code }) => code));

    it('appear in no overdue view, count or answer, also after years', async () => {
      at('2021-07-24T08:00:00+07:00');
      const without = await undated();
      const clauses = new Set([...without].map((code) => code.split('-')[2]));
      expect(clauses.size).toBeGreaterThanOrEqual(18);
      for (const name of ['sonoivu', 'chutich', 'huyen866', 'stnmt']) {
        const actor = await demo.actor(name);
        for (const view of ['overdue', 'dated']) {
          for (let page = 1; ; page += 1) {
            const { rows, total, pageSize } = await use(ObligationQueries).list(actor, { view, page, pageSize: 200 });
            expect(rows.filter(({ code }) => without.has(code))).toEqual([]);
            if (page * pageSize >= total) break;
          }
        }
        const counts = await use(ObligationQueries).counts(actor, {});
        const all = await use(ObligationQueries).list(actor, { pageSize: 200 });
        for (const { code, lateness, lastDay } of all.rows.filter((row) => without.has(row.code))) expect([code, lateness.strict.kind, lateness.lenient.kind, lastDay]).toEqual([code, 'no_deadline', 'no_deadline', null]);
        expect((await use(ObligationQueries).list(actor, { view: 'overdue', pageSize: 200 })).total).toBe(counts.overdue);
      }
    });

    it('appear in no overdue page or file', async () => {
      at('2021-07-24T08:00:00+07:00');
      const without = [...(await undated())];
      const browser = await PageBrowser.signedIn(demo, 'sonoivu');
      const { status, html } = await browser.open('/obligations?view=overdue&pageSize=200');
      expect(status).toBe(200);
      expect(without.filter((code) => html.includes(code))).toEqual([]);
      const book = new Workbook();
      await book.xlsx.load((await use(ListExports).obligationsOf(staff, { view: 'overdue' }, undefined, true)) as never);
      const words = new Set(book.worksheets.flatMap((sheet) => sheet.getSheetValues().flatMap((row) => (Array.isArray(row) ? row.map((value) => String(value)) : []))));
      expect(words.size).toBeGreaterThan(5);
      expect(without.filter((code) => words.has(code))).toEqual([]);
    });

    it('ask for an update at the rhythm of the province or their own, in the query as in the rule', async () => {
      const silent = async (): Promise<string[]> => (await use(ObligationQueries).list(SYSTEM_ACTOR, { view: 'silent', pageSize: 200 })).rows.map(({ code }) => code);
      expect(await silent()).toEqual([]);
      at('2018-07-30T23:59:59.999+07:00');
      const before = await silent();
      at('2018-07-31T00:00:00+07:00');
      const asked = await silent();
      for (const { code, silentDays } of (await use(ObligationQueries).list(SYSTEM_ACTOR, { pageSize: 200 })).rows) expect([code, silentDays !== null]).toEqual([code, asked.includes(code)]);
      expect(before.length).toBeLessThan(asked.length);
      const [code = ''] = asked;
      const { version } = await duty(code);
      await use(SetDutyTerms).execute(staff, code, { updateEveryDays: 0, reason: 'Không cần hỏi', version });
      expect(await silent()).not.toContain(code);
      await use(ChangeOperatingRule).execute(await demo.actor('lanhdao.sonoivu'), 'duty.updateEveryDays', '0');
      expect(await silent()).toEqual([]);
    });
  });
});
