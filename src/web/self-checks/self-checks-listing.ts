import type { SelfCheckOverview } from '../../features/self-inspection';
import { formatQuarter, type Translate } from '../../platform/i18n';
import type { Listing } from '../../reports/listings/listing';
import { instantCell, integerCell, optionalDateCell, textCell } from '../../reports/model/cells';
import { column, dataRow } from '../../reports/model/table';

/** Who inspected itself, as the page shows it. */
export function selfChecksListing({ round, view, rows }: SelfCheckOverview, sample: boolean, t: Translate): Listing {
  return {
    code: 'self-checks',
    title: t('selfChecks:title'),
    sheetName: t('selfChecks:title'),
    filters: [
      [t('selfChecks:round'), round === null ? undefined : formatQuarter(round)],
      [t('exports:view'), view === null ? undefined : t(`selfChecks:view.${view}`)],
    ],
    columns: [
      column('code', t('selfChecks:export.code'), 'text', 18),
      column('unit', t('selfChecks:unit'), 'text', 28),
      column('standing', t('selfChecks:standing'), 'text', 20),
      column('has', t('selfChecks:has'), 'integer', 8),
      column('hasNot', t('selfChecks:hasNot'), 'integer', 10),
      column('notApplicable', t('selfChecks:notApplicable'), 'integer', 12),
      column('own', t('selfChecks:ownCount'), 'integer', 12),
      column('requested', t('selfChecks:export.requested'), 'date', 12),
      column('silent', t('selfChecks:export.silentDays'), 'integer', 12),
      column('sent', t('selfChecks:export.sent'), 'instant', 16),
      column('version', t('selfChecks:export.version'), 'integer', 9),
    ],
    rows: rows.map(({ code, unitNameVi, standing, counts, requestedOn, silentDays, sentAt, number }) =>
      dataRow({
        code: textCell(code),
        unit: textCell(unitNameVi),
        standing: textCell(t(`states:selfInspection.${standing}`)),
        ...(counts === null ? {} : { has: integerCell(counts.has), hasNot: integerCell(counts.hasNot), notApplicable: integerCell(counts.notApplicable), own: integerCell(counts.own) }),
        requested: optionalDateCell(requestedOn),
        ...(silentDays === null ? {} : { silent: integerCell(silentDays) }),
        ...(sentAt === null ? {} : { sent: instantCell(sentAt) }),
        ...(number === null ? {} : { version: integerCell(number) }),
      }),
    ),
    sample,
  };
}
