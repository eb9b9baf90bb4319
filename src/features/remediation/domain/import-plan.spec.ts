import { planImport, taken, type ImportedAnswer, type StoredAnswer } from './import-plan';

const stored = (version: number, doneVi: string): StoredAnswer => ({ finding: 'F-1', version, result: 'remedied', doneVi, committedOn: null, receiverCode: null, difficultyVi: '', causeKind: null, causeVi: '', figuresVi: '' });
const sent = (version: number, doneVi: string, touched = true): ImportedAnswer => ({ ...stored(version, doneVi), touched });

describe('what a file would change', () => {
  it.each([
    ['a row that was not touched, although somebody saved here since', stored(3, 'Mới'), [sent(2, 'Cũ', false)], 'unchanged', 0],
    ['a row with what is stored', stored(2, 'Đã làm'), [sent(2, 'Đã làm')], 'unchanged', 0],
    ['a row that both changed in the same way', stored(3, 'Đã làm'), [sent(2, 'Đã làm')], 'unchanged', 0],
    ['a row that only the file changed', stored(2, 'Cũ'), [sent(2, 'Mới')], 'change', 1],
    ['a row that both changed', stored(3, 'Mới ở đây'), [sent(2, 'Mới trong tệp')], 'conflict', 0],
    ['no row', stored(2, 'Cũ'), [], 'unchanged', 0],
  ] as const)('%s', (_, answer, file, kind, written) => {
    const plan = planImport([answer], file);
    expect([plan[0]?.kind, taken(plan, []).length]).toEqual([kind, written]);
  });

  it('takes the file of a conflict only where it was chosen', () => {
    const plan = planImport([stored(3, 'Mới ở đây')], [sent(2, 'Mới trong tệp')]);
    expect(taken(plan, ['F-1']).map(({ doneVi }) => doneVi)).toEqual(['Mới trong tệp']);
    expect(taken(plan, ['F-2'])).toEqual([]);
  });

  it('takes nothing written for nothing, whether null or empty', () => {
    const none = { ...stored(1, ''), result: null };
    expect(planImport([none], [{ ...none, touched: true, committedOn: '' as never }])[0]?.kind).toBe('unchanged');
  });
});
