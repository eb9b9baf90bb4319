import { missingOf, type OwedDuty } from './missing';

const DUTY: OwedDuty = { byReport: true, returned: false, output: 'Báo cáo kết quả', findings: [], returnedItems: [], signedCopy: false, reason: null };
const kinds = (duty: Partial<OwedDuty>): string[] => missingOf({ ...DUTY, ...duty }).map(({ kind, code }) => (code ? `${kind} ${code}` : kind));

describe('what a duty lacks', () => {
  it.each<[string, Partial<OwedDuty>, string[]]>([
    ['a report that was never sent: itself and every finding', { findings: [{ code: 'A-01', title: 'x' }, { code: 'A-02', title: 'y' }] }, ['report', 'finding A-01', 'finding A-02']],
    ['a report about nothing found', {}, ['report']],
    ['a report given back: the items, not what was accepted', { returned: true, signedCopy: true, findings: [{ code: 'A-01', title: 'x' }], returnedItems: [{ n: 3, title: 'z' }] }, ['returned 3']],
    ['a report given back without its signed copy', { returned: true, returnedItems: [{ n: 1, title: 'z' }] }, ['returned 1', 'signedCopy']],
    ['another duty', { byReport: false }, ['output']],
    ['another duty given back: why', { byReport: false, returned: true, reason: 'Thiếu số liệu' }, ['output', 'supplement']],
  ])('%s', (_, duty, expected) => {
    expect(kinds(duty)).toEqual(expected);
  });
});
