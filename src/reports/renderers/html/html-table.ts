import { cellText } from '../../model/cell-text';
import { emptyCell } from '../../model/cells';
import { OFFICIAL_WORDS } from '../../model/official-words';
import type { Row, Table } from '../../model/table';
import { columnNumbers, tableHead, totalLabelSpan } from '../../model/table-head';
import { totalsOf } from '../../model/table-totals';
import { element, escapeHtml, lines } from './html-text';

/** A real table with grouped heads, number row and total row. */
export function tableHtml(table: Table): string {
  const caption = table.title === null ? '' : element('caption', 'paper-table__title', escapeHtml(table.title));
  const unit = table.unitOfMeasure === null ? '' : element('p', 'paper-unit', escapeHtml(`${OFFICIAL_WORDS.unitOfMeasure} ${table.unitOfMeasure}`));
  const body = table.rows.map((row) => rowHtml(table, row)).join('');
  return `${unit}<table class="paper-table">${caption}<thead>${headHtml(table)}</thead><tbody>${body}</tbody>${totalHtml(table)}</table>`;
}

function headHtml(table: Table): string {
  const head = tableHead(table);
  const rows = Array.from({ length: head.rows }, (_, row) =>
    head.cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map((cell) => `<th scope="${cell.columnSpan > 1 ? 'colgroup' : 'col'}" rowspan="${cell.rowSpan}" colspan="${cell.columnSpan}">${lines(cell.text)}</th>`)
      .join(''),
  );
  const numbers = table.numberedColumns ? [columnNumbers(table).map((text) => `<td class="paper-table__number">${escapeHtml(text)}</td>`).join('')] : [];
  return [...rows, ...numbers].map((row) => `<tr>${row}</tr>`).join('');
}

function rowHtml(table: Table, row: Row): string {
  if (row.kind === 'group') return `<tr><th class="paper-table__group" colspan="${table.columns.length}" scope="rowgroup">${lines(row.text)}</th></tr>`;
  const cells = table.columns.map((column) => {
    const text = cellText(row.cells[column.key] ?? emptyCell());
    return `<td class="paper-cell--${text === '-' ? 'center' : column.align}">${lines(text)}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function totalHtml(table: Table): string {
  if (table.total === null) return '';
  const totals = totalsOf(table);
  const label = totalLabelSpan(table);
  const cells = table.columns.map((column, index) => {
    if (index === label.start) return `<th colspan="${label.span}" scope="row">${escapeHtml(table.total?.label ?? '')}</th>`;
    if (index > label.start && index < label.start + label.span) return '';
    const total = totals.get(column.key);
    return `<td class="paper-cell--${column.align}">${total === undefined ? '' : escapeHtml(cellText(total))}</td>`;
  });
  return `<tfoot><tr>${cells.join('')}</tr></tfoot>`;
}
