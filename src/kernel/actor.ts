export const ROLES = [
  'homeAffairsStaff',
  'homeAffairsLeader',
  'inspector',
  'unitStaff',
  'unitHead',
  'department',
  'provincialChair',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export type Locale = 'vi' | 'en';

/** Who acts: a post (chức danh) held by an account, in a unit. Facts and papers name the post, never the person. */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly role: Role;
  /** The unit the post belongs to; provincial posts have their own body (Sở Nội vụ, UBND tỉnh). */
  readonly unitId: string;
  readonly unitCode: string;
  readonly unitName: string;
  readonly postTitle: string;
  /** For English pages only: facts and papers name the post in Vietnamese. */
  readonly unitNameEn?: string;
  readonly postTitleEn?: string;
  readonly locale: Locale;
}

/** Roles that see every unit of the province; all others see only their own. */
const PROVINCE_WIDE: readonly Role[] = ['homeAffairsStaff', 'homeAffairsLeader', 'provincialChair', 'administrator'];

/** `'all'`, or the one unit whose rows the actor may see and count. Inspectors see only the visits of their teams, by assignment. */
export type UnitScope = 'all' | { readonly unitId: string } | { readonly inspectorId: string };

export function unitScopeOf(actor: Actor): UnitScope {
  if (PROVINCE_WIDE.includes(actor.role)) return 'all';
  if (actor.role === 'inspector') return { inspectorId: actor.accountId };
  return { unitId: actor.unitId };
}

export function isHomeAffairs(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'homeAffairsStaff' || actor.role === 'homeAffairsLeader';
}
