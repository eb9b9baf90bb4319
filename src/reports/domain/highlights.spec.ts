import { sampleFinding } from '../../../test/support/sample-finding';
import { highlights, landBacklog, repeatedFindings, waitingOnDepartments } from './highlights';

const land = (unitName: string, numerator: number | null, denominator: number | null) => ({ unitName, numerator, denominator });

describe('land backlog', () => {
  it('adds up the figures of the visits and names the units that carry it', () => {
    const answers = [land('Huyện Tân Hồng', 2, 122), land('Huyện Hồng Ngự', 96, 870), land('Huyện Cao Lãnh', 148, 1320), land('Huyện Thanh Bình', 1, 85)];
    expect(landBacklog(answers)).toEqual({
      kind: 'landBacklog',
      overdue: 247,
      pending: 2397,
      percent: 10.3,
      carriers: [{ unitName: 'Huyện Cao Lãnh', overdue: 148 }, { unitName: 'Huyện Hồng Ngự', overdue: 96 }],
    });
  });

  it('names three units at most when the backlog is spread evenly', () => {
    const point = landBacklog(['A', 'B', 'C', 'D', 'E'].map((name) => land(name, 10, 100)));
    expect(point).toMatchObject({ overdue: 50, carriers: [{ unitName: 'A' }, { unitName: 'B' }, { unitName: 'C' }] });
  });

  it.each([
    ['no answer', []],
    ['answers without figures', [land('A', null, null), land('B', 3, null)]],
    ['nothing overdue', [land('A', 0, 50)]],
    ['nothing pending', [land('A', 0, 0)]],
  ])('says nothing with %s', (_, answers) => {
    expect(landBacklog(answers)).toBeNull();
  });
});

describe('repeated findings', () => {
  it('are told with title and unit, whatever became of them', () => {
    const findings = [sampleFinding({ repeated: true, state: 'verified' }), sampleFinding({ titleVi: 'Khác' })];
    expect(repeatedFindings(findings)).toEqual({ kind: 'repeated', findings: [{ titleVi: 'Chưa phát hành thư xin lỗi', titleEn: 'No apology letters', unitName: 'Huyện Tân Hồng' }] });
  });

  it('say nothing when there are none', () => {
    expect(repeatedFindings([sampleFinding()])).toBeNull();
  });
});

describe('findings that wait on departments', () => {
  it('are counted by department, most first; what is handed over still waits, what is verified does not', () => {
    const findings = [
      sampleFinding({ department: 'Sở TN&MT', state: 'transferred' }),
      sampleFinding({ department: 'Sở TT&TT' }),
      sampleFinding({ department: 'Sở TT&TT', state: 'in_remedy' }),
      sampleFinding({ department: 'Sở TT&TT', state: 'verified' }),
      sampleFinding(),
    ];
    expect(waitingOnDepartments(findings)).toEqual({ kind: 'departments', count: 3, departments: [{ name: 'Sở TT&TT', count: 2 }, { name: 'Sở TN&MT', count: 1 }] });
  });

  it('say nothing when every finding is the unit’s own', () => {
    expect(waitingOnDepartments([sampleFinding()])).toBeNull();
    expect(highlights([], [sampleFinding()])).toEqual([]);
  });
});
