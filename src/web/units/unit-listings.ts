import { roundCodeOf } from '../../kernel/round-code';
import type { Translate } from '../../platform/i18n';
import type { Listing } from '../../reports/listings/listing';
import { integerCell, optionalDateCell, textCell } from '../../reports/model/cells';
import { column, dataRow } from '../../reports/model/table';
import type { UnitName, UnitPage } from './unit-pages.query';
import type { UnitRecord } from './unit-record.query';
import type { UnitListInput } from './units.input';

export function unitsListing(rows: readonly UnitName[], query: UnitListInput, t: Translate): Listing {
  return {
    code: 'units',
    title: t('units:title'),
    sheetName: t('units:title'),
    filters: [[t('exports:search'), query.q], [t('units:level'), query.level && t(`units:levels.${query.level}`)], [t('units:time'), t(`units:times.${query.time ?? 'current'}`)]],
    columns: [
      column('code', t('units:code'), 'text', 10),
      column('name', t('units:name'), 'text', 34),
      column('level', t('units:level'), 'text', 18),
      column('parent', t('units:parent'), 'text', 28),
      column('from', t('units:from'), 'date', 12),
      column('to', t('units:to'), 'date', 12),
    ],
    rows: rows.map((unit) =>
      dataRow({
        code: textCell(unit.code),
        name: textCell(unit.nameVi),
        level: textCell(t(`units:levels.${unit.level}`)),
        parent: textCell(unit.parentVi ?? ''),
        from: optionalDateCell(unit.validFrom),
        to: optionalDateCell(unit.validTo),
      }),
    ),
    sample: false,
  };
}

/** What the unit was found at fault for, with what it promised last. */
export function unitListing({ unit, record }: UnitPage & { readonly record: UnitRecord }, t: Translate): Listing {
  return {
    code: `unit-${unit.code}`,
    title: t('units:exportTitle', { unit: unit.nameVi }),
    sheetName: t('units:findings'),
    filters: [],
    columns: [
      column('round', t('units:round'), 'text', 10),
      column('code', t('findings:list.code'), 'text', 16),
      column('title', t('findings:list.content'), 'text', 44),
      column('severity', t('findings:list.severity'), 'text', 14),
      column('state', t('findings:list.state'), 'text', 22),
      column('repeated', t('findings:list.repeated'), 'text', 10),
      column('due', t('findings:list.due'), 'date', 12),
      column('promised', t('units:promisedOn'), 'date', 12),
      column('promise', t('units:promiseState'), 'text', 14),
      column('promises', t('units:promiseCount'), 'integer', 10),
    ],
    rows: record.findings.map((finding) => {
      const promises = record.promises.filter((one) => one.finding === finding.code);
      const [last] = promises;
      return dataRow({
        round: textCell(roundCodeOf(finding.code)),
        code: textCell(finding.code),
        title: textCell(finding.titleVi),
        severity: textCell(t(`states:severity.${finding.severity}`)),
        state: textCell(t(`states:finding.${finding.state}`)),
        repeated: textCell(finding.repeated ? t('findings:list.repeatedMark') : ''),
        due: optionalDateCell(finding.committedOn),
        promised: optionalDateCell(last?.committedOn ?? null),
        promise: textCell(last ? t(`units:promise.${last.state}`) : ''),
        promises: integerCell(promises.length),
      });
    }),
    sample: record.sample,
  };
}
