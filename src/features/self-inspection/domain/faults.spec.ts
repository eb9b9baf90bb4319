import { faultsElsewhere, withoutNames, type FoundElsewhere } from './faults';

const found = (unitId: string, topic: string | null, criterionKey: string, titleVi = `${topic ?? '-'} ${criterionKey} ${unitId}`): FoundElsewhere => ({ unitId, topic, criterionKey, titleVi, titleEn: null });

describe('faults found elsewhere', () => {
  const all = [found('a', 'dvctt', 'T6'), found('a', 'bcci', 'T10'), found('b', 'dvctt', 'T7'), found('b', 'dvctt', 'T6'), found('c', null, 'T1'), found('c', 'dvctt', 'T6', 'dvctt T6 a')];

  it('are one for each subject group and criterion, those of a group together', () => {
    expect(faultsElsewhere(all, null).map(({ key, titleVi, unitIds }) => [key, titleVi, unitIds])).toEqual([
      ['dvctt:T6', 'dvctt T6 a; dvctt T6 b', ['a', 'b', 'c']],
      ['dvctt:T7', 'dvctt T7 b', ['b']],
      ['bcci:T10', 'bcci T10 a', ['a']],
      ['khac:T1', '- T1 c', ['c']],
    ]);
  });

  it.each([
    ['a', ['dvctt:T7', 'dvctt:T6', 'khac:T1']],
    ['c', ['dvctt:T6', 'dvctt:T7', 'bcci:T10']],
    ['elsewhere', ['dvctt:T6', 'dvctt:T7', 'bcci:T10', 'khac:T1']],
  ])('leave out what was found at %s itself', (own, keys) => expect(faultsElsewhere(all, own).map(({ key }) => key)).toEqual(keys));

  it('are none before anything was issued', () => expect(faultsElsewhere([], 'a')).toEqual([]));
});

describe('a title without the names of the inspected units', () => {
  const names = ['Huyện Cao Lãnh', 'Thị xã Hồng Ngự', 'UBND huyện Lấp Vò', 'Cao Lanh District'];
  it.each([
    ['Hồ sơ của UBND huyện Cao Lãnh tồn đọng', 'Hồ sơ của … tồn đọng'],
    ['huyện Lấp Vò chậm nhập hồ sơ', '… chậm nhập hồ sơ'],
    ['Chậm ở Hồng Ngự', 'Chậm ở …'],
    ['Land backlog in Cao Lanh District', 'Land backlog in …'],
    ['CAO LÃNH chậm', '… chậm'],
    ['Cao Lãnhx chậm', 'Cao Lãnhx chậm'],
    ['Lỗi phần mềm chưa được ghi nhận', 'Lỗi phần mềm chưa được ghi nhận'],
    ['huyện Cao Lãnh chậm'.normalize('NFD'), '… chậm'],
  ])('%s', (text, expected) => expect(withoutNames(text, names, '…')).toBe(expected));

  it('is untouched without names, and never read as a pattern', () => {
    expect(withoutNames('Đất đai (xã)', [], '…')).toBe('Đất đai (xã)');
    expect(withoutNames('Xã A.B chậm, xã AxB chậm', ['Xã A.B'], '…')).toBe('… chậm, xã AxB chậm');
  });
});
