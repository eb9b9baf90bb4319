import { EMPTY_CLAUSE, enteredDirective, formProblems, typedDirective, unsettled, withoutBlankRows } from './directive-form';
import { withTypedParties } from './party-values';
import { dayIn, headFrom, isNumberedList, proposedClauses, rowsOf } from './proposed-rows';
import type { ProposedClause, ReadDirective } from './domain/reading/proposal';

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

  const clause = (number: string, over: Partial<ProposedClause> = {}): ProposedClause => ({ number, parent: null, leaf: true, quote: `“${number}”`, start: 0, end: 1, content: `Nội dung ${number}`, kind: 'continuous', parties: [], deadline: null, ...over });
  const read = (...clauses: ProposedClause[]): ReadDirective => ({ head: { documentNumber: null, signedOn: null, issuerTitle: null, summary: null }, clauses });
  const party = (role: 'lead' | 'addressee' | 'coordinator', raw: string, unitCode: string | null, known = unitCode !== null) => ({ role, raw, unitCode, known, group: null });

  it('proposes what the reader found, numbered with the letter that is free in the round, and nothing twice', () => {
    const found = read(clause('D1', { leaf: false }), clause('D1.1', { parent: 'D1' }), clause('D2'));
    const rows = rowsOf(found, [], 'E');
    expect(rows.map(({ number, parent, kind }) => [number, parent, kind])).toEqual([['E1', '', 'group'], ['E1.1', 'E1', 'continuous'], ['E2', '', 'continuous']]);
    expect(rowsOf(found, rows, 'E')).toEqual([]);
    const [, corrected] = rows;
    const before = [{ ...EMPTY_CLAUSE, number: 'E2', contentVi: 'Tự nhập' }, { ...EMPTY_CLAUSE, ...corrected, number: 'E7' }];
    expect(rowsOf(found, before, 'E').map(({ number, parent }) => [number, parent])).toEqual([['E1', ''], ['E3', '']]);
  });

  it.each([
    ['each its own part', [party('addressee', 'A', '869'), party('coordinator', 'B', 'STP')], ['unit:869'], ['unit:STP']],
    ['a lead with others', [party('addressee', 'A', '869'), party('lead', 'B', 'STP')], ['unit:STP'], ['unit:869']],
    ['one nobody knows', [party('addressee', 'Chi cục X', null)], ['unknown:Chi cục X'], []],
    ['the same body in both parts', [party('addressee', 'A', '869'), party('coordinator', 'A', '869')], ['unit:869'], []],
  ])('gives the demand to %s', (_, parties, addressees, coordinators) => {
    expect(rowsOf(read(clause('D1', { parties })), [], 'D')[0]).toMatchObject({ addressees, coordinators });
  });

  it('fills in the head where nothing was typed', () => {
    const head = { documentNumber: '215/UBND-HC', signedOn: 'ngày 16 tháng 7 năm 2018', issuerTitle: 'KT. CHỦ TỊCH', summary: 'V/v khắc phục' };
    const filled = headFrom({ head, clauses: [] }, { ...typed, documentNumber: '9/UBND', summaryVi: '' }, 'Chủ tịch UBND tỉnh');
    expect(filled).toEqual({ documentNumber: '9/UBND', signedOn: '16/7/2018', issuerTitleVi: 'KT. CHỦ TỊCH', summaryVi: 'V/v khắc phục' });
    expect(dayIn('31 tháng 6 năm 2018')).toBeNull();
  });

  it('takes a list that numbers itself as it is', () => {
    expect([isNumberedList('D1 | a\n\nD1.2\tb'), isNumberedList('D1 | a\nb'), isNumberedList('')]).toEqual([true, false, false]);
  });

  it('finds the bodies that were typed by name, and leaves the others to be settled', () => {
    const choices = [{ code: '873', names: ['Huyện Cao Lãnh', 'Ủy ban nhân dân huyện Cao Lãnh'] }, { code: '866', names: ['Thành phố Cao Lãnh'] }, { code: 'STP', names: ['Sở Tư pháp', 'STP'] }, { code: 'X1', names: ['Văn phòng'] }, { code: 'X2', names: ['Văn phòng'] }];
    const row = { ...EMPTY_CLAUSE, addressees: ['unit:STP'], addresseesMore: 'UBND huyện Cao Lãnh; so tu phap;Văn phòng ; Chi cục X', coordinatorsMore: '866' };
    const [settled] = withTypedParties({ ...typed, clauses: [row] }, choices).clauses;
    expect(settled).toMatchObject({ addressees: ['unit:STP', 'unit:873', 'unknown:Văn phòng', 'unknown:Chi cục X'], coordinators: ['unit:866'], addresseesMore: '' });
    expect(unsettled({ ...typed, clauses: [{ ...row, ...settled }] })).toEqual([{ code: 'clause.partyUnknown', field: 'clauses.0.addressees', params: { names: 'Văn phòng; Chi cục X' } }]);
    expect(unsettled({ ...typed, clauses: Array.from({ length: 201 }, () => EMPTY_CLAUSE) }).map(({ code }) => code)).toEqual(['clause.tooMany']);
  });
});
