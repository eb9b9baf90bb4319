import { apiView, neighbours } from './api-view';

describe('what the API gives out', () => {
  it('has no keys of storage, at any depth', () => {
    const row = { id: 'a', code: '2018-Q2-873', roundId: 'b', unitId: null, answeredById: 'c', fileIds: ['d'], searchText: 'x', sortKey: 'y', requestKey: 'z', version: 3, parts: [{ id: 'e', labelVi: 'UBND cấp xã' }] };
    expect(apiView(row)).toEqual({ code: '2018-Q2-873', version: 3, parts: [{ labelVi: 'UBND cấp xã' }] });
  });

  it('keeps the names that are given out', () => {
    const row = { publicId: 'a', versionId: 'b', checklistVersionId: 'c', paid: 1, void: true };
    expect(apiView(row)).toEqual(row);
  });

  it('writes moments as people in Viet Nam read their clocks', () => {
    expect(apiView({ submittedAt: Date.UTC(2018, 6, 20, 2, 10), at: 0, reviewedAt: null, format: 5, days: { '869': 4 } })).toEqual({
      submittedAt: '2018-07-20T09:10:00+07:00',
      at: '1970-01-01T07:00:00+07:00',
      reviewedAt: null,
      format: 5,
      days: { '869': 4 },
    });
  });
});

describe('the neighbours of a page', () => {
  const listed = (page: number, total = 27) => ({ rows: [], page, pageSize: 10, total });
  it.each([
    ['/x?round=2018-Q2', listed(1), '</x?round=2018-Q2&page=2>; rel="next"'],
    ['/x?page=2&q=m%E1%BB%99t', listed(2), '</x?page=1&q=m%E1%BB%99t>; rel="prev", </x?page=3&q=m%E1%BB%99t>; rel="next"'],
    ['/x?page=3', listed(3), '</x?page=2>; rel="prev"'],
    ['/x?page=99', listed(99), '</x?page=3>; rel="prev"'],
    ['/x', listed(1, 3), null],
    ['/x', listed(1, 0), null],
    ['/x', { rows: [1] }, null],
    ['/x', null, null],
  ])('%s', (url, value, links) => expect(neighbours(url, value)).toBe(links));
});
