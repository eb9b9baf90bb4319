import type { Actor } from './actor';

/** The program itself: loading reference data, timed work. Shown as "Hệ thống" in the audit trail. */
export const SYSTEM_ACTOR: Actor = {
  accountId: 'system',
  username: 'system',
  role: 'administrator',
  unitId: 'system',
  unitCode: '',
  unitName: '',
  postTitle: 'Hệ thống',
  locale: 'vi',
};
