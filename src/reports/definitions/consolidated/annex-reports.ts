import type { ArrivalChannel } from '../../../features/remediation';
import { dateOf } from '../../../kernel/calendar-date';
import { note, tableBlock } from '../../model/blocks';
import { dateCell, emptyCell, instantCell, integerCell, optionalDateCell, stateCell, textCell, type Cell, type StateTone } from '../../model/cells';
import type { Annex } from '../../model/report-document';
import { column, dataRow, type DataRow } from '../../model/table';
import type { RoundSnapshot, SnapshotDuty } from '../../consolidation/round-snapshot';
import { dayWords, two } from './paper-words';

const CONDITION: Readonly<Record<SnapshotDuty['strict']['kind'], { readonly label: string; readonly tone: StateTone }>> = {
  on_time: { label: 'Đúng hạn', tone: 'done' },
  late: { label: 'Trễ hạn', tone: 'late' },
  missing: { label: 'Chưa gửi', tone: 'late' },
  not_due: { label: 'Chưa đến hạn', tone: 'neutral' },
  due_soon: { label: 'Sắp đến hạn', tone: 'neutral' },
  no_deadline: { label: 'Không thời hạn', tone: 'neutral' },
  ended: { label: 'Không còn phải thực hiện', tone: 'neutral' },
};

/** Dated remediation reports, in the order of the round's units. */
export function reportsDue({ duties, units }: RoundSnapshot): readonly SnapshotDuty[] {
  const order = new Map(units.map(({ code }, index) => [code, index]));
  return duties
    .filter(({ kind, lastDay }) => kind === 'remediation_report' && lastDay !== null)
    .sort((a, b) => (order.get(a.unitCode) ?? 99) - (order.get(b.unitCode) ?? 99));
}

/** Phụ lục I: who sent a report and when. The first sending decides; what came later is a remark. */
export function reportsAnnex(snapshot: RoundSnapshot): Annex {
  return {
    key: 'annex-1',
    number: 'I',
    title: 'Tình hình gửi báo cáo khắc phục',
    orientation: 'landscape',
    blocks: [
      tableBlock({
        key: 'reports',
        title: null,
        sheetName: 'PL I. Gửi báo cáo',
        unitOfMeasure: null,
        use: 'printed',
        numberedColumns: true,
        columns: [
          column('no', 'TT', 'integer', 4, { align: 'center' }),
          column('unit', 'Đơn vị', 'text', 16),
          column('number', 'Số, ký hiệu', 'text', 11, { groups: ['Báo cáo'], align: 'center' }),
          column('signedOn', 'Ngày', 'date', 10, { groups: ['Báo cáo'] }),
          column('due', 'Thời hạn', 'text', 13, { align: 'center' }),
          column('receivedAt', 'Ngày nhận', 'instant', 13),
          column('condition', 'Đúng hạn, trễ hạn, chưa gửi', 'state', 12),
          column('days', 'Số ngày trễ, quá hạn', 'integer', 9),
          column('urged', 'Số lần đôn đốc', 'integer', 8),
          column('extended', 'Gia hạn đến', 'date', 9),
          column('remark', 'Ghi chú', 'text', 24),
        ],
        rows: reportsDue(snapshot).map((duty, index) => reportRow(snapshot, duty, index + 1)),
        total: { label: 'Tổng cộng', labelColumn: 'unit', rules: { urged: { kind: 'sum' } } },
      }),
      ...lastDayNote(snapshot),
    ],
  };
}

function reportRow({ reports, urgings }: RoundSnapshot, duty: SnapshotDuty, no: number): DataRow {
  const sent = reports.filter(({ unitCode }) => unitCode === duty.unitCode);
  const first = sent[0];
  const { kind, days } = duty.strict;
  const { label, tone } = CONDITION[kind];
  const urged = urgings.filter(({ unitCode }) => unitCode === duty.unitCode);
  const waiting: Cell = emptyCell('notYet');
  return dataRow({
    no: integerCell(no),
    unit: textCell(duty.unitName),
    number: first?.documentNumber ? textCell(first.documentNumber) : waiting,
    signedOn: first ? optionalDateCell(first.documentDate, 'notYet') : waiting,
    due: textCell(duty.dueWording ?? ''),
    receivedAt: first?.submittedAt ? instantCell(first.submittedAt) : waiting,
    condition: stateCell(label, tone),
    days: integerCell(kind === 'late' || kind === 'missing' ? days : 0),
    urged: integerCell(urged.length),
    extended: duty.extendedTo ? dateCell(duty.extendedTo) : emptyCell(),
    remark: textCell([...onBehalf(sent), ...resent(sent), ...urgedOn(urged), ...lenientRemark(duty)].join('; ')),
  });
}

const CAME_BY: Readonly<Record<ArrivalChannel, string>> = { paper: 'công văn giấy', eOffice: 'eOffice', email: 'thư điện tử', phone: 'điện thoại' };

function onBehalf(sent: RoundSnapshot['reports']): string[] {
  return sent.flatMap(({ number, onBehalf: channel }) => (channel ? [`Sở Nội vụ nhập thay${sent.length > 1 ? ` lần ${number}` : ''}, đến bằng ${CAME_BY[channel]}`] : []));
}

function resent(sent: RoundSnapshot['reports']): string[] {
  return sent.slice(1).flatMap(({ number, submittedAt }) => (submittedAt === null ? [] : [`Gửi bổ sung lần ${number} ngày ${dayWords(dateOf(submittedAt))}`]));
}

function urgedOn(urged: RoundSnapshot['urgings']): string[] {
  return urged.length === 0 ? [] : [`Đôn đốc ngày ${urged.map(({ sentAt }) => dayWords(dateOf(sentAt))).join(', ')}`];
}

function lenientRemark({ strict, lenient }: SnapshotDuty): string[] {
  return strict.kind === 'late' && lenient.kind === 'on_time' ? ['Đúng hạn nếu tính cả ngày ghi trong thời hạn'] : [];
}

function lastDayNote(snapshot: RoundSnapshot): ReturnType<typeof note>[] {
  const [duty] = reportsDue(snapshot);
  const lastDay = duty && paperDay(duty);
  if (!lastDay || !duty.dueWording?.startsWith('trước ngày')) return [];
  const late = snapshot.summary.units.late;
  return [note(`Ghi chú: “${duty.dueWording}” được tính là hết ngày ${dayWords(lastDay)}. Số ngày trễ, quá hạn là số ngày lịch sau ngày đó; quá hạn tính đến ngày ${dayWords(dateOf(snapshot.takenAt))}. Tổng hợp: đúng hạn ${two(snapshot.summary.units.onTime)}, trễ hạn ${two(late)}, chưa gửi ${two(snapshot.summary.units.missing)}.${byBothDates(snapshot)}`)];
}

/** The last day by the wording of the directive, whatever was extended since. */
export function paperDay({ first, lastDay }: SnapshotDuty): SnapshotDuty['lastDay'] {
  return first?.lastDay ?? lastDay;
}

/** Where something was extended: how many are in time by the first date and by the extended one. Empty where nothing was. */
export function byBothDates({ summary }: RoundSnapshot): string {
  const { owing, onTime, byFirst } = summary.units;
  return byFirst ? ` Đúng hạn ${two(byFirst.onTime)}/${two(owing)} theo hạn đầu, ${two(onTime)}/${two(owing)} theo hạn đã gia hạn.` : '';
}
