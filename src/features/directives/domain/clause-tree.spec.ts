import { addresseeProblems, isLeaf, obligationKind, treeProblems } from './clause-tree';

const clause = (number: string, parent?: string, addressees: readonly unknown[] = ['x']) => ({ number, ...(parent ? { parent } : {}), addressees });

describe('the clause tree of a directive', () => {
  it('makes duties of leaves only', () => {
    const all = [clause('D1', undefined, []), clause('D1.1', 'D1'), clause('D2')];
    expect(all.map((one) => isLeaf(one, all))).toEqual([false, true, true]);
    expect(treeProblems(all)).toEqual([]);
  });

  it.each([
    ['a number twice', [clause('D1'), clause('D1')], ['code.taken clauses[1].number']],
    ['a parent that is not there', [clause('D1.1', 'D1')], ['clause.parentUnknown clauses[0].parent']],
    ['a parent that stands later', [clause('D1.1', 'D1'), clause('D1', undefined, [])], ['clause.parentUnknown clauses[0].parent']],
    ['a leaf that nobody is told to do', [clause('D1', undefined, [])], ['clause.addresseeNeeded clauses[0].addressees']],
  ])('names %s', (_, clauses, expected) => {
    expect(treeProblems(clauses).map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
  });

  it.each([
    ['a dated clause to an inspected unit', { kind: 'one_off', dueRule: { kind: 'strictly_before', date: '2018-07-20' } as const }, true, 'remediation_report'],
    ['a dated clause to anybody else', { kind: 'one_off', dueRule: { kind: 'no_later_than', date: '2018-07-20' } as const }, false, 'task'],
    ['an internal check', { kind: 'no_deadline', dueRule: { kind: 'none' } as const, expectedOutputVi: 'Kết quả Tự kiểm tra' }, false, 'self_inspection'],
    ['a project without a date', { kind: 'project', dueRule: { kind: 'none' } as const }, false, 'task'],
    ['what goes on', { kind: 'continuous', dueRule: { kind: 'none' } as const }, true, 'standing'],
  ])('%s is a duty of its kind', (_, given, forInspected, expected) => {
    expect(obligationKind(given, forInspected)).toBe(expected);
  });

  it('lets no body be told without a duty coming of it', () => {
    const leaf = { clause: { number: 'D1' }, addressees: [{ unitId: 'in', labelVi: 'A' }, { unitId: 'out', labelVi: 'B' }, { unitId: null, labelVi: 'UBND cấp xã' }] };
    expect(addresseeProblems(leaf, (id) => id === 'in').map(({ params }) => params?.unit)).toEqual(['B', 'UBND cấp xã']);
    expect(addresseeProblems({ ...leaf, addressees: [] }, () => true).map(({ code }) => code)).toEqual(['clause.addresseeNeeded']);
  });
});
