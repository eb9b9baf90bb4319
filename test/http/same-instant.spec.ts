import { ApiClient, type ApiAnswer } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';

/** Two people, or one who presses twice without a form key: nothing may end as a fault of the server (the client asserts it). */
describe('several requests at the same instant', () => {
  let demo: DemoApp;
  let api: ApiClient;
  const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, index) => work(index)));
  const statuses = (answers: readonly ApiAnswer[]): number[] => answers.map(({ status }) => status).sort();
  beforeAll(async () => {
    demo = await startDemoApp('2018-07-17T08:00:00+07:00');
    api = new ApiClient(demo);
    const rows = (await api.call('sonoivu', 'GET', '/api/v1/checklists')).body.rows as Record<string, unknown>[];
    const round = { year: 2018, quarter: 3, periodFrom: '1/7/2018', periodTo: '30/9/2018', inspectedUnitCodes: ['871'], visits: [{ unitCode: '871', memberUsernames: ['doankiemtra1'] }] };
    const made = await times(4, () => api.call('sonoivu', 'POST', '/api/v1/rounds', { ...round, checklistVersionId: rows[0]?.versionId ?? rows[0]?.id }));
    expect(statuses(made)).toEqual([201, 409, 409, 409]);
  }, 120_000);
  afterAll(() => demo.close());

  it('take each step of a round once', async () => {
    for (const step of ['approve', 'startInspecting']) {
      const answers = await times(4, () => api.call('lanhdao.sonoivu', 'POST', '/api/v1/rounds/2018-Q3/steps', { step }));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ status }) => [403, 409].includes(status))).toHaveLength(3);
    }
  });

  it('begin a visit once', async () => {
    const answers = await times(4, () => api.call('doankiemtra1', 'POST', '/api/v1/visits/2018-Q3-871/moves', { action: 'begin' }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('leave one answer to one criterion', async () => {
    const answers = await times(4, (index) => api.call('doankiemtra1', 'PUT', '/api/v1/visits/2018-Q3-871/answers/I.1', { verdict: 'notMet', note: `lần ${index}` }));
    expect(answers.every(({ status }) => [200, 409].includes(status))).toBe(true);
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });

  it('number findings one after the other', async () => {
    const finding = { criterion: 'I.1', titleVi: 'Chưa thực hiện', descriptionVi: 'Chưa thực hiện', severity: 'minor', coordinatorCodes: [], remedyKind: 'immediate' };
    const answers = await times(5, () => api.call('doankiemtra1', 'POST', '/api/v1/visits/2018-Q3-871/findings', finding));
    expect(answers.map(({ body }) => body.code).sort()).toEqual(['01', '02', '03', '04', '05'].map((number) => `2018-Q3-871-${number}`));
  });

  it('start one report', async () => {
    const answers = await times(5, (index) => api.call(index % 2 ? 'huyen870' : 'lanhdao.huyen870', 'POST', '/api/v1/obligations/2018-Q2-D1.2-870/report'));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual(Array.from({ length: 5 }, () => [201, '2018-Q2-870']));
  });

  it('save one item without losing either text: the second is told', async () => {
    const url = '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-01';
    const answers = await times(4, (index) => api.call('huyen870', 'PUT', url, { result: 'notYet', doneVi: `bản ${index}`, version: 1 }));
    expect(statuses(answers)).toEqual([200, 409, 409, 409]);
  });

  it('number directives and urgings one after the other', async () => {
    const directive = { roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Thử', clauses: [{ number: 'A1', contentVi: 'Thử', kind: 'continuous', dueRule: { kind: 'none' }, addressees: [{ unit: '869' }], coordinators: [] }] };
    const directives = await times(4, () => api.call('sonoivu', 'POST', '/api/v1/directives', directive));
    expect(directives.map(({ body }) => body.code).sort()).toEqual([2, 3, 4, 5].map((number) => `2018-Q2-CD${number}`));
    const urgings = await times(5, (index) => api.call('sonoivu', 'POST', '/api/v1/urgings', { obligationCodes: [`2018-Q2-D3.1-${[866, 867, 868, 871, 872][index]}`], level: 'handler', channel: 'phone' }));
    expect(urgings.flatMap(({ body }) => body.numbers as number[]).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('urge one duty once a day, whoever presses: the others are told the row', async () => {
    const urgings = await times(6, (index) => api.call(index % 2 ? 'sonoivu' : 'lanhdao.sonoivu', 'POST', '/api/v1/urgings', { obligationCodes: ['2018-Q2-D3.1-875', '2018-Q2-D3.1-866'], level: 'head', channel: 'system' }));
    expect(statuses(urgings)).toEqual([200, 200, 200, 200, 200, 201]);
    expect(urgings.flatMap(({ body }) => body.numbers as number[])).toEqual([6]);
    const told = urgings.flatMap(({ body }) => body.already as { code: string; number: number }[]);
    expect(told.filter(({ code, number }) => code === '2018-Q2-D3.1-875' && number === 6)).toHaveLength(5);
    expect(told.filter(({ code }) => code === '2018-Q2-D3.1-866')).toHaveLength(6);
  });

  it('issue a directive once', async () => {
    const answers = await times(4, () => api.call('sonoivu', 'POST', '/api/v1/directives/2018-Q2-CD2/issue'));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('decide a duty once', async () => {
    const code = '/api/v1/obligations/2018-Q2-D3.1-866';
    const reported = await times(4, () => api.call('huyen866', 'POST', `${code}/updates`, { kind: 'result', text: 'Đã xong', version: 1 }));
    expect(reported.filter(({ status }) => status === 201)).toHaveLength(1);
    const decided = await times(6, (index) => api.call('sonoivu', 'POST', `${code}/decisions`, { decision: index % 2 ? 'accept' : 'return', reason: 'Theo báo cáo', version: 2 }));
    expect(decided.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});
