import { fileChanges, type ComparedFile, type FileChange } from './file-changes';

/** `name=content`: two files of the same content have the same bytes. */
const files = (...texts: string[]): ComparedFile[] => texts.map((text) => ({ name: text.split('=')[0] ?? '', sha256: text.split('=')[1] ?? '' }));

describe('what happened to the files of an answer', () => {
  it.each<[string, ComparedFile[], ComparedFile[], FileChange[]]>([
    ['nothing', files('a.pdf=1', 'b.pdf=2'), files('a.pdf=1', 'b.pdf=2'), []],
    ['another order is no change', files('a.pdf=1', 'b.pdf=2'), files('b.pdf=2', 'a.pdf=1'), []],
    ['another name for the same bytes is no change', files('a.pdf=1'), files('quyet-dinh.pdf=1'), []],
    ['added', files('a.pdf=1'), files('a.pdf=1', 'b.pdf=2'), [{ kind: 'added', name: 'b.pdf' }]],
    ['removed', files('a.pdf=1', 'b.pdf=2'), files('b.pdf=2'), [{ kind: 'removed', name: 'a.pdf' }]],
    ['the only file replaced by one of another name', files('a.pdf=1'), files('b.pdf=2'), [{ kind: 'replaced', from: 'a.pdf', to: 'b.pdf' }]],
    ['the same name with other bytes', files('a.pdf=1', 'c.pdf=3'), files('c.pdf=3', 'a.pdf=2'), [{ kind: 'replaced', from: 'a.pdf', to: 'a.pdf' }]],
    ['the same base name in another format', files('Bảng kê.xlsx=1', 'x.pdf=9'), files('y.pdf=8', 'Bảng kê.pdf=2'), [{ kind: 'replaced', from: 'Bảng kê.xlsx', to: 'Bảng kê.pdf' }, { kind: 'replaced', from: 'x.pdf', to: 'y.pdf' }]],
    ['a second copy of the computer', files('bang-ke.pdf=1', 'z.pdf=5'), files('z.pdf=5', 'bang-ke (2).pdf=2'), [{ kind: 'replaced', from: 'bang-ke.pdf', to: 'bang-ke (2).pdf' }]],
    ['a second sending by its name', files('bao-cao-lan-1.pdf=1'), files('anh.jpg=4', 'bao-cao-lan-2.pdf=2'), [{ kind: 'replaced', from: 'bao-cao-lan-1.pdf', to: 'bao-cao-lan-2.pdf' }, { kind: 'added', name: 'anh.jpg' }]],
    ['the same name in NFD', files('quyết định.pdf=1'.normalize('NFD')), files('quyết định.pdf=2'), [{ kind: 'replaced', from: 'quyết định.pdf'.normalize('NFD'), to: 'quyết định.pdf' }]],
    ['all gone', files('a.pdf=1', 'b.pdf=2'), [], [{ kind: 'removed', name: 'a.pdf' }, { kind: 'removed', name: 'b.pdf' }]],
    ['the same bytes twice', files('a.pdf=1', 'b.pdf=1'), files('a.pdf=1'), []],
  ])('%s', (_, before, after, changes) => {
    expect(fileChanges(before, after)).toEqual(changes);
  });
});
