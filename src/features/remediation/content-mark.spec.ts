import { contentMark } from './content-mark';

const version = { version: 3, signedFileId: 'f0' };
const items = [
  { id: 'a', version: 1, fileIds: ['f1', 'f2'] },
  { id: 'b', version: 2, fileIds: [] },
];

describe('the mark of a report as it was seen', () => {
  it('does not depend on the order in which rows were read', () => {
    expect(contentMark(version, [{ id: 'b', version: 2, fileIds: [] }, { id: 'a', version: 1, fileIds: ['f2', 'f1'] }])).toBe(contentMark(version, items));
  });

  it.each([
    ['an answer was saved', version, [{ ...items[0], version: 2 }, items[1]]],
    ['a file was replaced', version, [{ ...items[0], fileIds: ['f1', 'f3'] }, items[1]]],
    ['the number of the paper was changed', { ...version, version: 4 }, items],
    ['another signed copy was chosen', { ...version, signedFileId: 'f9' }, items],
  ])('changes when %s', (_, changedVersion, changedItems) => {
    expect(contentMark(changedVersion, changedItems as typeof items)).not.toBe(contentMark(version, items));
  });
});
