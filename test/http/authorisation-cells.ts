/** One thing of somebody's, called by logins to whom it is theirs, and by logins to whom it is not: those must get 404, as if it were not there. */
export interface Cell {
  readonly route: string;
  /** The address of the thing; `{file}` and the like stand for the files named in `CellFile`. */
  readonly at: string;
  readonly yours: readonly string[];
  readonly notYours: readonly string[];
  /** What is sent: JSON (a page: a plain form), or the fields of a form with a file. */
  readonly body?: Readonly<Record<string, unknown>>;
  readonly form?: Readonly<Record<string, string>>;
}

/**
 * `file`: signed copy of the report of 870. `attached`: evidence in the draft of 869. `answered`: evidence of the finding 870-01, held by
 * its answer. `onSite`: the same of 871-01, not issued yet. `update`: sent by 870 with a duty that stttt helps with.
 * `upload`: begun by huyen869, not finished.
 */
export type CellFile = 'file' | 'attached' | 'answered' | 'onSite' | 'update' | 'upload';

const STAFF = ['sonoivu', 'lanhdao.sonoivu'];
const PROVINCE = [...STAFF, 'chutich', 'quantri'];
const TEAMS = ['doankiemtra1', 'doankiemtra2'];
const OTHER_UNITS = ['huyen869', 'lanhdao.huyen869', 'huyen866'];
const DEPARTMENTS = ['stttt', 'stnmt'];
const OWN_869 = ['huyen869', 'lanhdao.huyen869'];
const OWN_870 = ['huyen870', 'lanhdao.huyen870'];
/** Unit staff to whom a thing of 869 is not theirs. */
const NOT_869 = ['huyen870', 'lanhdao.huyen870', 'huyen866'];
const EXTENSION = { reason: 'Chờ số liệu', proposedOn: '31/7/2018' };
/** Nothing said yet: what a draft may be. */
const SELF_CHECK = { answers: [], number: 1, version: 0 };
const ANSWER = { result: 'notYet', doneVi: 'Đang làm' };
const FINDING = { criterion: 'I.5', titleVi: 'Thử', descriptionVi: 'Thử', severity: 'minor', remedyKind: 'immediate' };
/** A letter with one clause: what a draft is corrected with. */
export const LETTER = {
  roundCode: '2018-Q2', issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Thử',
  clauses: [{ number: 'A1', contentVi: 'Thử', kind: 'continuous', dueRule: { kind: 'none' }, addressees: [{ unit: '869' }], coordinators: [] }],
};

/**
 * Team 1 inspects 873, 874, in the third quarter 871, and is planned for 866 in the fourth; team 2 inspects 869, 870. The findings
 * 870-01 and 873-05 are the districts' own, with 873-05 also on stnmt; 871-01 is still a draft of team 1 that stttt is to help with.
 * 869 writes its report and was urged twice, 870 has sent its own. The directive CD1 is issued, CD2 a draft.
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
  { route: 'GET /api/v1/visits/:code', at: '/api/v1/visits/2018-Q3-871', yours: [...STAFF, 'doankiemtra1'], notYours: ['chutich', 'quantri', 'huyen871', 'lanhdao.huyen871', ...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra2'] },
  { route: 'POST /api/v1/visits/:code/moves', at: '/api/v1/visits/2018-Q3-871/moves', body: { action: 'finish' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'PUT /api/v1/visits/:code/answers/:criterion', at: '/api/v1/visits/2018-Q3-871/answers/I.1', body: { verdict: 'met' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'POST /api/v1/visits/:code/answers/:criterion/files', at: '/api/v1/visits/2018-Q3-871/answers/I.1/files', form: {}, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
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
  { route: 'POST /api/v1/obligations/:code/terms', at: '/api/v1/obligations/2018-Q2-D1.2-869/terms', body: { graceDays: 1, reason: '', version: 1 }, yours: STAFF, notYours: [] },
  { route: 'POST /obligations/:code/terms', at: '/obligations/2018-Q2-D1.2-869/terms', body: { graceDays: '1', reason: '', version: '1' }, yours: STAFF, notYours: [] },
  { route: 'GET /api/v1/working-calendar/:year', at: '/api/v1/working-calendar/2018', yours: [...STAFF, 'quantri'], notYours: [] },
  { route: 'PUT /api/v1/working-calendar/years/:year', at: '/api/v1/working-calendar/years/2018', body: { complete: 'maybe', source: '' }, yours: [...STAFF, 'quantri'], notYours: [] },
  { route: 'POST /admin/calendar/years/:year', at: '/admin/calendar/years/2018', body: { complete: 'maybe', source: '' }, yours: [...STAFF, 'quantri'], notYours: [] },
  { route: 'POST /api/v1/obligations/:code/part-requests', at: '/api/v1/obligations/2018-Q2-D6.1-STTTT/part-requests', body: { partUnits: ['869'], request: 'Gửi danh sách' }, yours: ['stttt'], notYours: [...OTHER_UNITS, 'stnmt', ...STAFF] },
  { route: 'POST /api/v1/obligations/:code/part', at: '/api/v1/obligations/2018-Q2-D6.1-STTTT/part', body: { partText: 'Đã làm', partVersion: 1 }, yours: [...OWN_869, ...OWN_870], notYours: [...DEPARTMENTS, ...STAFF] },
  { route: 'POST /api/v1/obligations/:code/transfers/:finding/return', at: '/api/v1/obligations/2018-Q2-D5-STNMT/transfers/2018-Q2-873-05/return', body: { transferReason: '' }, yours: ['stnmt'], notYours: [] },
  { route: 'POST /api/v1/obligations/:code/transfers/:finding/return', at: '/api/v1/obligations/2018-Q2-D5-STNMT/transfers/2018-Q2-873-05/return', body: { transferReason: 'Không thuộc' }, yours: [], notYours: [...OTHER_UNITS, 'stttt'] },
  { route: 'POST /api/v1/obligations/:code/transfers/:finding/decision', at: '/api/v1/obligations/2018-Q2-D5-STNMT/transfers/2018-Q2-873-05/decision', body: { transferAct: 'keep', transferDecision: '' }, yours: STAFF, notYours: [] },
  { route: 'POST /api/v1/obligations/:code/transfers/:finding/verification', at: '/api/v1/obligations/2018-Q2-D5-STNMT/transfers/2018-Q2-873-05/verification', body: {}, yours: STAFF, notYours: [] },
  { route: 'POST /api/v1/obligations/:code/confirmation', at: '/api/v1/obligations/2018-Q2-D6.1-STTTT/confirmation', body: { answer: 'confirmed' }, yours: [], notYours: [...OWN_869, ...OTHER_UNITS, ...DEPARTMENTS, ...STAFF] },
  { route: 'POST /api/v1/obligations/:code/extension', at: '/api/v1/obligations/2018-Q2-D1.2-869/extension', body: EXTENSION, yours: OWN_869, notYours: [...NOT_869, ...DEPARTMENTS, ...STAFF] },
  { route: 'POST /api/v1/obligations/:code/extension/decision', at: '/api/v1/obligations/2018-Q2-D1.2-869/extension/decision', body: { decision: 'refuse', version: 1 }, yours: [], notYours: ['lanhdao.sonoivu', 'chutich'] },
  { route: 'POST /api/v1/obligations/:code/extension/withdrawal', at: '/api/v1/obligations/2018-Q2-D1.2-869/extension/withdrawal', body: {}, yours: [], notYours: [...OWN_869, ...NOT_869, ...DEPARTMENTS, ...STAFF] },
  // 866 was not inspected and owes D3.1; D1.2 is no self-inspection.
  { route: 'GET /self-checks/:code', at: '/self-checks/2018-Q2-D3.1-866', yours: [...STAFF, 'chutich', 'huyen866', 'lanhdao.huyen866'], notYours: [...OWN_869, ...OWN_870, ...DEPARTMENTS] },
  { route: 'GET /self-checks/:code', at: '/self-checks/2018-Q2-D1.2-869', yours: [], notYours: [...OWN_869, ...STAFF] },
  { route: 'POST /self-checks/:code', at: '/self-checks/2018-Q2-D3.1-866', form: { action: 'send', number: '1', version: '0' }, yours: ['huyen866', 'lanhdao.huyen866'], notYours: [...OWN_869, ...OWN_870, ...DEPARTMENTS] },
  { route: 'GET /api/v1/self-checks/:code', at: '/api/v1/self-checks/2018-Q2-D3.1-866', yours: [...STAFF, 'chutich', 'huyen866'], notYours: [...OWN_869, ...OWN_870, ...DEPARTMENTS] },
  { route: 'PUT /api/v1/self-checks/:code', at: '/api/v1/self-checks/2018-Q2-D3.1-866', body: SELF_CHECK, yours: ['huyen866', 'lanhdao.huyen866'], notYours: [...STAFF, ...OWN_869, ...OWN_870, ...DEPARTMENTS] },
  { route: 'POST /api/v1/self-checks/:code/sending', at: '/api/v1/self-checks/2018-Q2-D3.1-866/sending', body: SELF_CHECK, yours: ['huyen866'], notYours: [...STAFF, ...OWN_869, ...OWN_870, ...DEPARTMENTS] },
  { route: 'GET /obligations/:code/extension', at: '/obligations/2018-Q2-D1.2-869/extension', yours: [...OWN_869, ...PROVINCE], notYours: [...NOT_869, ...DEPARTMENTS] },
  { route: 'GET /obligations/:code/extension', at: '/obligations/2018-Q2-D2.1-870/extension', yours: [...OWN_870, ...PROVINCE], notYours: ['stttt', 'stnmt', ...OTHER_UNITS] },
  { route: 'POST /obligations/:code/part-requests', at: '/obligations/2018-Q2-D6.1-STTTT/part-requests', body: { partUnits: ['869'], request: 'Gửi danh sách' }, yours: ['stttt'], notYours: [...OTHER_UNITS, 'stnmt', ...STAFF] },
  { route: 'POST /obligations/:code/part', at: '/obligations/2018-Q2-D6.1-STTTT/part', form: { partText: 'Đã làm', partVersion: '1' }, yours: [...OWN_869, ...OWN_870], notYours: [...DEPARTMENTS, ...STAFF] },
  { route: 'POST /obligations/:code/transfers/:finding/return', at: '/obligations/2018-Q2-D5-STNMT/transfers/2018-Q2-873-05/return', body: { transferReason: '' }, yours: ['stnmt'], notYours: [] },
  { route: 'POST /obligations/:code/transfers/:finding/return', at: '/obligations/2018-Q2-D5-STNMT/transfers/2018-Q2-873-05/return', body: { transferReason: 'Không thuộc' }, yours: [], notYours: [...OTHER_UNITS, 'stttt'] },
  { route: 'POST /obligations/:code/transfers/:finding/decision', at: '/obligations/2018-Q2-D5-STNMT/transfers/2018-Q2-873-05/decision', body: { transferAct: 'keep', transferDecision: '' }, yours: STAFF, notYours: [] },
  { route: 'POST /obligations/:code/transfers/:finding/verification', at: '/obligations/2018-Q2-D5-STNMT/transfers/2018-Q2-873-05/verification', body: {}, yours: STAFF, notYours: [] },
  { route: 'POST /obligations/:code/confirmation', at: '/obligations/2018-Q2-D6.1-STTTT/confirmation', body: { answer: 'confirmed' }, yours: [], notYours: [...OWN_869, ...OTHER_UNITS, ...DEPARTMENTS, ...STAFF] },
  { route: 'POST /obligations/:code/extension', at: '/obligations/2018-Q2-D1.2-869/extension', form: { reason: 'Thử', proposedOn: '31/7/2018' }, yours: OWN_869, notYours: [...NOT_869, ...DEPARTMENTS, ...STAFF] },
  { route: 'POST /obligations/:code/extension/decision', at: '/obligations/2018-Q2-D1.2-869/extension/decision', body: { decision: 'refuse', version: '1' }, yours: [], notYours: ['lanhdao.sonoivu', 'chutich'] },
  { route: 'POST /obligations/:code/extension/withdrawal', at: '/obligations/2018-Q2-D1.2-869/extension/withdrawal', body: {}, yours: [], notYours: [...OWN_869, ...NOT_869, ...DEPARTMENTS, ...STAFF] },
  { route: 'POST /api/v1/obligations/:code/report', at: '/api/v1/obligations/2018-Q2-D1.2-869/report', body: {}, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },

  { route: 'GET /api/v1/reports/:code', at: '/api/v1/reports/2018-Q2-870', yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code', at: '/api/v1/reports/2018-Q2-869', yours: ['huyen869', 'lanhdao.huyen869'], notYours: [...PROVINCE, 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code/files/:id', at: '/api/v1/reports/2018-Q2-870/files/{file}', yours: [...PROVINCE, 'huyen870', 'lanhdao.huyen870'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code/files/:id', at: '/api/v1/reports/2018-Q2-869/files/{file}', yours: [], notYours: [...PROVINCE, 'huyen869', 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code/files/:id/facts', at: '/api/v1/reports/2018-Q2-870/files/{file}/facts', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code/files/:id/facts', at: '/api/v1/reports/2018-Q2-869/files/{attached}/facts', yours: OWN_869, notYours: [...PROVINCE, ...NOT_869, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code/files/:id/preview/:page', at: '/api/v1/reports/2018-Q2-870/files/{file}/preview/1', yours: [...STAFF, 'huyen870'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/reports/:code/files/:id/preview/:page', at: '/api/v1/reports/2018-Q2-869/files/{file}/preview/1', yours: [], notYours: [...PROVINCE, ...OWN_869, ...OWN_870] },
  { route: 'PUT /api/v1/reports/:code/files/:id/citizens', at: '/api/v1/reports/2018-Q2-869/files/{attached}/citizens', body: { shows: 'no' }, yours: OWN_869, notYours: [...NOT_869, ...STAFF] },
  { route: 'PUT /api/v1/reports/:code/files/:id/citizens', at: '/api/v1/reports/2018-Q2-870/files/{file}/citizens', body: { shows: 'no' }, yours: [...STAFF, ...OWN_870], notYours: OTHER_UNITS },
  { route: 'GET /api/v1/reports/:code/files', at: '/api/v1/reports/2018-Q2-869/files', yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /api/v1/reports/:code/files', at: '/api/v1/reports/2018-Q2-869/files', form: {}, yours: OWN_869, notYours: NOT_869 },
  { route: 'PUT /api/v1/reports/:code/items/:finding/files/:id', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-02/files/{attached}', body: {}, yours: OWN_869, notYours: NOT_869 },
  { route: 'PUT /api/v1/reports/:code/items/:finding/files/:id', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-02/files/{file}', body: {}, yours: [], notYours: [...OWN_869, ...OWN_870] },
  { route: 'DELETE /api/v1/reports/:code/items/:finding/files/:id', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-02/files/{attached}', body: {}, yours: ['huyen869'], notYours: NOT_869 },
  { route: 'DELETE /api/v1/reports/:code/files/:id', at: '/api/v1/reports/2018-Q2-869/files/{file}', body: {}, yours: [], notYours: [...OWN_869, ...NOT_869] },
  { route: 'PUT /api/v1/reports/:code/items/:finding', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01', body: { result: 'notYet', doneVi: 'x' }, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'PUT /api/v1/reports/:code/items/:finding', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-870-01', body: { result: 'notYet', doneVi: 'x' }, yours: [], notYours: ['huyen869', 'huyen870'] },
  { route: 'POST /api/v1/reports/:code/items/:finding/files', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01/files', form: {}, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'PUT /api/v1/reports/:code/head', at: '/api/v1/reports/2018-Q2-869/head', form: { documentNumber: '1/BC-UBND' }, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'POST /api/v1/reports/:code/versions/:number/submit', at: '/api/v1/reports/2018-Q2-869/versions/1/submit', body: {}, yours: ['huyen869', 'lanhdao.huyen869'], notYours: ['huyen870', 'lanhdao.huyen870', 'huyen866'] },
  { route: 'POST /api/v1/reports/:code/versions/:number/submit', at: '/api/v1/reports/2018-Q2-870/versions/1/submit', body: {}, yours: ['huyen870', 'lanhdao.huyen870'], notYours: ['huyen869', 'lanhdao.huyen869', 'huyen866'] },
  { route: 'PUT /api/v1/reports/:code/items/:finding/decision', at: '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-01/decision', body: { decision: 'accepted' }, yours: STAFF, notYours: [] },
  { route: 'POST /api/v1/reports/:code/review', at: '/api/v1/reports/2018-Q2-870/review', body: {}, yours: STAFF, notYours: [] },

  { route: 'GET /api/v1/visits/:code/files/:id', at: '/api/v1/visits/2018-Q2-870/files/{answered}', yours: [...PROVINCE, ...OWN_870, 'doankiemtra2'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra1'] },
  { route: 'GET /api/v1/visits/:code/files/:id', at: '/api/v1/visits/2018-Q3-871/files/{onSite}', yours: [...STAFF, 'doankiemtra1'], notYours: ['huyen871', 'lanhdao.huyen871', ...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra2'] },
  { route: 'GET /api/v1/visits/:code/files/:id', at: '/api/v1/visits/2018-Q2-869/files/{answered}', yours: [], notYours: [...PROVINCE, ...OWN_869, ...OWN_870, ...TEAMS] },
  { route: 'GET /api/v1/obligations/:code/files/:id', at: '/api/v1/obligations/2018-Q2-D2.1-870/files/{update}', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /api/v1/obligations/:code/files/:id', at: '/api/v1/obligations/2018-Q2-D2.1-869/files/{update}', yours: [], notYours: [...PROVINCE, ...OWN_869, ...OWN_870, 'stttt'] },
  { route: 'GET /api/v1/reports/:code/files/:id', at: '/api/v1/reports/2018-Q2-869/files/{attached}', yours: OWN_869, notYours: [...PROVINCE, ...NOT_869, ...DEPARTMENTS, ...TEAMS] },
  { route: 'PUT /api/v1/directives/:code', at: '/api/v1/directives/2018-Q2-CD2', body: { ...LETTER, version: 1 }, yours: STAFF, notYours: [] },
  { route: 'PUT /api/v1/directives/:code', at: '/api/v1/directives/2018-Q2-CD9', body: { ...LETTER, version: 1 }, yours: [], notYours: STAFF },
  { route: 'GET /api/v1/rounds/:code/consolidation', at: '/api/v1/rounds/2018-Q2/consolidation', yours: [...STAFF, 'chutich'], notYours: [] },
  { route: 'POST /api/v1/rounds/:code/consolidation', at: '/api/v1/rounds/2018-Q4/consolidation', body: {}, yours: STAFF, notYours: [] },
  { route: 'GET /api/v1/rounds/:code/files/:format', at: '/api/v1/rounds/2018-Q2/files/docx', yours: [...STAFF, 'chutich'], notYours: [] },
  { route: 'GET /api/v1/rounds/:code/files/:format', at: '/api/v1/rounds/2018-Q4/files/docx', yours: [], notYours: [...STAFF, 'chutich'] },

  // Pages.
  { route: 'GET /rounds/:code', at: '/rounds/2018-Q2', yours: [...STAFF, 'chutich'], notYours: [] },
  { route: 'GET /rounds/:code/close', at: '/rounds/2018-Q2/close', yours: STAFF, notYours: [] },
  { route: 'GET /rounds/:code/close', at: '/rounds/2017-Q1/close', yours: [], notYours: STAFF },
  { route: 'POST /rounds/:code/steps', at: '/rounds/2018-Q4/steps', body: { step: 'approve' }, yours: ['sonoivu'], notYours: [] },
  { route: 'POST /rounds/:code/results', at: '/rounds/2018-Q3/results', body: {}, yours: STAFF, notYours: [] },
  { route: 'GET /consolidations/:round/files/:format', at: '/consolidations/2018-Q2/files/xlsx', yours: [...STAFF, 'chutich'], notYours: [] },
  { route: 'GET /consolidations/:round/files/:format', at: '/consolidations/2018-Q3/files/xlsx', yours: [], notYours: [...STAFF, 'chutich'] },

  { route: 'GET /visits/:code', at: '/visits/2018-Q2-870', yours: [...PROVINCE, ...OWN_870, 'doankiemtra2'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra1'] },
  { route: 'GET /visits/:code', at: '/visits/2018-Q3-871', yours: [...STAFF, 'doankiemtra1'], notYours: ['chutich', 'quantri', 'huyen871', 'lanhdao.huyen871', ...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra2'] },
  { route: 'GET /visits/:code/files/:id', at: '/visits/2018-Q2-870/files/{answered}', yours: [...PROVINCE, ...OWN_870, 'doankiemtra2'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra1'] },
  { route: 'GET /visits/:code/files/:id', at: '/visits/2018-Q3-871/files/{onSite}', yours: [...STAFF, 'doankiemtra1'], notYours: ['huyen871', 'lanhdao.huyen871', ...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra2'] },
  { route: 'GET /visits/:code/files/:id', at: '/visits/2018-Q2-869/files/{answered}', yours: [], notYours: [...PROVINCE, ...OWN_869, ...OWN_870, ...TEAMS] },
  { route: 'GET /visits/:code/field', at: '/visits/2018-Q3-871/field', yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'GET /visits/:code/field/:n', at: '/visits/2018-Q3-871/field/1', yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'GET /visits/:code/field/:n', at: '/visits/2018-Q3-871/field/999', yours: [], notYours: TEAMS },
  { route: 'POST /visits/:code/field/:n', at: '/visits/2018-Q3-871/field/1', body: { verdict: 'met' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'POST /visits/:code/field/:n', at: '/visits/2018-Q3-871/field/1', form: { verdict: 'met' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'GET /visits/:code/findings/new', at: '/visits/2018-Q3-871/findings/new?criterion=I.5', yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'POST /visits/:code/findings/new', at: '/visits/2018-Q3-871/findings/new', body: FINDING, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'POST /visits/:code/moves', at: '/visits/2018-Q3-871/moves', body: { action: 'finish' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  { route: 'POST /visits/:code/findings/:finding/opinion', at: '/visits/2018-Q3-871/findings/2018-Q3-871-01/opinion', body: { opinion: 'agree' }, yours: ['doankiemtra1'], notYours: ['doankiemtra2'] },
  // A finding of another visit, the own team's or not, is not reached through this one.
  { route: 'POST /visits/:code/findings/:finding/opinion', at: '/visits/2018-Q3-871/findings/2018-Q2-873-01/opinion', body: { opinion: 'agree' }, yours: [], notYours: TEAMS },
  { route: 'POST /visits/:code/findings/:finding/opinion', at: '/visits/2018-Q3-871/findings/2018-Q2-870-01/opinion', body: { opinion: 'agree' }, yours: [], notYours: TEAMS },

  { route: 'GET /findings/:code', at: '/findings/2018-Q2-870-01', yours: [...PROVINCE, ...OWN_870, 'doankiemtra2'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra1'] },
  { route: 'GET /findings/:code', at: '/findings/2018-Q2-873-05', yours: [...PROVINCE, 'huyen873', 'stnmt', 'doankiemtra1'], notYours: [...OTHER_UNITS, 'huyen870', 'stttt', 'doankiemtra2'] },
  { route: 'GET /findings/:code', at: '/findings/2018-Q3-871-01', yours: [...STAFF, 'doankiemtra1'], notYours: ['huyen871', 'lanhdao.huyen871', ...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra2', 'chutich'] },
  { route: 'GET /findings/:code/files/:id', at: '/findings/2018-Q2-870-01/files/{answered}', yours: [...PROVINCE, ...OWN_870, 'doankiemtra2'], notYours: [...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra1'] },
  { route: 'GET /findings/:code/files/:id', at: '/findings/2018-Q3-871-01/files/{onSite}', yours: [...STAFF, 'doankiemtra1'], notYours: ['huyen871', 'lanhdao.huyen871', ...OTHER_UNITS, ...DEPARTMENTS, 'doankiemtra2', 'chutich'] },
  { route: 'GET /findings/:code/files/:id', at: '/findings/2018-Q2-873-05/files/{answered}', yours: [], notYours: [...PROVINCE, 'huyen873', ...OWN_870, 'stnmt', ...TEAMS] },

  { route: 'GET /directives/:code', at: '/directives/2018-Q2-CD1', yours: [...PROVINCE, 'huyen869', 'huyen866', 'stttt'], notYours: TEAMS },
  { route: 'GET /directives/:code', at: '/directives/2018-Q2-CD2', yours: STAFF, notYours: ['huyen869', 'stttt', ...TEAMS, 'chutich', 'quantri'] },
  { route: 'GET /directives/:code/scan', at: '/directives/2018-Q2-CD1/scan', yours: [], notYours: [...STAFF, 'huyen869', 'stttt', ...TEAMS] },
  { route: 'GET /api/v1/directives/:code/scan', at: '/api/v1/directives/2018-Q2-CD1/scan', yours: [], notYours: [...STAFF, 'huyen869', 'stttt', ...TEAMS] },
  { route: 'GET /directives/:code/tracker', at: '/directives/2018-Q2-CD1/tracker', yours: STAFF, notYours: [] },
  { route: 'GET /directives/:code/tracker/export', at: '/directives/2018-Q2-CD1/tracker/export', yours: STAFF, notYours: [] },
  { route: 'POST /directives/:code/tracker', at: '/directives/2018-Q2-CD1/tracker', body: {}, yours: STAFF, notYours: [] },
  { route: 'GET /directives/:code/tracker/:id', at: '/directives/2018-Q2-CD1/tracker/khong-co', yours: [], notYours: STAFF },
  { route: 'POST /directives/:code/tracker/:id', at: '/directives/2018-Q2-CD1/tracker/khong-co', body: { seen: 'x' }, yours: [], notYours: STAFF },
  { route: 'GET /api/v1/directives/:code/tracker/export', at: '/api/v1/directives/2018-Q2-CD1/tracker/export', yours: STAFF, notYours: [] },
  { route: 'POST /api/v1/directives/:code/tracker', at: '/api/v1/directives/2018-Q2-CD1/tracker', body: {}, yours: STAFF, notYours: [] },
  { route: 'GET /api/v1/directives/:code/tracker/:id', at: '/api/v1/directives/2018-Q2-CD1/tracker/khong-co', yours: [], notYours: STAFF },
  { route: 'POST /api/v1/directives/:code/tracker/:id', at: '/api/v1/directives/2018-Q2-CD1/tracker/khong-co', body: { seen: 'x' }, yours: [], notYours: STAFF },
  { route: 'GET /directives/:code/edit', at: '/directives/2018-Q2-CD2/edit', yours: STAFF, notYours: [] },
  { route: 'POST /directives/:code', at: '/directives/2018-Q2-CD2', body: { do: 'add', roundCode: '2018-Q2' }, yours: STAFF, notYours: [] },
  { route: 'POST /directives/:code', at: '/directives/2018-Q2-CD9', body: { do: 'add', roundCode: '2018-Q2' }, yours: [], notYours: STAFF },
  { route: 'GET /directives/:code/issue', at: '/directives/2018-Q2-CD2/issue', yours: STAFF, notYours: [] },
  { route: 'POST /directives/:code/issue', at: '/directives/2018-Q2-CD1/issue', body: {}, yours: STAFF, notYours: [] },

  { route: 'GET /obligations/:code', at: '/obligations/2018-Q2-D1.2-870', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /obligations/:code', at: '/obligations/2018-Q2-D2.1-870', yours: [...PROVINCE, ...OWN_870, 'stttt'], notYours: [...OTHER_UNITS, 'stnmt', ...TEAMS] },
  { route: 'GET /obligations/:code/files/:id', at: '/obligations/2018-Q2-D2.1-870/files/{update}', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /obligations/:code/files/:id', at: '/obligations/2018-Q2-D2.1-869/files/{update}', yours: [], notYours: [...PROVINCE, ...OWN_869, ...OWN_870, 'stttt'] },
  {
    route: 'POST /obligations/:code/updates',
    at: '/obligations/2018-Q2-D3.2-866/updates',
    form: { kind: 'progress', text: 'Đang làm', version: '1' },
    yours: ['huyen866', 'lanhdao.huyen866'],
    notYours: ['huyen869', 'lanhdao.huyen869', ...DEPARTMENTS, ...STAFF],
  },
  // Who helps with a duty reads it; what is written of it is the word of the body that owes it.
  { route: 'POST /obligations/:code/updates', at: '/obligations/2018-Q2-D2.1-870/updates', form: { kind: 'result', text: 'Xong', version: '2' }, yours: [], notYours: ['stttt', ...STAFF] },
  { route: 'POST /obligations/:code/decisions', at: '/obligations/2018-Q2-D3.2-866/decisions', body: { decision: 'return', reason: '', version: '1' }, yours: STAFF, notYours: [] },
  { route: 'GET /obligations/:code/on-behalf', at: '/obligations/2018-Q2-D1.2-869/on-behalf', yours: STAFF, notYours: [] },
  { route: 'GET /obligations/:code/on-behalf', at: '/obligations/2018-Q2-D1.2-999/on-behalf', yours: [], notYours: STAFF },
  // What lacks its proof is refused, and so records nothing.
  { route: 'POST /obligations/:code/on-behalf', at: '/obligations/2018-Q2-D1.2-869/on-behalf', form: { channel: 'paper' }, yours: STAFF, notYours: [] },
  { route: 'POST /obligations/:code/on-behalf', at: '/obligations/2018-Q2-D1.2-999/on-behalf', form: { channel: 'paper' }, yours: [], notYours: STAFF },
  { route: 'POST /api/v1/obligations/:code/on-behalf', at: '/api/v1/obligations/2018-Q2-D1.2-869/on-behalf', form: { channel: 'paper' }, yours: STAFF, notYours: [] },
  { route: 'POST /api/v1/obligations/:code/on-behalf', at: '/api/v1/obligations/2018-Q2-D1.2-999/on-behalf', body: { channel: 'phone', arrivedOn: '2018-07-19', arrivedTime: '08:00', items: [] }, yours: [], notYours: STAFF },
  // Names are everybody's; the record in them is checked in units.spec.ts.
  { route: 'GET /units/:code', at: '/units/869', yours: [...PROVINCE, ...OWN_869, ...NOT_869, ...DEPARTMENTS, ...TEAMS], notYours: [] },
  { route: 'GET /units/:code', at: '/units/khong-co', yours: [], notYours: [...PROVINCE, ...OWN_869] },
  { route: 'GET /units/:code/export', at: '/units/869/export', yours: [...STAFF, 'chutich', ...OWN_869], notYours: [...NOT_869, ...DEPARTMENTS] },
  { route: 'GET /api/v1/units/:code', at: '/api/v1/units/869', yours: [...PROVINCE, ...OWN_869, ...NOT_869, ...DEPARTMENTS, ...TEAMS], notYours: [] },
  { route: 'GET /api/v1/units/:code', at: '/api/v1/units/khong-co', yours: [], notYours: [...PROVINCE, ...OWN_869] },
  // Nothing of 869 was set aside.
  { route: 'GET /reports/:code/set-aside/:number', at: '/reports/2018-Q2-869/set-aside/1', yours: [], notYours: [...OWN_869, ...NOT_869] },
  { route: 'POST /obligations/:code/report', at: '/obligations/2018-Q2-D1.2-869/report', body: {}, yours: OWN_869, notYours: NOT_869 },

  { route: 'GET /reminders/:round/:number/letter/:format', at: '/reminders/2018-Q2/1/letter/pdf', yours: [...STAFF, 'chutich', ...OWN_869], notYours: [...NOT_869, ...DEPARTMENTS] },
  { route: 'GET /reminders/:round/:number/letter/:format', at: '/reminders/2018-Q2/2/letter/docx', yours: OWN_869, notYours: [...NOT_869, ...DEPARTMENTS] },
  { route: 'GET /api/v1/urgings/:round/:number/letter/:format', at: '/api/v1/urgings/2018-Q2/1/letter/pdf', yours: [...STAFF, 'chutich', ...OWN_869], notYours: [...NOT_869, ...DEPARTMENTS] },
  { route: 'GET /reminders/dispatches/:dispatch/letters.zip', at: '/reminders/dispatches/2018-Q2-2/letters.zip', yours: STAFF, notYours: [] },
  { route: 'GET /reminders/dispatches/:dispatch/letters.zip', at: '/reminders/dispatches/2018-Q2-9/letters.zip', yours: [], notYours: STAFF },
  { route: 'GET /api/v1/urgings/dispatches/:dispatch/letters.zip', at: '/api/v1/urgings/dispatches/2018-Q2-2/letters.zip', yours: STAFF, notYours: [] },
  { route: 'GET /reminders/dispatches/:dispatch/proposal/:format', at: '/reminders/dispatches/2018-Q2-2/proposal/pdf', yours: [], notYours: [...STAFF, 'chutich'] },
  { route: 'GET /api/v1/urgings/dispatches/:dispatch/proposal/:format', at: '/api/v1/urgings/dispatches/2018-Q2-2/proposal/pdf', yours: [], notYours: [...STAFF, 'chutich'] },
  { route: 'GET /reminders/:round/:number/letter/:format', at: '/reminders/2018-Q2/9/letter/pdf', yours: [], notYours: [...STAFF, 'chutich', ...OWN_869] },

  { route: 'GET /reports/:code', at: '/reports/2018-Q2-870', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code', at: '/reports/2018-Q2-869', yours: OWN_869, notYours: [...PROVINCE, 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id', at: '/reports/2018-Q2-870/files/{file}', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id', at: '/reports/2018-Q2-869/files/{file}', yours: [], notYours: [...PROVINCE, ...OWN_869, ...OWN_870, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id', at: '/reports/2018-Q2-869/files/{attached}', yours: OWN_869, notYours: [...PROVINCE, ...NOT_869, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id/view', at: '/reports/2018-Q2-870/files/{file}/view', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id/view', at: '/reports/2018-Q2-869/files/{file}/view', yours: [], notYours: [...PROVINCE, ...OWN_869, ...OWN_870, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id/view', at: '/reports/2018-Q2-869/files/{attached}/view', yours: OWN_869, notYours: [...PROVINCE, ...NOT_869, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id/preview/:page', at: '/reports/2018-Q2-870/files/{file}/preview/1', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id/preview/:page', at: '/reports/2018-Q2-869/files/{attached}/preview/1', yours: OWN_869, notYours: [...PROVINCE, ...NOT_869, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/files/:id/preview/:page', at: '/reports/2018-Q2-870/files/{file}/preview/99', yours: [], notYours: [...STAFF, ...OWN_870] },
  { route: 'POST /reports/:code/files/:id/citizens', at: '/reports/2018-Q2-869/files/{attached}/citizens', body: { shows: 'no' }, yours: OWN_869, notYours: [...NOT_869, ...STAFF] },
  { route: 'POST /reports/:code/files/:id/citizens', at: '/reports/2018-Q2-870/files/{file}/citizens', body: { shows: 'no' }, yours: STAFF, notYours: OTHER_UNITS },
  { route: 'GET /reports/:code/files', at: '/reports/2018-Q2-869/files', yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /reports/:code/files', at: '/reports/2018-Q2-869/files', body: { action: 'assign' }, yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /reports/:code/files/:id/remove', at: '/reports/2018-Q2-869/files/{file}/remove', body: {}, yours: [], notYours: [...OWN_869, ...NOT_869] },
  { route: 'GET /reports/:code/receipt', at: '/reports/2018-Q2-870/receipt', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  // Never sent: there is no receipt, for its own unit neither.
  { route: 'GET /reports/:code/receipt', at: '/reports/2018-Q2-869/receipt', yours: [], notYours: [...PROVINCE, ...OWN_869, 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/receipt/:version/pdf', at: '/reports/2018-Q2-870/receipt/1/pdf', yours: [...PROVINCE, ...OWN_870], notYours: [...OTHER_UNITS, ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/receipt/:version/pdf', at: '/reports/2018-Q2-869/receipt/1/pdf', yours: [], notYours: [...PROVINCE, ...OWN_869, 'huyen870', ...DEPARTMENTS, ...TEAMS] },
  { route: 'GET /reports/:code/paper/:format', at: '/reports/2018-Q2-869/paper/docx', yours: OWN_869, notYours: NOT_869 },
  { route: 'GET /reports/:code/paper/:format', at: '/reports/2018-Q2-870/paper/pdf', yours: ['huyen870'], notYours: OTHER_UNITS },
  { route: 'GET /reports/:code/edit', at: '/reports/2018-Q2-869/edit', yours: OWN_869, notYours: NOT_869 },
  { route: 'GET /reports/:code/edit', at: '/reports/2018-Q2-870/edit', yours: OWN_870, notYours: OTHER_UNITS },
  { route: 'GET /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/1', yours: OWN_869, notYours: NOT_869 },
  { route: 'GET /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/99', yours: [], notYours: OWN_869 },
  { route: 'POST /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/1', body: ANSWER, yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/1', form: ANSWER, yours: OWN_869, notYours: NOT_869 },
  { route: 'PATCH /reports/:code/edit/:n', at: '/reports/2018-Q2-869/edit/1', body: ANSWER, yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /reports/:code/edit/:n/files', at: '/reports/2018-Q2-869/edit/1/files', form: ANSWER, yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /reports/:code/edit/:n/files/:id/citizens', at: '/reports/2018-Q2-869/edit/1/files/{attached}/citizens', body: { ...ANSWER, shows: 'no' }, yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /reports/:code/edit/:n/files/:id/remove', at: '/reports/2018-Q2-869/edit/1/files/{attached}/remove', body: ANSWER, yours: ['huyen869'], notYours: NOT_869 },
  { route: 'POST /reports/:code/edit/:n/files/:id/remove', at: '/reports/2018-Q2-869/edit/1/files/{file}/remove', body: ANSWER, yours: [], notYours: [...OWN_869, ...OWN_870] },
  { route: 'GET /reports/:code/check', at: '/reports/2018-Q2-869/check', yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /reports/:code/check', at: '/reports/2018-Q2-869/check', body: { action: 'save', number: '1', documentNumber: '1/BC-UBND' }, yours: OWN_869, notYours: NOT_869 },
  { route: 'POST /reports/:code/check', at: '/reports/2018-Q2-869/check', form: { action: 'submit', number: '1' }, yours: [], notYours: NOT_869 },
  { route: 'POST /reports/:code/check', at: '/reports/2018-Q2-870/check', body: { action: 'submit', number: '1' }, yours: OWN_870, notYours: OTHER_UNITS },
  // Begun by one account of 869: not even the head of the same unit goes on with it.
  ...['HEAD /uploads/:id', 'POST /uploads/:id/finish', 'PATCH /uploads/:id', 'DELETE /uploads/:id'].map((route) => ({ route, at: (route.split(' ')[1] ?? '').replace(':id', '{upload}'), yours: route.startsWith('HEAD') ? [] : ['huyen869'], notYours: ['lanhdao.huyen869', ...NOT_869] })),
  // A rule of the province is nobody's own: who may change it is the policy's affair, and a rule that is not there is found by nobody.
  { route: 'POST /admin/rules/:key', at: '/admin/rules/khong-co', body: { 'khong-co': 'x' }, yours: [], notYours: ['quantri', 'lanhdao.sonoivu'] },
  { route: 'PUT /api/v1/operating-rules/:key', at: '/api/v1/operating-rules/khong-co', body: { value: 'x' }, yours: [], notYours: ['quantri', 'lanhdao.sonoivu'] },
  { route: 'GET /reports/:code/excel', at: '/reports/2018-Q2-869/excel', yours: OWN_869, notYours: NOT_869 },
  ...['/reports/:code/workbook', '/api/v1/reports/:code/workbook'].flatMap((route) => [
    { route: `GET ${route}`, at: route.replace(':code', '2018-Q2-869'), yours: OWN_869, notYours: NOT_869 },
    { route: `POST ${route}`, at: route.replace(':code', '2018-Q2-869'), form: {}, yours: OWN_869, notYours: NOT_869 },
  ]),
  // An upload belongs to the post that sent it: a made-up one is nobody's, tests of workbooks have the real ones.
  ...['/reports/:code/workbook/:id', '/api/v1/reports/:code/workbook/:id'].flatMap((route) => [
    { route: `GET ${route}`, at: route.replace(':code', '2018-Q2-869').replace(':id', 'khong-co'), yours: [], notYours: [...OWN_869, ...NOT_869] },
    { route: `POST ${route}`, at: route.replace(':code', '2018-Q2-869').replace(':id', 'khong-co'), body: { seen: 'x' }, yours: [], notYours: [...OWN_869, ...NOT_869] },
  ]),
  { route: 'GET /reports/:code/workbook/:id/errors', at: '/reports/2018-Q2-869/workbook/khong-co/errors', yours: [], notYours: [...OWN_869, ...NOT_869] },
  // Reports are not locked here before they are signed: the own unit is told so, nobody else that there is a report.
  { route: 'POST /reports/:code/await-signed', at: '/reports/2018-Q2-869/await-signed', body: { number: '1' }, yours: [], notYours: NOT_869 },
  ...['/reports/:code/reopen', '/api/v1/reports/:code/await-signed', '/api/v1/reports/:code/reopen'].map((route) => ({ route: `POST ${route}`, at: route.replace(':code', '2018-Q2-869'), body: { number: 1 }, yours: OWN_869, notYours: NOT_869 })),
  // Item 6 of 870 is for stnmt to remedy, item 1 is the district's own; 869 has sent nothing.
  { route: 'GET /reports/:code/opinion/:n', at: '/reports/2018-Q2-870/opinion/6', yours: ['stnmt'], notYours: ['stttt'] },
  { route: 'GET /reports/:code/opinion/:n', at: '/reports/2018-Q2-870/opinion/1', yours: [], notYours: DEPARTMENTS },
  { route: 'GET /reports/:code/opinion/:n', at: '/reports/2018-Q2-869/opinion/1', yours: [], notYours: DEPARTMENTS },
  { route: 'POST /reports/:code/opinion/:n', at: '/reports/2018-Q2-870/opinion/6', body: { opinion: 'accepted' }, yours: ['stnmt'], notYours: ['stttt'] },
  { route: 'GET /api/v1/reports/:code/items/:finding/opinion', at: '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-06/opinion', yours: ['stnmt'], notYours: ['stttt'] },
  { route: 'GET /api/v1/reports/:code/items/:finding/opinion', at: '/api/v1/reports/2018-Q2-870/items/2018-Q2-873-05/opinion', yours: [], notYours: DEPARTMENTS },
  { route: 'PUT /api/v1/reports/:code/items/:finding/opinion', at: '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-06/opinion', body: { opinion: 'accepted' }, yours: ['stnmt'], notYours: ['stttt'] },
  { route: 'GET /reports/:code/remarks/:n', at: '/reports/2018-Q2-870/remarks/6', yours: [...STAFF, ...OWN_870, 'stnmt', 'chutich'], notYours: [...OTHER_UNITS, 'stttt'] },
  { route: 'GET /reports/:code/remarks/:n', at: '/reports/2018-Q2-870/remarks/1', yours: [...STAFF, ...OWN_870, 'chutich'], notYours: [...OTHER_UNITS, ...DEPARTMENTS] },
  { route: 'GET /reports/:code/remarks/:n', at: '/reports/2018-Q2-869/remarks/1', yours: [], notYours: [...STAFF, ...OWN_869, ...OWN_870, ...DEPARTMENTS, 'chutich'] },
  { route: 'POST /reports/:code/remarks/:n', at: '/reports/2018-Q2-870/remarks/6', body: { text: 'Thử' }, yours: [...STAFF, ...OWN_870, 'stnmt'], notYours: [...OTHER_UNITS, 'stttt'] },
  { route: 'GET /api/v1/reports/:code/items/:finding/remarks', at: '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-06/remarks', yours: [...STAFF, ...OWN_870, 'stnmt', 'chutich'], notYours: [...OTHER_UNITS, 'stttt'] },
  { route: 'GET /api/v1/reports/:code/items/:finding/remarks', at: '/api/v1/reports/2018-Q2-870/items/2018-Q2-873-05/remarks', yours: [], notYours: [...STAFF, ...OWN_870, 'stnmt'] },
  { route: 'POST /api/v1/reports/:code/items/:finding/remarks', at: '/api/v1/reports/2018-Q2-870/items/2018-Q2-870-06/remarks', body: { text: 'Thử' }, yours: [...STAFF, ...OWN_870, 'stnmt'], notYours: [...OTHER_UNITS, 'stttt'] },
  { route: 'GET /reports/:code/review', at: '/reports/2018-Q2-870/review', yours: STAFF, notYours: [] },
  { route: 'GET /reports/:code/review/:n', at: '/reports/2018-Q2-870/review/1', yours: STAFF, notYours: [] },
  { route: 'POST /reports/:code/review/:n', at: '/reports/2018-Q2-870/review/1', body: { decision: 'accepted' }, yours: STAFF, notYours: [] },
  { route: 'GET /reports/:code/review/send', at: '/reports/2018-Q2-870/review/send', yours: STAFF, notYours: [] },
  { route: 'POST /reports/:code/review/send', at: '/reports/2018-Q2-870/review/send', body: {}, yours: STAFF, notYours: [] },
  // What a unit still writes is not there for those who will review it.
  { route: 'GET /reports/:code/review', at: '/reports/2018-Q2-869/review', yours: [], notYours: STAFF },
  { route: 'GET /reports/:code/review/:n', at: '/reports/2018-Q2-869/review/1', yours: [], notYours: STAFF },
  { route: 'POST /reports/:code/review/:n', at: '/reports/2018-Q2-869/review/1', body: { decision: 'accepted' }, yours: [], notYours: STAFF },
  { route: 'GET /reports/:code/review/send', at: '/reports/2018-Q2-869/review/send', yours: [], notYours: STAFF },
  { route: 'POST /reports/:code/review/send', at: '/reports/2018-Q2-869/review/send', body: {}, yours: [], notYours: STAFF },
  { route: 'PUT /api/v1/reports/:code/items/:finding/decision', at: '/api/v1/reports/2018-Q2-869/items/2018-Q2-869-01/decision', body: { decision: 'accepted' }, yours: [], notYours: STAFF },
  { route: 'POST /api/v1/reports/:code/review', at: '/api/v1/reports/2018-Q2-869/review', body: {}, yours: [], notYours: STAFF },
];
