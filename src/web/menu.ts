import type { Role } from '../kernel/actor';

interface MenuWord {
  readonly key: string;
  readonly href: string;
}

const DUTIES: MenuWord = { key: 'duties', href: '/' };
const OVERVIEW: MenuWord = { key: 'overview', href: '/overview' };
const FINDINGS: MenuWord = { key: 'findings', href: '/findings' };
const OWN_FINDINGS: MenuWord = { key: 'ownFindings', href: '/findings' };
const FINDINGS_TO_SETTLE: MenuWord = { key: 'findingsToSettle', href: '/findings' };
const REPORTS: MenuWord = { key: 'reports', href: '/reports' };
const OWN_REPORTS: MenuWord = { key: 'remediationReports', href: '/reports' };
const CHECKLISTS: MenuWord = { key: 'checklists', href: '/checklists' };

/** At most six words per role; the text is `app:nav.<key>`. A word stands here once its page does. */
export const MENU: Readonly<Record<Role, readonly MenuWord[]>> = {
  homeAffairsStaff: [DUTIES, FINDINGS, REPORTS, CHECKLISTS, OVERVIEW],
  homeAffairsLeader: [DUTIES, FINDINGS, REPORTS, CHECKLISTS, OVERVIEW],
  inspector: [DUTIES, FINDINGS, CHECKLISTS],
  unitStaff: [DUTIES, OWN_REPORTS, OWN_FINDINGS],
  unitHead: [DUTIES, OWN_REPORTS, OWN_FINDINGS],
  department: [DUTIES, FINDINGS_TO_SETTLE],
  provincialChair: [OVERVIEW],
  administrator: [DUTIES],
};

/** The word whose address is the longest start of the path. */
export function currentWord(menu: readonly MenuWord[], path: string): string | null {
  const fits = menu.filter(({ href }) => href === path || (href !== '/' && path.startsWith(`${href}/`)));
  return fits.sort((a, b) => b.href.length - a.href.length)[0]?.key ?? null;
}
