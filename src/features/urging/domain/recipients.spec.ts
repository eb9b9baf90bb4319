import type { Role } from '../../../kernel/actor';
import { LEDGER_LEVELS, type LedgerLevel } from './levels';
import { recipientsOf } from './recipients';

const post = (name: string, role: Role, unitId: string, email: string | null = `${name}@x.vn`) => ({ name, role, unitId, email });
const POSTS = [post('clerk', 'unitStaff', 'A'), post('head', 'unitHead', 'A'), post('other', 'unitStaff', 'B'), post('office', 'department', 'D'), post('chair', 'provincialChair', 'P')];

describe('to whom a level speaks', () => {
  const named = (level: LedgerLevel, unitId: string): string[] => recipientsOf(level, unitId, POSTS).addressed.map(({ name }) => name);

  it.each<[LedgerLevel, string, string[]]>([
    ['reminder', 'A', ['clerk']],
    ['handler', 'A', ['clerk']],
    ['head', 'A', ['head']],
    ['homeAffairsLetter', 'A', ['clerk', 'head']],
    ['chairProposal', 'A', ['chair']],
    ['handler', 'D', ['office']],
    ['head', 'D', ['office']],
    ['head', 'B', ['other']],
    ['handler', 'nobody', []],
  ])('%s of %s', (level, unitId, expected) => {
    expect(named(level, unitId)).toEqual(expected);
  });

  it('writes to another post of the same unit when the one addressed has no address', () => {
    const posts = [post('clerk', 'unitStaff', 'A', null), post('head', 'unitHead', 'A'), post('other', 'unitStaff', 'B')];
    const { addressed, mailed } = recipientsOf('handler', 'A', posts);
    expect([addressed.map(({ name }) => name), mailed.map(({ name }) => name)]).toEqual([['clerk'], ['head']]);
  });

  it('never writes to another unit, and to the chair at one level only', () => {
    for (const level of LEDGER_LEVELS) {
      const names = recipientsOf(level, 'A', POSTS).mailed.map(({ name }) => name);
      expect([level, names.includes('other'), names.includes('chair')]).toEqual([level, false, level === 'chairProposal']);
    }
  });
});
