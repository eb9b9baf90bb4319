import { clause, clauses, heading, paragraph, type Block } from '../../model/blocks';
import { emptyCell, integerCell, percentCell } from '../../model/cells';
import { percentText } from '../../model/cell-text';
import { countGroups } from '../../queries/finding-groups';
import type { RoundSnapshot, SnapshotFinding } from '../../consolidation/round-snapshot';
import { bodyInText, byTopic, ended, groupCounts, GROUP_WORDS, two, unitInText, upperFirst } from './paper-words';

/** II. What became of the findings: in all, by subject, by unit, by the departments that must act. */
export function resultsSection(snapshot: RoundSnapshot): Block[] {
  const { findings, units } = snapshot;
  if (findings.length === 0) return [heading(1, 'II.', 'Kết quả khắc phục'), paragraph('Chưa có tồn tại, hạn chế nào được ghi nhận.')];
  return [
    heading(1, 'II.', 'Kết quả khắc phục'),
    ...figures(snapshot),
    heading(2, '1.', 'Theo nhóm nội dung'),
    paragraph('Kết quả theo từng nhóm nội dung trọng tâm của văn bản chỉ đạo (chi tiết tại Phụ lục IV):'),
    list(byTopic(findings).map(({ name, findings: own }) => counted(name, own))),
    heading(2, '2.', 'Theo đơn vị'),
    list(units.map(({ code, name, repeated }) => counted(bodyInText(name), findings.filter(({ unitCode }) => unitCode === code), repeated))),
    heading(2, '3.', 'Các sở, ngành có trách nhiệm khắc phục'),
    ...departments(findings),
  ];
}

/** The key figures; the workbook's cover shows the same. */
function figures({ summary, units, findings }: RoundSnapshot): Block[] {
  const { total } = summary.findings;
  const groups = countGroups(findings.map(({ state }) => state));
  const base = total - groups.transferred;
  const rate = base > 0 ? `${percentText(groups.verified / base)} (${two(groups.verified)} trên ${two(base)} tồn tại, không tính ${two(groups.transferred)} tồn tại đã chuyển cơ quan khác)` : 'chưa tính được';
  return [
    paragraph(`Kiểm tra tại ${two(units.length)} đơn vị đã chỉ ra ${two(total)} tồn tại, hạn chế. Tỷ lệ đã khắc phục là ${rate}. Cụ thể (chi tiết tại Phụ lục II, Phụ lục III):`),
    {
      type: 'keyValues',
      look: 'list',
      rows: [
        { label: 'Tổng số tồn tại, hạn chế', value: integerCell(total) },
        ...(['verified', 'claimed', 'inRemedy', 'unanswered', 'transferred'] as const).map((group) => ({ label: upperFirst(GROUP_WORDS[group]), value: integerCell(groups[group]) })),
        { label: 'Tỷ lệ đã khắc phục', value: base > 0 ? percentCell(groups.verified / base) : emptyCell() },
      ],
    },
  ];
}

function counted(name: string, own: readonly SnapshotFinding[], repeated = 0): string {
  const again = repeated > 0 ? `; có ${two(repeated)} tồn tại lặp lại` : '';
  return `${name}: ${two(own.length)} tồn tại, ${groupCounts(countGroups(own.map(({ state }) => state)))}${again}`;
}

/** A finding can be found at a district and be a department's to remedy. */
function departments(findings: readonly SnapshotFinding[]): Block[] {
  const others = findings.filter(({ ownerCode, unitCode }) => ownerCode !== unitCode);
  if (others.length === 0) return [paragraph('Không có tồn tại nào do sở, ngành chịu trách nhiệm khắc phục.')];
  const owners = [...new Set(others.map(({ owner }) => owner))];
  const texts = owners.map((owner) => {
    const own = others.filter((finding) => finding.owner === owner);
    return `${counted(owner, own)} (tại ${[...new Set(own.map(({ unitName }) => unitInText(unitName)))].join(', ')})`;
  });
  return [paragraph(`Có ${two(others.length)} tồn tại phát hiện tại huyện nhưng trách nhiệm khắc phục thuộc sở, ngành tỉnh:`), list(texts)];
}

function list(texts: readonly string[]): Block {
  return clauses(...ended(texts).map((text) => clause('-', text)));
}
