import type { Role } from '../../src/kernel/actor';

/** A login of the demonstration: a post, marked "(mẫu)", never a person. */
export interface DemoAccount {
  readonly username: string;
  readonly role: Role;
  readonly unit: string;
  readonly titleVi: string;
  readonly titleEn: string;
}

const account = (username: string, role: Role, unit: string, titleVi: string, titleEn: string): DemoAccount => ({
  username,
  role,
  unit,
  titleVi: `${titleVi} (mẫu)`,
  titleEn: `${titleEn} (sample)`,
});

const PROVINCIAL: readonly DemoAccount[] = [
  account('sonoivu', 'homeAffairsStaff', 'SNV', 'Chuyên viên Sở Nội vụ', 'Home Affairs officer'),
  account('lanhdao.sonoivu', 'homeAffairsLeader', 'SNV', 'Lãnh đạo Sở Nội vụ', 'Home Affairs leader'),
  account('doankiemtra1', 'inspector', 'SNV', 'Thành viên Đoàn kiểm tra số 1', 'Inspector, team 1'),
  account('doankiemtra2', 'inspector', 'SNV', 'Thành viên Đoàn kiểm tra số 2', 'Inspector, team 2'),
  account('chutich', 'provincialChair', 'VPUBND', 'Chủ tịch UBND tỉnh', 'Provincial chair'),
  account('quantri', 'administrator', 'SNV', 'Quản trị hệ thống', 'System administrator'),
];

export interface NamedUnit {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** One clerk's post for every district and department, a head's post besides for every district. */
export function demoAccounts(districts: readonly NamedUnit[], departments: readonly NamedUnit[]): readonly DemoAccount[] {
  const ofDistricts = districts.flatMap(({ code, nameVi, nameEn }) => [
    account(`huyen${code}`, 'unitStaff', code, `Văn phòng UBND ${nameVi}`, `Office of ${nameEn}`),
    account(`lanhdao.huyen${code}`, 'unitHead', code, `Lãnh đạo UBND ${nameVi}`, `Head of ${nameEn}`),
  ]);
  const officeOf = (name: string, word: string): string => (name.startsWith(word.trim()) ? name : `${word}${name}`);
  const ofDepartments = departments.map(({ code, nameVi, nameEn }) => account(code.toLowerCase(), 'department', code, officeOf(nameVi, 'Văn phòng '), officeOf(nameEn, 'Office of ')));
  return [...PROVINCIAL, ...ofDistricts, ...ofDepartments];
}

/** Teams of the demonstration: team 1 went to Cao Lãnh and Thanh Bình, team 2 to Tân Hồng and Hồng Ngự. */
export const DEMO_TEAMS: Readonly<Record<string, string>> = { '873': 'doankiemtra1', '874': 'doankiemtra1', '869': 'doankiemtra2', '870': 'doankiemtra2' };

/** One password for all demonstration logins: the demonstration listens on this machine only. */
export const DEMO_PASSWORD = 'kiem-tra-quy-2';
