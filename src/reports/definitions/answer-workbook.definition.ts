import { formatDate, formatInstant, formatQuarter } from '../../platform/i18n';
import type { AnswerWorkbook, FilledColumn } from '../model/answer-workbook';
import { dateCell, emptyCell, integerCell, textCell, type Cell } from '../model/cells';
import type { AnswerWorkbookData, WorkbookItem } from '../queries/answer-workbook.query';
import { answerBase, CAUSE_CHOICES, HEADS, receiverChoice, RESULT_CHOICES, TECHNICAL, WORKBOOK_FORMAT, WORKBOOK_MARK } from '../workbook/workbook-format';

const blank: Cell = emptyCell('notYet');
const said = (text: string | null): Cell => (text ? textCell(text) : blank);

/** The workbook of a unit's own draft: one row per finding that may be answered now. */
export function answerWorkbook(data: AnswerWorkbookData): AnswerWorkbook {
  const { code, number, roundCode, unitName, lastDay, madeAt, items, receivers, sample } = data;
  const supplement = items.some(({ returned }) => returned !== null);
  return {
    code,
    title: 'TRẢ LỜI TỒN TẠI, HẠN CHẾ',
    scope: [`${unitName} – Kiểm tra cải cách hành chính ${formatQuarter(roundCode)} – báo cáo ${code}, lần nộp ${number}${lastDay ? `, hạn chót hết ngày ${formatDate(lastDay, 'text')}` : ''}`],
    sampleNotice: sample,
    madeAt,
    table: { sheetName: 'Trả lời', columns: columns(supplement), rows: items.map((item) => rowOf(item, receivers)) },
    help: { sheetName: 'Hướng dẫn', title: 'HƯỚNG DẪN ĐIỀN', lines: helpLines(data) },
    lists: {
      sheetName: 'Danh mục',
      lists: [
        { key: 'results', header: HEADS.result, values: RESULT_CHOICES.map(([, words]) => words) },
        { key: 'receivers', header: HEADS.receiver, values: receivers.map(receiverChoice) },
        { key: 'causes', header: HEADS.causeKind, values: CAUSE_CHOICES.map(([, words]) => words) },
      ],
    },
    technical: {
      sheetName: 'He thong',
      rows: [[WORKBOOK_MARK, WORKBOOK_FORMAT], [TECHNICAL.report, code], [TECHNICAL.version, number], ...items.map((item) => [TECHNICAL.item, item.finding, item.version, answerBase(item)])],
    },
  };
}

function columns(supplement: boolean): readonly FilledColumn[] {
  const locked = (key: keyof typeof HEADS, digits: number, align: FilledColumn['align'] = 'left'): FilledColumn => ({ key, header: HEADS[key], digits, open: false, align, input: 'text' });
  const open = (key: keyof typeof HEADS, digits: number, input: FilledColumn['input'] = 'text', align: FilledColumn['align'] = 'left'): FilledColumn => ({ key, header: HEADS[key], digits, open: true, align, input });
  return [
    locked('serial', 5, 'center'),
    locked('code', 15),
    locked('finding', 32),
    ...(supplement ? [locked('returned', 24)] : []),
    open('result', 16, { list: 'results', problem: 'Chọn một trong bốn kết quả của danh sách.' }),
    open('done', 42),
    open('committedOn', 13, 'date', 'center'),
    open('receiver', 20, { list: 'receivers', problem: 'Chọn một cơ quan của danh sách.' }),
    open('figures', 18),
    open('causeKind', 13, { list: 'causes', problem: 'Chọn khách quan hoặc chủ quan.' }),
    open('cause', 26),
    open('difficulty', 26),
  ];
}

function rowOf(item: WorkbookItem, receivers: AnswerWorkbookData['receivers']): Readonly<Record<string, Cell>> {
  const receiver = receivers.find(({ code }) => code === item.receiverCode);
  return {
    serial: integerCell(item.n),
    code: textCell(item.finding),
    finding: textCell(item.description && item.description !== item.title ? `${item.title}\n${item.description}` : item.title),
    returned: said(item.returned),
    result: said(RESULT_CHOICES.find(([result]) => result === item.result)?.[1] ?? null),
    done: said(item.doneVi),
    committedOn: item.committedOn === null ? blank : dateCell(item.committedOn),
    receiver: said(receiver ? receiverChoice(receiver) : null),
    figures: said(item.figuresVi),
    causeKind: said(CAUSE_CHOICES.find(([kind]) => kind === item.causeKind)?.[1] ?? null),
    cause: said(item.causeVi),
    difficulty: said(item.difficultyVi),
  };
}

function helpLines({ code, number, madeAt }: AnswerWorkbookData): readonly string[] {
  return [
    `Tệp của báo cáo ${code}, lần nộp ${number}, tải lúc ${formatInstant(madeAt)}. Chỉ dùng cho báo cáo này.`,
    '1. Điền ở trang “Trả lời”, mỗi tồn tại một dòng. Ô nền trắng để điền; ô nền xám bị khóa, không sửa.',
    `2. Cột “${HEADS.result}”: chọn ${RESULT_CHOICES.map(([, words]) => `“${words}”`).join(', ')}.`,
    `3. Cột “${HEADS.done}”: nêu việc, số liệu, số văn bản. Xuống dòng trong ô: Alt + Enter.`,
    `4. Cột “${HEADS.committedOn}”: điền khi đang khắc phục; ngày/tháng/năm, ví dụ 20/7/2018.`,
    `5. Cột “${HEADS.receiver}”: chọn khi ngoài thẩm quyền của đơn vị.`,
    `6. Cột “${HEADS.figures}”: điền khi tồn tại có số liệu kiểm tra, ví dụ 38 trên 42 CBCCVC. Cột “${HEADS.causeKind}”, “${HEADS.cause}”: điền khi đang hoặc chưa khắc phục.`,
    '7. Không xóa trang, không đổi mã tồn tại. Có thể đổi tên trang, chuyển chỗ cột, bỏ bớt dòng: dòng không có trong tệp thì giữ nguyên trên hệ thống.',
    '8. Lưu dạng .xlsx rồi tải lên ở trang “Điền bằng Excel” của báo cáo. Hệ thống cho xem trước mọi thay đổi và từng ô cần sửa; chưa bấm “Nhận các thay đổi” thì chưa có gì thay đổi.',
    '9. Tệp minh chứng và bản ký không gửi bằng tệp này; tải lên ở từng mục và ở trang “Xem lại và nộp”.',
    '10. Không ghi nội dung bí mật nhà nước.',
  ];
}
