import type { Role } from '../kernel/actor';

interface MenuWord {
  readonly key: string;
  readonly href: string;
}

const word = (key: string, href: string): MenuWord => ({ key, href });

const UNIT_MENU = [
  word('duties', '/'),
  word('remediationReports', '/reports'),
  word('obligations', '/obligations'),
  word('ownFindings', '/findings'),
];

const HOME_AFFAIRS_MENU = [
  word('duties', '/'),
  word('rounds', '/rounds'),
  word('findings', '/findings'),
  word('directives', '/directives'),
  word('reports', '/reports'),
  word('checklists', '/checklists'),
];

/** At most six words per role; the text is `app:nav.<key>`. */
export const MENU: Readonly<Record<Role, readonly MenuWord[]>> = {
  homeAffairsStaff: HOME_AFFAIRS_MENU,
  homeAffairsLeader: [...HOME_AFFAIRS_MENU.slice(0, 5), word('overview', '/overview')],
  inspector: [word('duties', '/'), word('visits', '/visits'), word('findings', '/findings'), word('checklists', '/checklists')],
  unitStaff: UNIT_MENU,
  unitHead: UNIT_MENU,
  department: [word('duties', '/'), word('obligations', '/obligations'), word('findingsToSettle', '/findings')],
  provincialChair: [word('overview', '/overview'), word('rounds', '/rounds'), word('directives', '/directives')],
  administrator: [word('duties', '/'), word('units', '/units'), word('audit', '/admin/audit')],
};

/** The word whose address is the longest start of the path. */
export function currentWord(menu: readonly MenuWord[], path: string): string | null {
  const fits = menu.filter(({ href }) => href === path || (href !== '/' && path.startsWith(`${href}/`)));
  return fits.sort((a, b) => b.href.length - a.href.length)[0]?.key ?? null;
}
