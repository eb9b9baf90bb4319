import { itemCompleteness, reportCompleteness, type ItemToCheck, type ReportToCheck } from './completeness';

const TODAY = '2018-07-18';
const code = '2018-Q2-873-01';
const complete: ItemToCheck = { findingCode: code, result: 'remedied', doneText: 'Đã nhập đủ hồ sơ', committedOn: null, receivingBody: null, causeText: 'Chờ kinh phí', evidenceCount: 1 };
const item = (changes: Partial<ItemToCheck>): ItemToCheck => ({ ...complete, ...changes });
const report = (changes: Partial<ReportToCheck> = {}): ReportToCheck => ({ documentNumber: '(mẫu)', documentDate: TODAY, signerTitle: 'Chủ tịch', hasSignedFile: true, items: [complete], ...changes });

describe('one answer', () => {
  it.each<[string, ItemToCheck, string[], string[]]>([
    ['remedied with text and evidence', complete, [], []],
    ['no result chosen', item({ result: null, doneText: null, evidenceCount: 0 }), ['item.resultNeeded result'], []],
    ['remedied without evidence: may be sent, may come back', item({ evidenceCount: 0 }), [], ['item.evidenceMissing evidence']],
    ['remedied without a word', item({ doneText: '  ' }), ['item.doneNeeded doneText'], []],
    ['in progress without a date', item({ result: 'inProgress' }), ['item.committedOnNeeded committedOn'], []],
    ['in progress, date gone by', item({ result: 'inProgress', committedOn: '2018-07-17' }), ['item.committedOnPast committedOn'], []],
    ['in progress, until today', item({ result: 'inProgress', committedOn: TODAY, evidenceCount: 0 }), [], []],
    ['in progress, nothing else', item({ result: 'inProgress', doneText: null }), ['item.doneNeeded doneText', 'item.committedOnNeeded committedOn'], []],
    ['not yet, without a reason', item({ result: 'notYet', doneText: null, evidenceCount: 0 }), ['item.doneNeeded doneText'], []],
    ['not yet, without a cause: may be sent, may come back', item({ result: 'notYet', causeText: ' ' }), [], ['item.causeMissing cause']],
    ['in progress without a cause', item({ result: 'inProgress', committedOn: TODAY, causeText: null }), [], ['item.causeMissing cause']],
    ['remedied needs none', item({ causeText: null }), [], []],
    ['outside competence, nobody named', item({ result: 'outsideCompetence', doneText: null, evidenceCount: 0 }), ['item.receivingBodyNeeded receivingBody'], []],
    ['outside competence, body named', item({ result: 'outsideCompetence', doneText: null, receivingBody: 'STNMT', evidenceCount: 0 }), [], []],
  ])('%s', (_, checked, problems, warnings) => {
    const found = itemCompleteness(checked, TODAY);
    const short = (name: 'problems' | 'warnings'): string[] => found[name].map((one) => `${one.code} ${one.field?.replace(`items.${code}.`, '')}`);
    expect([short('problems'), short('warnings')]).toEqual([problems, warnings]);
    expect([...found.problems, ...found.warnings].every((one) => one.params?.finding === code)).toBe(true);
  });
});

describe('the whole report', () => {
  it('is complete', () => {
    expect(reportCompleteness(report(), TODAY)).toEqual({ problems: [], warnings: [] });
  });

  it('lists everything at once, items first', () => {
    const empty = report({ documentNumber: ' ', documentDate: null, signerTitle: ' ', hasSignedFile: false, items: [item({ result: null }), item({ findingCode: '2018-Q2-873-02', evidenceCount: 0 })] });
    const found = reportCompleteness(empty, TODAY);
    expect(found.problems.map((one) => one.field)).toEqual([`items.${code}.result`, 'documentNumber', 'documentDate', 'signerTitle', 'signedFile']);
    expect(found.warnings.map((one) => one.field)).toEqual(['items.2018-Q2-873-02.evidence']);
  });

  it('refuses a document of tomorrow', () => {
    expect(reportCompleteness(report({ documentDate: '2018-07-19' }), TODAY).problems).toEqual([{ code: 'document.dateInFuture', field: 'documentDate' }]);
  });
});
