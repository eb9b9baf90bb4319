import { ROLES, type Role } from '../../src/kernel/actor';

/** Who may call what, written by hand from the roles' work and not from the code: a route that opens by mistake shows here. */
export type Verdict = 'public' | readonly Role[];

const EVERYBODY: readonly Role[] = ROLES;
const HOME_AFFAIRS: readonly Role[] = ['homeAffairsStaff', 'homeAffairsLeader'];
const UNIT: readonly Role[] = ['unitStaff', 'unitHead'];

export const AUTHORISATION: Readonly<Record<string, Verdict>> = {
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  'GET /login': 'public',
  'POST /login': 'public',
  'POST /logout': EVERYBODY,
  'GET /': EVERYBODY,
  'GET /overview': ['provincialChair', ...HOME_AFFAIRS],
  'GET /overview/pdf': ['provincialChair', ...HOME_AFFAIRS],
  'GET /checklists': EVERYBODY,
  'GET /checklists/:code/versions/:number': EVERYBODY,
  'GET /api/v1/me': EVERYBODY,
  'GET /api/v1/checklists': EVERYBODY,
  'GET /api/v1/checklists/:code/versions/:number': EVERYBODY,
  'GET /api/v1/rounds': EVERYBODY,
  'POST /api/v1/rounds': HOME_AFFAIRS,
  'GET /api/v1/rounds/:code': EVERYBODY,
  'POST /api/v1/rounds/:code/steps': HOME_AFFAIRS,
  'POST /api/v1/rounds/:code/results': HOME_AFFAIRS,
  'GET /api/v1/rounds/:code/summary': ['provincialChair', ...HOME_AFFAIRS],
  'GET /api/v1/visits': EVERYBODY,
  'GET /api/v1/visits/:code': EVERYBODY,
  'POST /api/v1/visits/:code/moves': ['inspector'],
  'PUT /api/v1/visits/:code/answers/:criterion': ['inspector'],
  'POST /api/v1/visits/:code/findings': ['inspector'],
  'GET /api/v1/findings': EVERYBODY,
  'GET /api/v1/findings/:code': EVERYBODY,
  'POST /api/v1/findings/:code/opinion': ['inspector'],
  'GET /api/v1/directives': EVERYBODY,
  'POST /api/v1/directives': HOME_AFFAIRS,
  'GET /api/v1/directives/:code': EVERYBODY,
  'POST /api/v1/directives/:code/issue': HOME_AFFAIRS,
  'GET /api/v1/obligations': EVERYBODY,
  'GET /api/v1/obligations/:code': EVERYBODY,
  'POST /api/v1/obligations/:code/updates': [...UNIT, 'department', ...HOME_AFFAIRS],
  'POST /api/v1/obligations/:code/decisions': HOME_AFFAIRS,
  'POST /api/v1/obligations/:code/report': UNIT,
  'GET /api/v1/reports': EVERYBODY,
  'GET /api/v1/reports/:code': EVERYBODY,
  'GET /api/v1/reports/:code/files/:id': EVERYBODY,
  'PUT /api/v1/reports/:code/items/:finding': UNIT,
  'POST /api/v1/reports/:code/items/:finding/files': UNIT,
  'PUT /api/v1/reports/:code/head': UNIT,
  'POST /api/v1/reports/:code/versions/:number/submit': UNIT,
  'PUT /api/v1/reports/:code/items/:finding/decision': HOME_AFFAIRS,
  'POST /api/v1/reports/:code/review': HOME_AFFAIRS,
  'GET /api/v1/urgings': EVERYBODY,
  'POST /api/v1/urgings': HOME_AFFAIRS,
  // Papers of one thing: whose they are is decided by the query.
  'GET /reminders/:round/:number/letter/:format': [...HOME_AFFAIRS, ...UNIT, 'department', 'provincialChair'],
  'GET /reports/:code/receipt/:version/pdf': EVERYBODY,

  'GET /api/v1/obligations/:code/files/:id': EVERYBODY,
};
