import type { Role } from '../../../kernel/actor';
import type { LedgerLevel } from './levels';

/** Posts that a level speaks to. A department has one post for both; the chair is spoken to by a proposal. */
const ADDRESSED: Readonly<Record<LedgerLevel, readonly Role[]>> = {
  reminder: ['unitStaff', 'department'],
  handler: ['unitStaff', 'department'],
  head: ['unitHead', 'department'],
  homeAffairsLetter: ['unitHead', 'unitStaff', 'department'],
  chairProposal: ['provincialChair'],
};

interface Post {
  readonly role: Role;
  readonly unitId: string;
  readonly email: string | null;
}

export interface Recipients<P extends Post> {
  /** Named in the ledger. */
  readonly addressed: readonly P[];
  /** Written to by mail: those addressed that have an address, else any post of the unit that has one. */
  readonly mailed: readonly P[];
}

export function recipientsOf<P extends Post>(level: LedgerLevel, unitId: string, posts: readonly P[]): Recipients<P> {
  const chair = level === 'chairProposal';
  const reachable = posts.filter((post) => (chair ? post.role === 'provincialChair' : post.unitId === unitId && post.role !== 'provincialChair'));
  const named = reachable.filter(({ role }) => ADDRESSED[level].includes(role));
  const addressed = named.length > 0 ? named : reachable;
  const withAddress = (some: readonly P[]): readonly P[] => some.filter(({ email }) => email !== null);
  return { addressed, mailed: withAddress(addressed).length > 0 ? withAddress(addressed) : withAddress(reachable) };
}
