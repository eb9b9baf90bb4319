import { closesCircle, endedClauses, linkProblems, type Linkable, type LinkGraph } from './directive-links';

const earlier = (over: Partial<Linkable> = {}): Linkable => ({ code: 'A', state: 'issued', signedOn: '2018-07-16', clauseNumbers: ['D1', 'D1.2'], ...over });
const graph: LinkGraph = new Map([['B', ['A']], ['C', ['B']]]);

describe('what a later directive does to an earlier one', () => {
  it.each([
    ['a replacement of a replacement', 'C', 'A', false],
    ['itself', 'A', 'A', true],
    ['the one that replaces it', 'A', 'B', true],
    ['the one that replaces its replacement', 'A', 'C', true],
    ['one nobody named yet', 'C', 'X', false],
  ])('%s: circle %#', (_, from, to, circle) => {
    expect(closesCircle(from, to, graph)).toBe(circle);
  });

  it.each([
    ['all of it', { kind: 'replaces', clauseNumbers: [] }, {}, null, []],
    ['a clause of it', { kind: 'amends', clauseNumbers: ['D1.2'] }, {}, '2018-08-01', []],
    ['a draft', { kind: 'replaces', clauseNumbers: [] }, { state: 'draft' }, null, ['directive.linkDraft']],
    ['one already replaced', { kind: 'amends', clauseNumbers: ['D1'] }, { state: 'superseded' }, null, ['directive.linkSuperseded']],
    ['one signed later', { kind: 'replaces', clauseNumbers: [] }, {}, '2018-07-15', ['directive.linkEarlier']],
    ['no clause named', { kind: 'amends', clauseNumbers: [] }, {}, null, ['directive.linkClauses']],
    ['a clause it does not have', { kind: 'amends', clauseNumbers: ['D9'] }, {}, null, ['directive.linkClauseUnknown']],
  ] as const)('%s', (_, link, over, signedOn, codes) => {
    expect(linkProblems(link, earlier(over), { code: null, signedOn }, graph, 'links[0]').map(({ code }) => code)).toEqual(codes);
  });

  it('says only that it would be a circle when it would', () => {
    expect(linkProblems({ kind: 'amends', clauseNumbers: [] }, earlier(), { code: 'A', signedOn: null }, graph, 'links[0]')).toEqual([{ code: 'directive.linkCircle', field: 'links[0].earlier', params: { code: 'A', own: 'A' } }]);
  });

  it('ends the named clauses and what stands below them', () => {
    const clauses = [['1', 'D1', null], ['2', 'D1.1', '1'], ['3', 'D1.1.1', '2'], ['4', 'D2', null]].map(([id, number, parentId]) => ({ id: id ?? '', number: number ?? '', parentId: parentId ?? null }));
    expect(endedClauses({ kind: 'amends', clauseNumbers: ['D1.1'] }, clauses).map(({ number }) => number)).toEqual(['D1.1', 'D1.1.1']);
    expect(endedClauses({ kind: 'replaces', clauseNumbers: [] }, clauses)).toHaveLength(4);
  });
});
