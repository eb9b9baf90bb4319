import { sampleFinding } from '../../../test/support/sample-finding';
import { clauseProposals, departmentProposals, missingProposal, proposals } from './proposals';

const clause = (number: string, topic: string | null, lead = 'Sở TT&TT') => ({ number, topic, lead, leadIds: [`id-${lead}`] });
const owned = (department: string, changes = {}) => sampleFinding({ department, ownerId: `id-${department}`, ...changes });

describe('a missing report', () => {
  it('goes to the chair only after urging did not help', () => {
    expect(missingProposal([{ unitName: 'Huyện A', department: false, urged: 2 }, { unitName: 'Huyện B', department: false, urged: 0 }])).toEqual([
      { kind: 'missingReport', units: [{ unitName: 'Huyện A', department: false, urged: 2 }] },
    ]);
    expect(missingProposal([{ unitName: 'Huyện B', department: false, urged: 0 }])).toEqual([]);
  });
});

describe('findings of a department', () => {
  it('are asked of it with their own dates, units and subjects', () => {
    const findings = [
      owned('Sở TT&TT', { topic: 'bcci', dueOn: '2018-09-28', unitName: 'Huyện Hồng Ngự' }),
      owned('Sở TT&TT', { topic: 'loi_phan_mem', dueOn: '2018-07-31' }),
      owned('Sở TT&TT', { topic: 'loi_phan_mem', dueOn: null, unitName: 'Huyện Hồng Ngự' }),
      owned('Sở TT&TT', { state: 'verified', dueOn: '2018-01-01' }),
    ];
    expect(departmentProposals(findings)).toEqual([
      {
        kind: 'departmentFindings',
        department: 'Sở TT&TT',
        count: 3,
        topics: ['loi_phan_mem', 'bcci'],
        units: ['Huyện Hồng Ngự', 'Huyện Tân Hồng'],
        due: { first: '2018-07-31', last: '2018-09-28' },
      },
    ]);
  });

  it('without any date say so', () => {
    expect(departmentProposals([owned('Sở TN&MT', { dueOn: null, topic: null })])).toMatchObject([{ topics: [], due: null }]);
  });
});

describe('a clause without a date', () => {
  it('is proposed when findings of others wait for it, clauses of one lead together', () => {
    const findings = [sampleFinding(), sampleFinding({ topic: 'bcci' }), owned('Sở TT&TT', { topic: 'tthc_tren_phan_mem' })];
    expect(clauseProposals([clause('D6.3', 'xin_loi'), clause('D6.4', 'bcci'), clause('D6.5', 'tthc_tren_phan_mem')], findings)).toEqual([
      { kind: 'undatedClauses', lead: 'Sở TT&TT', clauses: [{ number: 'D6.3', topic: 'xin_loi' }, { number: 'D6.4', topic: 'bcci' }], findings: 2 },
    ]);
  });

  it.each([
    ['no finding has its subject', [clause('D6.3', 'bcci')], [sampleFinding()]],
    ['it has no subject', [clause('D6.3', null)], [sampleFinding({ topic: null })]],
    ['the findings are remedied', [clause('D6.3', 'xin_loi')], [sampleFinding({ state: 'verified' as const })]],
    ['the lead owns them itself', [clause('D6.3', 'xin_loi')], [owned('Sở TT&TT')]],
  ])('is not when %s', (_, clauses, findings) => {
    expect(clauseProposals(clauses, findings)).toEqual([]);
  });
});

describe('all proposals', () => {
  const findings = ['A', 'B', 'C'].map((name) => owned(`Sở ${name}`)).concat(sampleFinding());

  it('are four at most, and departments do not push out the undated clause', () => {
    const kinds = proposals([{ unitName: 'Huyện A', department: false, urged: 1 }], findings, [clause('D6.3', 'xin_loi')]).map(({ kind }) => kind);
    expect(kinds).toEqual(['missingReport', 'departmentFindings', 'departmentFindings', 'undatedClauses']);
  });

  it('use the free places', () => {
    expect(proposals([], findings, []).map(({ kind }) => kind)).toEqual(['departmentFindings', 'departmentFindings', 'departmentFindings']);
  });

  it('are none when nothing asks for a decision', () => {
    expect(proposals([], [], [])).toEqual([]);
  });
});
