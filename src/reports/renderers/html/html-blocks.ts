import type { Block, Clause, FiguresBlock, HeatMapBlock, Run, UnitBarsBlock } from '../../model/blocks';
import { cellText } from '../../model/cell-text';
import { keyValueClauses } from '../../model/key-values';
import { tableOfHeatMap, unitTotal } from '../../model/tabular-blocks';
import { stateBarSvg, swatchSvg } from '../state-drawing';
import { tableHtml } from './html-table';
import { element, escapeHtml, lines } from './html-text';

const BAR = { width: 300, height: 18 } as const;

export function blockHtml(block: Block): string {
  switch (block.type) {
    case 'heading':
      return element(`h${block.level + 2}`, `paper-heading paper-heading--${block.level}`, escapeHtml(`${block.number} ${block.text}`.trim()));
    case 'paragraph':
      return element('p', `paper-text paper-text--${block.align}`, runsHtml(block.runs));
    case 'clauses':
      return block.items.map((item) => clauseHtml(item, 1)).join('');
    case 'keyValues':
      if (block.look === 'list') return blockHtml(keyValueClauses(block));
      return element('dl', 'paper-pairs', block.rows.map((row) => `<dt>${escapeHtml(row.label)}</dt><dd>${lines(cellText(row.value))}</dd>`).join(''));
    case 'table':
      return tableHtml(block.table);
    case 'figures':
      return figuresHtml(block);
    case 'unitBars':
      return unitBarsHtml(block);
    case 'heatMap':
      return heatMapHtml(block);
    case 'points':
      return titled(block.title, element('ol', 'paper-points', block.items.map((item) => `<li><strong>${escapeHtml(item.lead)}</strong> ${lines(item.text)}</li>`).join('')));
    case 'proposals':
      return titled(
        block.title,
        element('ol', 'paper-points', block.items.map((item) => `<li>${lines(item.text)}<br><em>${lines(item.detail)}</em></li>`).join('')) +
          element('p', 'paper-note-label', escapeHtml(block.noteLabel)) +
          element('div', 'paper-note-line', '').repeat(block.noteLines),
      );
    case 'note':
      return element('p', 'paper-note', lines(block.text));
    case 'pageBreak':
      return element('div', 'paper-break', '');
  }
}

function titled(title: string, content: string): string {
  return element('section', 'paper-part', `<h3 class="paper-heading paper-heading--2">${escapeHtml(title)}</h3>${content}`);
}

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      const bold = run.bold === true ? `<strong>${lines(run.text)}</strong>` : lines(run.text);
      return run.italic === true ? `<em>${bold}</em>` : bold;
    })
    .join('');
}

function clauseHtml(item: Clause, level: number): string {
  const own = element('p', `paper-text paper-text--body paper-clause--${level}`, `${escapeHtml(item.number)} ${runsHtml(item.runs)}`);
  return own + item.items.map((child) => clauseHtml(child, level + 1)).join('');
}

function figuresHtml(block: FiguresBlock): string {
  const items = block.items.map((item) =>
    element('div', 'paper-figure', `<dt>${escapeHtml(item.label)}</dt><dd><strong>${escapeHtml(cellText(item.value))}</strong>${item.detail.map((text) => `<br>${lines(text)}`).join('')}</dd>`),
  );
  return element('dl', 'paper-figures', items.join(''));
}

function unitBarsHtml(block: UnitBarsBlock): string {
  const { headers } = block;
  const head = [headers.unit, headers.total, headers.bar, headers.report, headers.lateness].map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const rows = block.rows.map((row) => {
    const segments = block.legend.map((item) => ({ tone: item.tone, count: row.counts[item.key] ?? 0 }));
    const bar = stateBarSvg(segments, BAR.width, BAR.height, 'Tinos, Times New Roman, serif');
    const [late = '', ...notes] = row.lateness.map(escapeHtml);
    const lateness = [row.alarming ? `<strong>▲ ${late}</strong>` : late, ...notes].join('<br>');
    return `<tr><th scope="row">${escapeHtml(row.unit)}</th><td class="paper-cell--center">${unitTotal(block, row.counts)}</td><td>${bar}</td><td>${row.report.map(escapeHtml).join('<br>')}</td><td>${lateness}</td></tr>`;
  });
  const legend = block.legend.map((item) => `<li>${swatchSvg(item.tone, 20, 12)} ${escapeHtml(item.label)}</li>`).join('');
  return titled(block.title, `<table class="paper-table"><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>${element('ul', 'paper-legend', legend)}`);
}

function heatMapHtml(block: HeatMapBlock): string {
  return titled(block.title, tableHtml({ ...tableOfHeatMap(block, 'heat-map'), title: null }));
}
