import { dateOf } from '../../kernel/calendar-date';
import type { DirectiveRow } from '../../features/directives';
import { formatQuarter, type Translate } from '../../platform/i18n';
import type { Listing } from '../../reports/listings/listing';
import { decimalCell, emptyCell, integerCell, optionalDateCell, percentCell, textCell } from '../../reports/model/cells';
import { column, dataRow } from '../../reports/model/table';
import type { RoundListRow } from '../rounds/round-list.query';
import type { VisitListQuery, VisitListRow } from '../visits/visit-list.query';

export function roundsListing(rows: readonly RoundListRow[], state: string | undefined, sample: boolean, t: Translate): Listing {
  return {
    code: 'rounds',
    title: t('exports:title.rounds'),
    sheetName: t('exports:title.rounds'),
    filters: [[t('exports:column.state'), state && t(`states:round.${state}`)]],
    columns: [
      column('code', t('exports:column.code'), 'text', 12),
      column('quarter', t('exports:column.quarter'), 'text', 16),
      column('state', t('exports:column.state'), 'text', 24),
      column('inspected', t('exports:column.inspected'), 'integer', 12),
      column('self', t('exports:column.self'), 'integer', 12),
      column('findings', t('exports:column.findings'), 'integer', 12),
      column('verified', t('exports:column.verified'), 'integer', 12),
      column('rate', t('exports:column.rate'), 'percent', 12),
    ],
    rows: rows.map((row) =>
      dataRow({
        code: textCell(row.code),
        quarter: textCell(formatQuarter(row.code)),
        state: textCell(t(`states:round.${row.state}`)),
        inspected: integerCell(row.inspected),
        self: integerCell(row.selfInspecting),
        findings: integerCell(row.findings),
        verified: integerCell(row.verified),
        rate: row.rate === null ? emptyCell() : percentCell(row.rate / 100),
      }),
    ),
    sample,
  };
}

export function visitsListing(rows: readonly VisitListRow[], query: VisitListQuery, sample: boolean, t: Translate): Listing {
  return {
    code: 'visits',
    title: t('exports:title.visits'),
    sheetName: t('exports:title.visits'),
    filters: [[t('exports:search'), query.q], [t('exports:column.round'), query.round && formatQuarter(query.round)], [t('exports:column.state'), query.state && t(`states:visit.${query.state}`)]],
    columns: [
      column('code', t('exports:column.code'), 'text', 14),
      column('unit', t('exports:column.unit'), 'text', 26),
      column('on', t('exports:column.day'), 'date', 12),
      column('state', t('exports:column.state'), 'text', 22),
      column('answered', t('exports:column.answered'), 'integer', 12),
      column('score', t('exports:column.score'), 'decimal', 10),
      column('applicable', t('exports:column.applicable'), 'decimal', 12),
      column('percent', t('exports:column.percent'), 'percent', 10),
      column('findings', t('exports:column.findings'), 'integer', 10),
    ],
    rows: rows.map((row) =>
      dataRow({
        code: textCell(row.code),
        unit: textCell(row.unitNameVi),
        on: optionalDateCell(row.scheduledOn),
        state: textCell(t(`states:visit.${row.state}`)),
        answered: integerCell(row.answered),
        score: decimalCell(row.score, 2),
        applicable: decimalCell(row.applicable, 2),
        percent: row.percent === null ? emptyCell('notYet') : percentCell(row.percent / 100),
        findings: integerCell(row.findings),
      }),
    ),
    sample,
  };
}

export function directivesListing(rows: readonly DirectiveRow[], round: string | undefined, sample: boolean, t: Translate): Listing {
  return {
    code: 'directives',
    title: t('exports:title.directives'),
    sheetName: t('exports:title.directives'),
    filters: [[t('exports:column.round'), round && formatQuarter(round)]],
    columns: [
      column('code', t('exports:column.code'), 'text', 14),
      column('round', t('exports:column.round'), 'text', 12),
      column('number', t('exports:column.number'), 'text', 14),
      column('signed', t('exports:column.signed'), 'date', 12),
      column('issuer', t('exports:column.issuer'), 'text', 24),
      column('summary', t('exports:column.summary'), 'text', 48),
      column('state', t('exports:column.state'), 'text', 16),
      column('issued', t('exports:column.issued'), 'date', 12),
      column('duties', t('exports:column.duties'), 'integer', 10),
      column('accepted', t('exports:column.accepted'), 'integer', 12),
    ],
    rows: rows.map((row) =>
      dataRow({
        code: textCell(row.code),
        round: textCell(row.roundCode),
        number: textCell(row.documentNumber ?? ''),
        signed: optionalDateCell(row.signedOn, 'notYet'),
        issuer: textCell(row.issuerTitleVi),
        summary: textCell(row.summaryVi),
        state: textCell(t(`states:directive.${row.state}`)),
        issued: optionalDateCell(row.issuedAt === null ? null : dateOf(row.issuedAt), 'notYet'),
        duties: integerCell(row.duties),
        accepted: integerCell(row.accepted),
      }),
    ),
    sample,
  };
}
