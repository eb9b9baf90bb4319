/** One thing of somebody's, called by logins to whom it is theirs, and by logins to whom it is not: those must get 404, as if it were not there. */
export interface Cell {
  readonly route: string;
  /** The address of the thing; `{file}` stands for a file of the report of 870, `{found}` for evidence of the finding 870-01, `{update}` for a file that 871 sent with its duty D3.1. */
  readonly at: string;
  readonly yours: readonly string[];
  readonly notYours: readonly string[];
  /** What is sent: JSON, or the fields of a form with a file. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly form?: Readonly<Record<string, string>>;
}

const STAFF = ['sonoivu', 'lanhdao.sonoivu'];
const PROVINCE = [...STAFF, 'chutich', 'quantri'];
const TEAMS = ['doankiemtra1', 'doankiemtra2'];
const OTHER_UNITS = ['huyen869', 'lanhdao.huyen869', 'huyen866'];
const DEPARTMENTS = ['stttt', 'stnmt'];

/** Whose a thing is, for the things that several routes lead to. */
type Whose = Pick<Cell, 'yours' | 'notYours'>;
const FINDING_870: Whose = { yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870', 'doankiemtra2'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra1'] };
const VISIT_870: Whose = FINDING_870;
const SENT_870: Whose = { yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] };
const DUTY_870: Whose = SENT_870;
const DRAFT_869: Whose = { yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] };
const TEAM_871: Whose = { yours: ['doankiemtra1'], notYours: ['doankiemtra2'] };

/**
 * Team 1 inspects 873, 874, in the third quarter 871, and is planned for 866 in the fourth; team 2 inspects 869, 870. The findings
 * 870-01 and 873-05 are the districts' own, with 873-05 also on stnmt. 869 writes its report, 870 has sent its own.
 */
export const CELLS: readonly Cell[] = [
  { route: 'GET /checklists/:code/versions/:number', at: '/checklists/CCHC-2018-Q2/versions/1', yours: ['huyen869', 'stttt', 'doankiemtra1'], notYours: [] },
  { route: 'GET /api/v1/checklists/:code/versions/:number', at: '/api/v1/checklists/CCHC-2018-Q2/versions/1', yours: ['huyen869', 'stttt', 'doankiemtra1'], notYours: [] },

  { route: 'GET /api/v1/rounds/:code', at: '/api/v1/rounds/2018-Q2', yours: [...PROVINCE, 'huyen870', 'huyen866', 'stttt', ...TEAMS], notYours: [] },
  { route: 'GET /api/v1/rounds/:code', at: '/api/v1/rounds/2018-Q4', yours: [...STAFF, 'doankiemtra1'], notYours: ['huyen866', 'lanhdao.huyen866', 'stttt', 'doankiemtra2'] },
  { route: 'POST /api/v1/rounds/:code/steps', at: '/api/v1/rounds/2018-Q2/steps', body: { step: 'approve' }, yours: STAFF, notYours: [] },
  { route: 'POST /api/v1/rounds/:code/results', at: '/api/v1/rounds/2018-Q2/results', body: {}, yours: STAFF, notYours: [] },
  { route: 'GET /api/v1/rounds/:code/summary', at: '/api/v1/rounds/2018-Q2/summary', yours: [...STAFF, 'chutich'], notYours: [] },

  { route: 'GET /api/v1/visits/:code', at: '/api/v1/visits/2018-Q2-870', yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870', 'doankiemtra2'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra1'] },
  { route: 'GET /api/v1/visits/:code', at: '/api/v1/visits/2018-Q3-871', yours: [...STAFF, 'doankiemtra1'], notYours: ['huyen871', 'lanhdao.huyen871', ...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra2'] },
  { route: 'POST /api/v1/visits/:code/moves', at: '/api/v1/visits/2018-Q3-871/moves', body: { action: 'finish' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'PUT /api/v1/visits/:code/answers/:criterion', at: '/api/v1/visits/2018-Q3-871/answers/I.1', body: { verdict: 'met' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  {
    route: 'POST /api/v1/visits/:code/findings',
    at: '/api/v1/visits/2018-Q3-871/findings',
    body: { criterion: 'I.3', titleVi: 'Thử', descriptionVi: 'Thử', severity: 'minor', coordinatorCodes: [], remedyKind: 'immediate' },
    yours: ['doankiemtra1'],
    notYours: ['doankiemtra2'],
  },

  { route: 'GET /api/v1/findings/:code', at: '/api/v1/findings/2018-Q2-870-01', yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870', 'doankiemtra2'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra1'] },
  { route: 'GET /api/v1/findings/:code', at: '/api/v1/findings/2018-Q2-873-05', yours: [...PROVINCE, 'huyen873', 'stnmt', 'doankiemtra1'], notYours: [...OTHER_UNITS, 'huyen870', 'stttt', 'doankiemtra2'] },
  { route: 'POST /api/v1/findings/:code/opinion', at: '/api/v1/findings/2018-Q2-873-01/opinion', body: { opinion: 'agree' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },

  { route: 'GET /api/v1/directives/:code', at: '/api/v1/directives/2018-Q2-CD1', yours: [...PROVINCE, 'huyen869', 'huyen866', 'stttt'], notYours: TEAMS },
  { route: 'GET /api/v1/directives/:code', at: '/api/v1/directives/2018-Q2-CD2', yours: STAFF, notYours: ['huyen869', 'stttt', ...TEAMS, 'chutich', 'quantri'] },
  { route: 'POST /api/v1/directives/:code/issue', at: '/api/v1/directives/2018-Q2-CD1/issue', body: {}, yours: STAFF, notYours: [] },

  { route: 'GET /api/v1/obligations/:code', at: '/api/v1/obligations/2018-Q2-D1.2-870', yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/obligations/:code', at: '/api/v1/obligations/2018-Q2-D3.2-STNMT', yours: [...PROVINCE, 'stnmt'], notYours: [...OTHER_UNITS, 'stttt', ...TEAMS] },
  {
    route: 'POST /api/v1/obligations/:code/updates',
    at: '/api/v1/obligations/2018-Q2-D3.1-866/updates',
    body: { kind: 'progress', text: 'Đang làm', version: 1 },
    yours: ['huyen866'],
    notYours: ['huyen869', 'lanhdao.huyen869', ...DEPARTMENTS, ...STAFF],
  },
  {
    route: 'POST /api/v1/obligations/:code/updates',
    at: '/api/v1/obligations/2018-Q2-D3.2-STNMT/updates',
    body: { kind: 'progress', text: 'Đang làm', version: 1 },
    yours: ['stnmt'],
    notYours: ['huyen869', 'lanhdao.huyen869', 'stttt', ...STAFF],
  },
  { route: 'POST /api/v1/obligations/:code/decisions', at: '/api/v1/obligations/2018-Q2-D3.1-866/decisions', body: { decision: 'accept', reason: 'Đủ', version: 1 }, yours: STAFF, notYours: [] },
  { route: 'POST /api/v1/obligations/:code/report', at: '/api/v1/obligations/2018-Q2-D1.2-869/report', body: {}, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },

  { route: 'GET /api/v1/reports/:code', at: '/api/v1/reports/2018-Q2-870', yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code', at: '/api/v1/reports/2018-Q2-869', yours: ['huyen869', 'lanhdao.huyen869'], notYours: [...PROVINCE, 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code/files/:id', at: '/api/v1/reports/2018-Q2-870/files/{file}', yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code/files/:id', at: '/api/v1/reports/2018-Q2-869/files/{file}', yours: [], notYours: [...PROVINCE, 'huyen869', 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'PUT /api/v1/reports/:code/items/:finding', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01', body: { result: 'notYet', doneVi: 'x' }, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'PUT /api/v1/reports/:code/items/:finding', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-870-01', body: { result: 'notYet', doneVi: 'x' }, yours: [], notYours: ['huyen869', 'huyen870'] },
  { route: 'POST /api/v1/reports/:code/items/:finding/files', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01/files', form: {}, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'PUT /api/v1/reports/:code/head', at: '/api/v1/reports/2018-Q2-869/head', form: { documentNumber: '1/BC-UBND' }, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'POST /api/v1/reports/:code/versions/:number/submit', at: '/api/v1/reports/2018-Q2-869/versions/1/submit', body: {}, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'POST /api/v1/reports/:code/versions/:number/submit', at: '/api/v1/reports/2018-Q2-870/versions/1/submit', body: {}, yours: ['huyen870', 'lanhdao.huyen870'], notYours: ['huyen869', 'lanhdao.huyen869', 'huyen866'] },
  { route: 'PUT /api/v1/reports/:code/items/:finding/decision', at: '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-01/decision', body: { decision: 'accepted' }, yours: STAFF, notYours: [] },
  { route: 'POST /api/v1/reports/:code/review', at: '/api/v1/reports/2018-Q2-870/review', body: {}, yours: STAFF, notYours: [] },
  // The same things on pages: what is not yours is not there, page by page.
  { route: 'GET /findings/:code', at: '/findings/2018-Q2-870-01', ...FINDING_870 },
  { route: 'GET /findings/:code', at: '/findings/2018-Q2-873-05', yours: [...PROVINCE, 'huyen873', 'stnmt', 'doankiemtra1'], notYours: [...OTHER_UNITS, 'huyen870', 'stttt', 'doankiemtra2'] },
  { route: 'GET /findings/:code/files/:id', at: '/findings/2018-Q2-870-01/files/{found}', ...FINDING_870 },
  { route: 'GET /findings/:code/files/:id', at: '/findings/2018-Q2-873-01/files/{found}', yours: [], notYours: [...PROVINCE, 'huyen873', 'huyen870', 'doankiemtra1', 'doankiemtra2'] },

  { route: 'GET /reports/:code', at: '/reports/2018-Q2-870', ...SENT_870 },
  { route: 'GET /reports/:code', at: '/reports/2018-Q2-869', yours: ['huyen869', 'lanhdao.huyen869'], notYours: [...PROVINCE, 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id', at: '/reports/2018-Q2-870/files/{file}', ...SENT_870 },
  { route: 'GET /reports/:code/files/:id', at: '/reports/2018-Q2-869/files/{file}', yours: [], notYours: [...PROVINCE, 'huyen869', 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/receipt', at: '/reports/2018-Q2-870/receipt', ...SENT_870 },
  { route: 'GET /reports/:code/receipt', at: '/reports/2018-Q2-869/receipt', yours: [], notYours: [...PROVINCE, 'huyen869', 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/receipt/:version/pdf', at: '/reports/2018-Q2-870/receipt/1/pdf', ...SENT_870 },
  { route: 'GET /reports/:code/edit', at: '/reports/2018-Q2-869/edit', ...DRAFT_869 },
  { route: 'GET /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/1', ...DRAFT_869 },
  { route: 'GET /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/9', yours: [], notYours: ['huyen869', 'huyen870'] },
  { route: 'POST /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/1', form: { result: 'notYet', doneVi: 'x' }, ...DRAFT_869 },
  { route: 'PATCH /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/1', body: { result: 'notYet', doneVi: 'x' }, ...DRAFT_869 },
  { route: 'POST /reports/:code/edit/:n/files', at: '/reports/2018-Q2-869/edit/1/files', form: {}, ...DRAFT_869 },
  { route: 'POST /reports/:code/edit/:n/files/:id/remove', at: '/reports/2018-Q2-869/edit/1/files/{file}/remove', form: { result: 'notYet' }, yours: [], notYours: ['huyen869', 'huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'GET /reports/:code/check', at: '/reports/2018-Q2-869/check', ...DRAFT_869 },
  { route: 'POST /reports/:code/check', at: '/reports/2018-Q2-869/check', form: { action: 'save', number: '1', documentNumber: '1/BC-UBND' }, ...DRAFT_869 },
  { route: 'GET /reports/:code/review', at: '/reports/2018-Q2-870/review', yours: STAFF, notYours: [] },
  { route: 'GET /reports/:code/review', at: '/reports/2018-Q2-869/review', yours: [], notYours: STAFF },
  { route: 'GET /reports/:code/review/:n', at: '/reports/2018-Q2-870/review/1', yours: STAFF, notYours: [] },
  { route: 'POST /reports/:code/review/:n', at: '/reports/2018-Q2-870/review/1', body: { decision: 'accepted' }, yours: STAFF, notYours: [] },
  { route: 'GET /reports/:code/review/send', at: '/reports/2018-Q2-870/review/send', yours: STAFF, notYours: [] },
  { route: 'POST /reports/:code/review/send', at: '/reports/2018-Q2-870/review/send', body: {}, yours: STAFF, notYours: [] },

  { route: 'GET /reminders/:round/:number/letter/:format', at: '/reminders/2018-Q2/1/letter/pdf', yours: [...STAFF, 'chutich', 'huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866', ...DEPARTMENTS] },

  { route: 'GET /obligations/:code', at: '/obligations/2018-Q2-D1.2-870', ...DUTY_870 },
  { route: 'GET /obligations/:code', at: '/obligations/2018-Q2-D3.2-STNMT', yours: [...PROVINCE, 'stnmt'], notYours: [...OTHER_UNITS, 'stttt', ...TEAMS] },
  { route: 'GET /obligations/:code/files/:id', at: '/obligations/2018-Q2-D3.1-871/files/{update}', yours: [...PROVINCE, 'huyen871', 'lanhdao.huyen871'], notYours: [...OTHER_UNITS, 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /obligations/:code/files/:id', at: '/obligations/2018-Q2-D1.2-870/files/{file}', yours: [], notYours: [...PROVINCE, 'huyen870'] },
  { route: 'GET /api/v1/obligations/:code/files/:id', at: '/api/v1/obligations/2018-Q2-D3.1-871/files/{update}', yours: [...PROVINCE, 'huyen871', 'lanhdao.huyen871'], notYours: [...OTHER_UNITS, 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'POST /obligations/:code/updates', at: '/obligations/2018-Q2-D3.2-STNMT/updates', form: { kind: 'progress', text: 'Đang làm', version: '1' }, yours: ['stnmt'], notYours: ['huyen869', 'lanhdao.huyen869', 'stttt', ...STAFF] },
  { route: 'POST /obligations/:code/decisions', at: '/obligations/2018-Q2-D3.1-866/decisions', body: { decision: 'accept', reason: 'Đủ', version: 1 }, yours: STAFF, notYours: [] },
  { route: 'POST /obligations/:code/report', at: '/obligations/2018-Q2-D1.2-869/report', body: {}, ...DRAFT_869 },

  { route: 'GET /directives/:code', at: '/directives/2018-Q2-CD1', yours: [...PROVINCE, 'huyen869', 'huyen866', 'stttt'], notYours: TEAMS },
  { route: 'GET /directives/:code', at: '/directives/2018-Q2-CD2', yours: STAFF, notYours: ['huyen869', 'stttt', ...TEAMS, 'chutich', 'quantri'] },
  { route: 'GET /directives/:code/edit', at: '/directives/2018-Q2-CD2/edit', yours: STAFF, notYours: [] },
  { route: 'POST /directives/:code', at: '/directives/2018-Q2-CD2', body: {}, yours: STAFF, notYours: [] },
  { route: 'PUT /api/v1/directives/:code', at: '/api/v1/directives/2018-Q2-CD2', body: {}, yours: STAFF, notYours: [] },
  { route: 'GET /directives/:code/issue', at: '/directives/2018-Q2-CD2/issue', yours: STAFF, notYours: [] },
  { route: 'POST /directives/:code/issue', at: '/directives/2018-Q2-CD2/issue', body: {}, yours: STAFF, notYours: [] },

  { route: 'GET /visits/:code', at: '/visits/2018-Q2-870', ...VISIT_870 },
  { route: 'GET /visits/:code', at: '/visits/2018-Q3-871', yours: [...STAFF, 'doankiemtra1'], notYours: ['huyen871', 'lanhdao.huyen871', ...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra2'] },
  { route: 'GET /visits/:code/files/:id', at: '/visits/2018-Q2-870/files/{found}', ...VISIT_870 },
  { route: 'GET /api/v1/visits/:code/files/:id', at: '/api/v1/visits/2018-Q2-870/files/{found}', ...VISIT_870 },
  { route: 'GET /visits/:code/field', at: '/visits/2018-Q3-871/field', ...TEAM_871 },
  { route: 'GET /visits/:code/field/:n', at: '/visits/2018-Q3-871/field/1', ...TEAM_871 },
  { route: 'POST /visits/:code/field/:n', at: '/visits/2018-Q3-871/field/1', form: { verdict: 'met' }, ...TEAM_871 },
  { route: 'GET /visits/:code/findings/new', at: '/visits/2018-Q3-871/findings/new?criterion=I.3', yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'POST /visits/:code/findings/new', at: '/visits/2018-Q3-871/findings/new?criterion=I.3', body: { criterion: 'I.3', titleVi: 'Thử', descriptionVi: 'Thử', severity: 'minor', remedyKind: 'immediate' }, ...TEAM_871 },
  { route: 'POST /visits/:code/moves', at: '/visits/2018-Q3-871/moves', body: { action: 'finish' }, ...TEAM_871 },
  { route: 'POST /visits/:code/findings/:finding/opinion', at: '/visits/2018-Q2-873/findings/2018-Q2-873-01/opinion', body: { opinion: 'agree' }, ...TEAM_871 },
  { route: 'POST /visits/:code/findings/:finding/opinion', at: '/visits/2018-Q2-873/findings/2018-Q2-870-01/opinion', body: { opinion: 'agree' }, yours: [], notYours: TEAMS },

  { route: 'GET /rounds/:code', at: '/rounds/2018-Q2', yours: [...STAFF, 'chutich'], notYours: [] },
  { route: 'POST /rounds/:code/steps', at: '/rounds/2018-Q2/steps', body: { step: 'approve' }, yours: STAFF, notYours: [] },
  { route: 'POST /rounds/:code/results', at: '/rounds/2018-Q2/results', body: {}, yours: STAFF, notYours: [] },
  { route: 'GET /consolidations/:round/files/:format', at: '/consolidations/2018-Q2/files/xlsx', yours: [...STAFF, 'chutich'], notYours: [] },
  { route: 'GET /api/v1/rounds/:code/consolidation', at: '/api/v1/rounds/2018-Q2/consolidation', yours: [...STAFF, 'chutich'], notYours: [] },
  { route: 'GET /api/v1/rounds/:code/files/:format', at: '/api/v1/rounds/2018-Q2/files/pdf', yours: [...STAFF, 'chutich'], notYours: [] },
  { route: 'POST /api/v1/rounds/:code/consolidation', at: '/api/v1/rounds/2018-Q2/consolidation', body: {}, yours: STAFF, notYours: [] },
];
