import { EMPTY_CLAUSE, enteredDirective, formProblems, proposedClauses, typedDirective, withoutBlankRows } from './directive-form';

describe('the form of a directive', () => {
  const typed = typedDirective({
    roundCode: '2018-Q2',
    issuerTitleVi: 'Chủ tịch UBND tỉnh',
    formKey: 'k',
    'clauses.4.number': 'D2',
    'clauses.0.number': 'D1',
    'clauses.0.dueRule.kind': 'working_days_from',
    'clauses.0.dueRule.date': '16/7/2018',
    'clauses.0.dueRule.days': '10',
    'clauses.0.addressees': ['group:districts', 'unit:869'],
    'clauses.4.addressees': 'unit:STTTT',
    'clauses.x.number': 'nothing',
  });

  it('reads flat fields as rows in their order', () => {
    expect(typed.clauses.map(({ number }) => number)).toEqual(['D1', 'D2']);
    expect(typed.clauses[1]?.addressees).toEqual(['unit:STTTT']);
  });

  it('gives the use case what it takes', () => {
    const [first] = enteredDirective(typed).clauses as Record<string, unknown>[];
    expect(first).toMatchObject({ dueRule: { kind: 'working_days_from', from: '16/7/2018', days: '10' }, addressees: [{ group: 'districts' }, { unit: '869' }] });
    expect(enteredDirective(typed)).not.toHaveProperty('version');
  });

  it('passes over rows in which nothing was typed', () => {
    const rows = [EMPTY_CLAUSE, { ...EMPTY_CLAUSE, contentVi: 'Tập huấn' }, { ...EMPTY_CLAUSE, contentVi: '  ' }, { ...EMPTY_CLAUSE, kind: 'project' }, { ...EMPTY_CLAUSE, addressees: ['unit:869'] }];
    expect(withoutBlankRows({ ...typed, clauses: rows }).clauses).toEqual([rows[1], rows[3], rows[4]]);
  });

  it('says in which row and field a problem stands', () => {
    const placed = formProblems([{ code: 'a', field: 'clauses.1.contentVi' }, { code: 'b', field: 'summaryVi' }, { code: 'c', field: 'clauses' }, { code: 'd' }]);
    expect(placed.map(({ field, row, label }) => [field, row, label])).toEqual([
      ['clauses.1.contentVi', 2, 'directives:content'],
      ['summaryVi', undefined, 'directives:summary'],
      ['clauses.0.contentVi', 1, 'directives:content'],
      [undefined, undefined, undefined],
    ]);
  });

  it('puts problems at the fields of the form', () => {
    const fields = formProblems([{ code: 'a', field: 'clauses[3].dueRule.from' }, { code: 'b', field: 'clauses.1.addressees.0.unit' }, { code: 'c' }]).map(({ field }) => field);
    expect(fields).toEqual(['clauses.3.dueRule.date', 'clauses.1.addressees', undefined]);
  });

  it('proposes rows from pasted lines', () => {
    const rows = proposedClauses('D1 | Khắc phục hạn chế\nD1.2| Báo cáo trước ngày 20/7/2018\n\nKhông có số', []);
    expect(rows.map(({ number, parent, kind, contentVi }) => [number, parent, kind, contentVi])).toEqual([
      ['D1', '', 'group', 'Khắc phục hạn chế'],
      ['D1.2', 'D1', 'continuous', 'Báo cáo trước ngày 20/7/2018'],
      ['', '', 'continuous', 'Không có số'],
    ]);
    expect(proposedClauses('D1.3 | Thêm', [{ ...EMPTY_CLAUSE, number: 'D1' }])[0]?.parent).toBe('D1');
  });
});
