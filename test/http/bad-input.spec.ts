import { DataSource } from 'typeorm';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { SignIn } from '../../src/features/identity';
import { FactRow } from '../../src/platform/facts/fact.entity';
import { ApiClient, type ApiAnswer } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';

const ANSWER = '/api/v1/visits/2018-Q3-871/answers';
const ITEM = '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-01';
/** A message that a reader here understands: it has a Vietnamese letter. */
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;

interface Told {
  readonly field?: string;
  readonly code: string;
  readonly message: string;
}

const errorsOf = (answer: ApiAnswer): readonly Told[] => (answer.body.errors ?? []) as Told[];

describe('what people and programs type wrongly', () => {
  let demo: DemoApp;
  let api: ApiClient;
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-17T08:00:00+07:00', { environment: { UPLOAD_MAX_MB: '1' } });
    api = new ApiClient(demo);
    await api.call('huyen870', 'POST', '/api/v1/obligations/2018-Q2-D1.2-870/report');
    const [checklist] = (await api.call('sonoivu', 'GET', '/api/v1/checklists')).body.rows as Record<string, unknown>[];
    const round = { ...ROUND, checklistVersionId: checklist?.versionId ?? checklist?.id };
    expect((await api.call('sonoivu', 'POST', '/api/v1/rounds', round)).status).toBe(201);
    for (const step of ['approve', 'startInspecting']) expect((await api.call('lanhdao.sonoivu', 'POST', '/api/v1/rounds/2018-Q3/steps', { step })).status).toBe(200);
    expect((await api.call('doankiemtra1', 'POST', '/api/v1/visits/2018-Q3-871/moves', { action: 'begin' })).status).toBe(200);
  }, 120_000);
  afterAll(() => demo.close());

  const ROUND = {
    year: 2018, quarter: 3, periodFrom: '1/7/2018', periodTo: '30/9/2018', inspectedUnitCodes: ['871'],
    visits: [{ unitCode: '871', scheduledOn: '20/8/2018', memberUsernames: ['doankiemtra1'] }],
  };

  /** Refused in words, at the field, and nothing was kept. */
  async function refused(answer: Promise<ApiAnswer>, field: string | undefined, code: string, mention = ''): Promise<void> {
    const { status, body } = await answer;
    const [first] = errorsOf({ body } as ApiAnswer);
    expect({ status, first }).toMatchObject({ status: 400, first: { ...(field === undefined ? {} : { field }), code } });
    expect(first?.message).toMatch(VIETNAMESE);
    expect(first?.message).toContain(mention);
    expect(String(body.detail)).toMatch(VIETNAMESE);
  }

  describe('numbers of a criterion', () => {
    it.each([
      ['a share over 100%', 'I.2', { numerator: 11, denominator: 10 }, 'numerator', 'percentage.overHundred', '100%'],
      ['nothing to divide by', 'I.2', { numerator: 0, denominator: 0 }, 'denominator', 'percentage.denominatorZero', 'Không áp dụng'],
      ['half of a share', 'I.2', { numerator: 3 }, 'denominator', 'percentage.denominatorNeeded', 'mẫu số'],
      ['a wrong number format', 'I.8', { value: '1,2,3' }, 'value', 'number.notWhole', 'số nguyên'],
      ['two decimal signs', 'I.2', { numerator: '4.18.0', denominator: 5000 }, 'numerator', 'number.notWhole', '4.180'],
      ['a negative count', 'I.2', { numerator: -1, denominator: 5 }, 'numerator', 'number.negative', 'âm'],
      ['a negative count as text', 'I.8', { value: '-5' }, 'value', 'number.negative', 'âm'],
      ['a half person', 'I.8', { value: 2.5 }, 'value', 'number.notWhole', ''],
      ['words', 'I.8', { value: 'bốn mươi' }, 'value', 'number.notWhole', ''],
      ['a number beyond the column', 'I.8', { value: '9999999999' }, 'value', 'number.tooLarge', ''],
      ['an exponent', 'I.8', { value: '1e9' }, 'value', 'number.notWhole', ''],
      ['yes', 'I.8', { value: true }, 'value', 'number.notWhole', ''],
      ['a list', 'I.8', { value: [1, 2] }, 'value', 'number.notWhole', ''],
      ['an object', 'I.8', { value: { $gt: 0 } }, 'value', 'number.notWhole', ''],
      ['no number where one belongs', 'I.8', { verdict: 'met' }, 'value', 'number.needed', ''],
      ['no answer', 'I.1', {}, 'verdict', 'choice.needed', ''],
      ['an answer that is none', 'I.1', { verdict: 'dat' }, 'verdict', 'choice.invalid', ''],
      ['a note longer than the column', 'I.1', { verdict: 'met', note: 'ă'.repeat(5001) }, 'note', 'text.tooLong', '5000'],
    ])('%s', async (_, criterion, body, field, code, mention) => {
      await refused(api.call('doankiemtra1', 'PUT', `${ANSWER}/${criterion}`, body), field, code, mention);
    });

    it('reads 4.180 as people here write it', async () => {
      expect((await api.call('doankiemtra1', 'PUT', `${ANSWER}/I.2`, { numerator: '4.180', denominator: '4.200' })).status).toBe(200);
      const { body } = await api.call('doankiemtra1', 'GET', '/api/v1/visits/2018-Q3-871');
      expect(JSON.stringify(body)).toContain('"numerator":4180,"denominator":4200');
    });

    it('takes infinity for what it is not', async () => {
      await refused(api.call('doankiemtra1', 'PUT', `${ANSWER}/I.8`, '{"value":1e999}'), 'value', 'number.notWhole');
    });

    it('knows no criterion of another checklist', async () => {
      expect((await api.call('doankiemtra1', 'PUT', `${ANSWER}/XX.9`, { verdict: 'met' })).status).toBe(404);
    });
  });

  describe('dates', () => {
    it.each([['31/6/2018'], ['29/2/2018'], ['2018-02-30'], ['0/1/2018'], ['20/13/2018'], ['hôm nay'], ['2018-07-20T00:00:00Z'], ['20-7'], ['99999-01-01'], ['1/7/0000']])('%s is no day', async (date) => {
      await refused(api.call('huyen870', 'PUT', ITEM, { result: 'inProgress', committedOn: date }), 'committedOn', 'date.notInCalendar', date.slice(0, 30));
    });

    it.each([[20180720], [true], [['20/7/2018']], [{ d: 1 }]])('nor is %j', async (date) => {
      await refused(api.call('huyen870', 'PUT', ITEM, { result: 'inProgress', committedOn: date }), 'committedOn', 'date.notInCalendar');
    });

    it('a period ends after it begins', async () => {
      const input = { ...ROUND, quarter: 4, periodFrom: '1/10/2018', periodTo: '30/9/2018', checklistVersionId: 'x' };
      await refused(api.call('sonoivu', 'POST', '/api/v1/rounds', input), 'periodTo', 'date.endBeforeStart');
    });
  });

  describe('bodies', () => {
    it.each([
      ['an unknown field', { result: 'notYet', mucLa: 1 }, 'mucLa', 'unknownField'],
      ['somebody else’s field', { result: 'notYet', reportVersionId: 'x' }, 'reportVersionId', 'unknownField'],
    ])('%s is refused by its name', async (_, body, field, code) => {
      await refused(api.call('huyen870', 'PUT', ITEM, body), field, code, field);
    });

    it('an unknown field deep inside is refused by its path', async () => {
      const input = { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch', summaryVi: 'x', clauses: [{ number: '1', contentVi: 'x', kind: 'one_off', dueRule: { kind: 'none', gio: 1 }, addressees: [{ unit: '869' }], coordinators: [] }] };
      const answer = await api.call('sonoivu', 'POST', '/api/v1/directives', input);
      expect([answer.status, errorsOf(answer)[0]?.code, errorsOf(answer)[0]?.field]).toEqual([400, 'unknownField', 'clauses.0.dueRule.gio']);
    });

    const PARTY = { unit: '869' };
    const CLAUSE = { number: '1', contentVi: 'x', kind: 'one_off', dueRule: { kind: 'none' }, addressees: [PARTY], coordinators: [] };
    it.each([
      ['clauses', 'clauses', [[]]],
      ['clauses', 'clauses', [CLAUSE, [CLAUSE]]],
      ['clauses', 'clauses', ['x']],
      ['clauses', 'clauses', {}],
      ['clauses.0.dueRule', 'dueRule', []],
      ['clauses.0.dueRule', 'dueRule', [{ kind: 'none' }]],
      ['clauses.0.addressees', 'addressees', [[]]],
      ['clauses.0.addressees', 'addressees', [[PARTY]]],
      ['clauses.0.coordinators', 'coordinators', [[]]],
      ['clauses.0.coordinators', 'coordinators', [null]],
    ])('a list is no object inside others: %s', async (field, name, value) => {
      const clauses = name === 'clauses' ? value : [{ ...CLAUSE, [name]: value }];
      const letter = { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch', summaryVi: 'x', clauses };
      for (const [method, url, body] of [['POST', '/api/v1/directives', letter], ['PUT', '/api/v1/directives/2018-Q2-CD1', { ...letter, version: 1 }]] as const) {
        const answer = await api.call('sonoivu', method, url, body);
        expect([answer.status, errorsOf(answer)[0]?.field]).toEqual([400, field]);
      }
    });

    it.each([[[[]]], [['x']], [{}]])('nor is %j a list of planned visits', async (visits) => {
      await refused(api.call('sonoivu', 'POST', '/api/v1/rounds', { ...ROUND, quarter: 4, checklistVersionId: 'x', visits }), 'visits', 'choice.invalid');
    });

    it('that are missing wipe nothing', async () => {
      const typed = 'Đã niêm yết tại bộ phận một cửa';
      await api.call('huyen870', 'PUT', ITEM, { result: 'remedied', doneVi: typed });
      for (const payload of [undefined, 'null', '']) expect((await api.call('huyen870', 'PUT', ITEM, payload)).status).toBe(400);
      expect(JSON.stringify((await api.call('huyen870', 'GET', '/api/v1/reports/2018-Q2-870')).body)).toContain(typed);
    });

    it.each([
      ['half of a JSON', '{"result":'],
      ['no JSON', 'result=notYet'],
      ['a list', '[]'],
      ['nothing', 'null'],
      ['a text', '"notYet"'],
      ['a number', '7'],
      ['an empty body', ''],
      ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
      ['a prototype', '{"__proto__":{"result":"notYet"},"result":"notYet"}'],
      ['a constructor', '{"constructor":{"prototype":{"x":1}}}'],
    ])('%s', async (_, payload) => {
      const { status, body } = await api.call('huyen870', 'PUT', ITEM, payload);
      expect(status).toBe(400);
      expect(String(body.detail)).toMatch(VIETNAMESE);
      expect(({} as Record<string, unknown>).result).toBeUndefined();
    });

    it.each([['text/xml', 415], ['text/plain', 415], ['application/octet-stream', 415]])('%s is not read', async (type, status) => {
      const answer = await api.call('huyen870', 'PUT', ITEM, '<x/>', type);
      expect([answer.status, VIETNAMESE.test(String(answer.body.detail))]).toEqual([status, true]);
    });

    it('more than a megabyte of JSON is too much', async () => {
      const { status, body } = await api.call('huyen870', 'PUT', ITEM, { result: 'notYet', doneVi: 'x'.repeat(1_100_000) });
      expect([status, body.code, VIETNAMESE.test(String(body.detail))]).toEqual([413, 'tooLarge', true]);
    });

    it('Vietnamese typed in two ways is stored in one', async () => {
      const typed = 'Đã cấp tài khoản cho công chức';
      await api.call('huyen870', 'PUT', ITEM, { result: 'notYet', doneVi: `  ${typed.normalize('NFD')}\u200b ` });
      expect(JSON.stringify((await api.call('huyen870', 'GET', '/api/v1/reports/2018-Q2-870')).body)).toContain(typed);
    });
  });

  describe('addresses', () => {
    it.each([
      ['/api/v1/findings?page=-1', 'page'],
      ['/api/v1/findings?page=hai', 'page'],
      ['/api/v1/findings?page[]=1&page[]=2', 'page[]'],
      ['/api/v1/findings?page=1&page=2', 'page'],
      ['/api/v1/findings?state=xong', 'state'],
      ['/api/v1/findings?severity=nang', 'severity'],
      ["/api/v1/findings?round=';drop table finding--", 'round'],
      ['/api/v1/obligations?donvi=869', 'donvi'],
    ])('%s is refused at its field', async (url, field) => {
      const answer = await api.call('sonoivu', 'GET', encodeURI(url));
      expect([answer.status, errorsOf(answer)[0]?.field]).toEqual([400, field]);
      expect(errorsOf(answer)[0]?.message).toMatch(VIETNAMESE);
    });

    it.each([['page=1000000000&pageSize=1000000000'], ['sort=title;drop'], ['sort=-khongco'], ['q=%25%25_%25\'"'], [`q=${'a'.repeat(200)}`]])('?%s is harmless', async (query) => {
      const { status } = await api.call('sonoivu', 'GET', `/api/v1/findings?${query}`);
      expect([200, 400]).toContain(status);
    });

    it.each([
      ['/api/v1/findings/%00'],
      ['/api/v1/findings/%E0%A4%A'],
      ['/api/v1/findings/..%2f..%2fetc%2fpasswd'],
      [`/api/v1/findings/${'a'.repeat(3000)}`],
      ['/api/v1/reports/2018-Q2-870/files/..%2F..%2Fapp.sqlite'],
      ['/api/v1/checklists/CCHC-2018-Q2/versions/mot'],
      ['/api/v1/checklists/CCHC-2018-Q2/versions/99999999999999999999'],
      ['/api/v1/reports/2018-Q2-870/versions/1.5/submit'],
      ['/api/v1/khong-co'],
      ['/api/v2/findings'],
      ['/API/V1/findings'],
      ['/api/v1/findings/'],
    ])('%s leads nowhere', async (url) => {
      const { status } = await api.call('huyen870', 'GET', url);
      expect([400, 404, 414]).toContain(status);
    });

    it.each([['\0'], ['a\0b'], ['\u202eadmin'], ['a'.repeat(61)], ["' or 1=1 --"]])('nobody signs in as %j', async (username) => {
      await expect(demo.app.get(SignIn, { strict: false }).execute(username, 'x')).rejects.toMatchObject({ status: 400 });
    });

    it.each([['DELETE', '/api/v1/findings/2018-Q2-870-01'], ['PATCH', ITEM], ['PUT', '/api/v1/rounds']])('%s %s does not exist', async (method, url) => {
      const { status, body } = await api.call('sonoivu', method, url, {});
      expect([404, 405]).toContain(status);
      expect(String(body.detail)).toMatch(VIETNAMESE);
    });
  });

  describe('the code of another unit', () => {
    it.each([
      ['huyen869', '/api/v1/findings/:', '2018-Q2-870-01'],
      ['huyen869', '/api/v1/obligations/:', '2018-Q2-D1.2-870'],
      ['huyen869', '/api/v1/visits/:', '2018-Q2-870'],
      ['huyen869', '/api/v1/reports/:', '2018-Q2-870'],
      ['doankiemtra2', '/api/v1/visits/:', '2018-Q2-873'],
      ['stttt', '/api/v1/findings/:', '2018-Q2-870-01'],
    ])('%s GET %s answers exactly as for a code that nobody has', async (username, path, code) => {
      const [theirs, nobodys] = await Promise.all([code, `${code.slice(0, -2)}zz`].map((one) => api.call(username, 'GET', path.replace(':', one))));
      const seen = (answer: ApiAnswer | undefined) => {
        const { instance: _instance, requestId: _requestId, ...body } = answer?.body ?? {};
        const headers = Object.keys(answer?.headers ?? {}).sort();
        return { status: answer?.status, body, headers };
      };
      expect(seen(theirs)).toEqual(seen(nobodys));
      expect(theirs?.status).toBe(404);
      expect(JSON.stringify(theirs?.body.detail)).not.toContain(code);
    });
  });

  describe('the same press twice', () => {
    it('makes one round for one form', async () => {
      const rows = (await api.call('sonoivu', 'GET', '/api/v1/checklists')).body.rows as Record<string, unknown>[];
      const input = { ...ROUND, quarter: 4, periodFrom: '1/10/2018', periodTo: '31/12/2018', checklistVersionId: rows[0]?.versionId ?? rows[0]?.id, formKey: 'mot-lan' };
      const answers = await Promise.all([1, 2, 3].map(() => api.call('sonoivu', 'POST', '/api/v1/rounds', input)));
      expect(answers.map(({ status, body }) => [status, body.code])).toEqual([[201, '2018-Q4'], [201, '2018-Q4'], [201, '2018-Q4']]);
    });

    it('urges once for one form', async () => {
      const input = { obligationCodes: ['2018-Q2-D3.1-866'], level: 'handler', channel: 'phone', formKey: 'don-doc' };
      const answers = await Promise.all([1, 2, 3].map(() => api.call('sonoivu', 'POST', '/api/v1/urgings', input)));
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    });

    it('gives one receipt for one report, whoever of the office pressed', async () => {
      const report = '/api/v1/reports/2018-Q2-870';
      for (let number = 1; number <= 7; number += 1) {
        const { status } = await api.call('huyen870', 'PUT', `${report}/items/2018-Q2-870-0${number}`, { result: 'remedied', doneVi: 'Đã khắc phục' });
        expect(status).toBe(200);
      }
      const head = await api.upload('huyen870', `${report}/head`, [{ field: 'signedFile', name: 'bao-cao.pdf', bytes: samplePdf('báo cáo') }], { documentNumber: '12/BC-UBND', documentDate: '16/7/2018', signerTitle: 'Chủ tịch' }, 'PUT');
      expect(head.status).toBe(200);
      const presses = ['huyen870', 'lanhdao.huyen870', 'huyen870', 'huyen870', 'lanhdao.huyen870'].map((who) => api.call(who, 'POST', `${report}/versions/1/submit`));
      const receipts = await Promise.all(presses);
      expect(receipts.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(receipts.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect(await demo.app.get(DataSource).manager.countBy(FactRow, { type: 'report.submitted', subjectCode: '2018-Q2-870' })).toBe(1);
    });
  });
});
