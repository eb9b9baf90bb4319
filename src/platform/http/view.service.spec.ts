import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locale } from '../../kernel/actor';
import { I18n } from '../i18n';
import type { PageContext } from './page-context';
import { ViewService } from './view.service';

const ROOT = join(__dirname, '../../..');
const ASSETS = ['app.css', 'app.js', 'icons.svg', 'favicon.svg', 'inter-latin.woff2', 'inter-vietnamese.woff2'];
const HOSTILE = '"><script>alert(1)</script>';

const folder = mkdtempSync(join(tmpdir(), 'views-'));
const missing: string[] = [];
const i18n = new I18n({ localesDir: join(ROOT, 'locales'), onMissing: (_locale, key) => missing.push(key) });

function views(...extra: string[]): ViewService {
  return new ViewService({
    searchPaths: [join(ROOT, 'templates'), join(ROOT, 'node_modules/govuk-frontend/dist'), ...extra],
    manifestPath: join(folder, 'manifest.json'),
    i18n,
  });
}

function context(locale: Locale = 'vi'): PageContext {
  const actor = { accountId: 'a1', username: 'snv', role: 'homeAffairsStaff', unitId: 'u', unitCode: 'SNV', unitName: HOSTILE, postTitle: HOSTILE, locale } as const;
  return {
    locale, actor, csrfToken: 'token', url: `/findings?q=${encodeURIComponent(HOSTILE)}`, sampleData: true, appName: '', provinceName: 'Tỉnh Đồng Tháp',
    nav: [{ key: 'findings', href: '/findings', current: true, count: 3 }], helpContact: '', asOf: 0, unreadNotifications: 2,
    flash: [{ kind: 'success', key: 'problems:file.badName', params: { name: HOSTILE } }],
  };
}

/** Renders a few lines of template as a page of their own. */
function render(source: string, page: object = {}, locale: Locale = 'vi'): string {
  writeFileSync(join(folder, 'templates', 'probe.njk'), source);
  return views(join(folder, 'templates')).render('probe.njk', { ctx: context(locale), page });
}

beforeAll(() => {
  mkdirSync(join(folder, 'templates'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(Object.fromEntries(ASSETS.map((name) => [name, `hashed-${name}`]))));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('every template', () => {
  it('compiles', () => expect(views().compileAll()).toContain('layouts/app.njk'));
});

describe.each<Locale>(['vi', 'en'])('error and sign-in pages in %s', (locale) => {
  const page = {
    status: 409, code: 'changedMeanwhile', params: { who: 'homeAffairsLeader' }, requestId: HOSTILE, current: { title: HOSTILE },
    problems: [{ code: 'unknownField', field: HOSTILE, params: { field: HOSTILE } }], username: HOSTILE, target: HOSTILE, expired: true, kept: [{ name: HOSTILE, value: HOSTILE }],
  };

  it.each(['errors/400', 'errors/403', 'errors/404', 'errors/409', 'errors/500', 'auth/login'])('%s lets no markup through', (name) => {
    missing.length = 0;
    const html = views().render(`pages/${name}.njk`, { ctx: context(locale), page });
    expect(html).not.toContain('<script>alert');
    expect(html).not.toMatch(/undefined|\[object Object\]| style=| on\w+=/);
    expect(html).toContain(`<html lang="${locale}"`);
    expect(html).toContain('/assets/hashed-app.css');
    expect(missing).toEqual([]);
  });
});

describe('macros', () => {
  it('shows a problem at its field, in the summary, and in the title, and keeps what was typed', () => {
    const html = render(
      `{% extends "layouts/app.njk" %}{% from "macros/gov.njk" import dateField %}{% set pageTitle = "Thử" %}
      {% block main %}{{ dateField({ name: "items[0].committedOn", label: "Ngày", value: page.value, problems: page.problems }) }}{% endblock %}`,
      { value: HOSTILE, problems: [{ code: 'date.notInCalendar', field: 'items[0].committedOn', params: { value: '31/6/2018' } }] },
    );
    expect(html).toContain('<title>Lỗi: Thử –');
    expect(html).toContain('href="#items-0-committedOn"');
    expect(html).toContain('id="items-0-committedOn"');
    expect(html).toContain('aria-describedby="items-0-committedOn-hint items-0-committedOn-error"');
    expect(html.match(/Ngày 31\/6\/2018 không có trong lịch/g)).toHaveLength(2);
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;');
  });

  it.each([
    ['{{ chip("finding", "in_remedy") }}', 'app-chip--doing', 'Đang khắc phục'],
    ['{{ chip("report", "not_sent") }}', 'app-chip--none', 'Chưa gửi'],
    ['{{ chip("verdict", "notMet") }}', 'app-chip--returned', 'Chưa đạt'],
    ['{{ late({ kind: "missing", days: 5 }) }}', 'data-late="missing"', 'Quá hạn 5 ngày'],
    ['{{ late({ kind: "no_deadline" }) }}', 'data-late="no_deadline"', 'Không thời hạn'],
    ['{{ late({ kind: "due_soon", days: 0 }) }}', 'data-late="due_soon"', 'Đến hạn hôm nay'],
    ['{{ lateDate("2018-07-19", { kind: "missing", days: 5 }) }}', 'circle-alert', '19/07/2018'],
  ])('%s', (source, look, words) => {
    const html = render(`{% from "macros/chip.njk" import chip %}{% from "macros/late.njk" import late, lateDate %}${source}`);
    expect(html).toContain(look);
    expect(html).toContain(words);
  });

  it('draws a state bar without any style attribute and says it in words', () => {
    const html = render('{% from "macros/bar.njk" import stateBar %}{{ stateBar(page) }}', {
      label: 'Huyện Cao Lãnh', segments: [{ look: 'done', value: 4, text: 'Đã xác nhận' }, { look: 'doing', value: 3, text: 'Đang khắc phục' }],
    });
    expect(html).toContain('aria-label="Huyện Cao Lãnh. Đã xác nhận: 4, Đang khắc phục: 3"');
    expect(html).toContain('width="57.14%"');
    expect(html).not.toContain('style=');
  });

  it('sorts with links that keep the filters', () => {
    const html = render(
      '{% from "macros/table.njk" import table %}{% call table({ caption: "Bảng", url: "/findings?unit=873&page=2", sort: "due", columns: [{ text: "Hạn", key: "due", sort: true }] }) %}{% endcall %}',
    );
    expect(html).toContain('aria-sort="ascending"');
    expect(html).toContain('href="/findings?unit=873&amp;sort=-due"');
  });

  it('formats values and prints a dash for what is missing', () => {
    const html = render('{{ "2018-07-19" | dateWeekday }} {{ 1531903200000 | instant }} {{ 30.77 | percent }} {{ null | score }} {{ page.notGiven | date }}', {});
    expect(html).toBe('19/7/2018 (thứ Năm) 15:40 ngày 18/7/2018 30,8% – –');
    expect(render('{{ 1234.5 | num }} {{ "2018-07-19" | dateWeekday }}', {}, 'en')).toBe('1,234.5 19/7/2018 (Thursday)');
  });
});

describe('faults', () => {
  it('a failing template throws to the caller, also from inside an include', () => {
    writeFileSync(join(folder, 'templates', 'broken-part.njk'), '{{ nothing.at.all() }}');
    expect(() => render('{% include "broken-part.njk" %}')).toThrow(/broken-part/);
  });

  it('names the command when the assets were not built', () => {
    expect(() => new ViewService({ searchPaths: [], manifestPath: join(folder, 'none.json'), i18n })).toThrow(/build:assets/);
    expect(() => render('{{ asset("no.css") }}')).toThrow(/Unknown asset/);
  });
});
