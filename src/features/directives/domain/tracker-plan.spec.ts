import { trackerChanges } from './tracker-plan';

const now = [{ code: 'A', externalReference: null, lastText: null }, { code: 'B', externalReference: 'NV-2', lastText: 'Đang làm' }];

describe('what the workbook of a task tracker would change', () => {
  it.each([
    ['a first number', [{ code: 'A', externalReference: 'NV-1', note: null }], [{ code: 'A', externalReference: 'NV-1', note: null, referenceBefore: null }]],
    ['another number and a note', [{ code: 'B', externalReference: 'NV-3', note: 'Đã xong' }], [{ code: 'B', externalReference: 'NV-3', note: 'Đã xong', referenceBefore: 'NV-2' }]],
    ['the same workbook again', [{ code: 'B', externalReference: 'NV-2', note: 'Đang làm' }], []],
    ['empty cells', [{ code: 'B', externalReference: null, note: null }], []],
    ['a duty that is not of this letter', [{ code: 'C', externalReference: 'NV-9', note: null }], []],
  ])('%s', (_, sent, expected) => {
    expect(trackerChanges(sent, now)).toEqual(expected);
  });
});
