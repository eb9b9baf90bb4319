import type { Role } from '../kernel/actor';

interface MenuWord {
  readonly key: string;
  readonly href: string;
  /** Other addresses that belong under this word. */
  readonly also?: readonly string[];
}

const DUTIES: MenuWord = { key: 'duties', href: '/' };
const VISITS: MenuWord = { key: 'visits', href: '/visits' };
const OVERVIEW: MenuWord = { key: 'overview', href: '/overview' };
/** The chair's figures lead to the lists behind them. */
const STATE_OF_AFFAIRS: MenuWord = { ...OVERVIEW, also: ['/reports', '/findings', '/rounds'] };
const FINDINGS: MenuWord = { key: 'findings', href: '/findings' };
/** The unit's own page; its findings are part of what it shows. */
const OWN_RESULTS: MenuWord = { key: 'ownFindings', href: '/units/mine', also: ['/findings', '/units'] };
const UNITS: MenuWord = { key: 'units', href: '/units' };
const FINDINGS_TO_SETTLE: MenuWord = { key: 'findingsToSettle', href: '/findings' };
const REPORTS: MenuWord = { key: 'reports', href: '/reports', also: ['/consolidations'] };
const OWN_REPORTS: MenuWord = { key: 'remediationReports', href: '/reports' };
const DIRECTIVES: MenuWord = { key: 'directives', href: '/directives', also: ['/obligations', '/reminders', '/self-checks'] };
const DOCUMENTS: MenuWord = { key: 'documents', href: '/directives', also: ['/obligations', '/reminders', '/self-checks'] };
const OBLIGATIONS: MenuWord = { key: 'obligations', href: '/obligations', also: ['/directives', '/reminders', '/self-checks'] };
const CONSOLIDATIONS: MenuWord = { key: 'consolidations', href: '/consolidations' };
const ROUNDS: MenuWord = { key: 'rounds', href: '/rounds', also: ['/visits', '/overview', '/audit', '/units'] };
const AUDIT: MenuWord = { key: 'audit', href: '/audit' };
const RULES: MenuWord = { key: 'rules', href: '/admin/rules' };
const WORKING_CALENDAR: MenuWord = { key: 'workingCalendar', href: '/admin/calendar' };
const CHECKLISTS: MenuWord = { key: 'checklists', href: '/checklists' };

/** At most six words per role; the text is `app:nav.<key>`. A word stands here once its page does. */
export const MENU: Readonly<Record<Role, readonly MenuWord[]>> = {
  homeAffairsStaff: [DUTIES, ROUNDS, FINDINGS, DIRECTIVES, REPORTS, CHECKLISTS],
  homeAffairsLeader: [DUTIES, ROUNDS, FINDINGS, DIRECTIVES, REPORTS, CHECKLISTS],
  inspector: [DUTIES, VISITS, FINDINGS, CHECKLISTS],
  unitStaff: [DUTIES, OWN_REPORTS, OBLIGATIONS, OWN_RESULTS],
  unitHead: [DUTIES, OWN_REPORTS, OBLIGATIONS, OWN_RESULTS],
  department: [DUTIES, OBLIGATIONS, FINDINGS_TO_SETTLE],
  provincialChair: [STATE_OF_AFFAIRS, UNITS, DOCUMENTS, CONSOLIDATIONS],
  administrator: [RULES, WORKING_CALENDAR, AUDIT, CHECKLISTS],
};

/** The word whose address is the longest start of the path. */
export function currentWord(menu: readonly MenuWord[], path: string): string | null {
  const starts = menu.flatMap(({ key, href, also = [] }) => [href, ...also].map((start) => ({ key, start })));
  const fits = starts.filter(({ start }) => start === path || (start !== '/' && path.startsWith(`${start}/`)));
  return fits.sort((a, b) => b.start.length - a.start.length)[0]?.key ?? null;
}
