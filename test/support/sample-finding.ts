import type { OverviewFinding } from '../../src/reports/domain/overview-finding';

/** For specs: an open finding of a unit's own, changed as the case needs. */
export function sampleFinding(changes: Partial<OverviewFinding> = {}): OverviewFinding {
  return {
    code: '2018-Q2-869-01',
    titleVi: 'Chưa phát hành thư xin lỗi',
    titleEn: 'No apology letters',
    topic: 'xin_loi',
    state: 'issued',
    repeated: false,
    unitCode: '869',
    unitName: 'Huyện Tân Hồng',
    areaCode: 'III',
    ownerId: 'unit-869',
    department: null,
    dueOn: '2018-07-18',
    ...changes,
  };
}
