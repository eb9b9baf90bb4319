import { writeFileSync } from 'node:fs';
import { unitReportDocument } from '../../src/reports/definitions/unit-report.definition';
import type { UnitReportData } from '../../src/reports/queries/unit-report.query';
import { renderDocument } from '../../src/reports/renderers/render-document';
import { UnitReportPaper } from '../../src/reports/unit-report-paper';
import { samplePdf } from '../../seed/demo/sample-pdf';
import { ApiClient } from '../support/api-client';
import { startDemoApp, type DemoApp } from '../support/demo-app';
import { joined, lineOf, readPdf } from './readers/pdf-reader';
import { readZip } from './readers/zip-reader';

const CODE = '2018-Q2-869';
const LONG = 'Đã rà soát, đưa đủ 42 thủ tục hành chính lĩnh vực đất đai, hộ tịch, xây dựng lên phần mềm một cửa điện tử; phân công 03 công chức trực.\n- Ban hành Công văn chấn chỉnh đến 12 xã, thị trấn;\n- Tập huấn cho 58 cán bộ, công chức (tỷ lệ 97,5%).';

/** Documents are looked at as pictures too: DUMP_PAPERS=<folder> writes them there. */
const dump = (name: string, bytes: Buffer): void => {
  if (process.env.DUMP_PAPERS) writeFileSync(`${process.env.DUMP_PAPERS}/${name}`, bytes);
};

describe("a unit's own report on paper", () => {
  let demo: DemoApp;
  let api: ApiClient;
  const paper = async (username: string, code: string, format: 'pdf' | 'docx'): Promise<Buffer> => {
    const { name, bytes } = await demo.app.get(UnitReportPaper, { strict: false }).render(await demo.actor(username), code, format);
    dump(name, bytes);
    return bytes;
  };
  const text = async (username: string, code: string): Promise<string> => readPdf(await paper(username, code, 'pdf')).pages.map((page) => page.text).join(' ');

  beforeAll(async () => {
    demo = await startDemoApp();
    api = new ApiClient(demo);
    await api.call('huyen869', 'POST', '/api/v1/obligations/2018-Q2-D1.2-869/report', {});
    const answers = [
      { result: 'remedied', doneVi: LONG, causeVi: 'Không còn, đã xong', figuresVi: '42 trên 42 thủ tục' },
      { result: 'inProgress', doneVi: 'Đang mua sắm 05 máy tính', committedOn: '2018-09-28', causeKind: 'objective', causeVi: 'Kinh phí mua sắm giao chậm', difficultyVi: 'Đề nghị bố trí kinh phí mua sắm' },
      { result: 'notYet', doneVi: 'Chưa có hồ sơ phát sinh', causeKind: 'subjective', causeVi: 'Chưa phân công công chức theo dõi', figuresVi: '00 trên 05 hồ sơ' },
      { result: 'outsideCompetence', transferredToUnitCode: 'STTTT', doneVi: 'Lỗi phần mềm dùng chung' },
      { result: 'remedied', doneVi: 'Đã niêm yết công khai' },
    ];
    for (const [index, answer] of answers.entries()) await api.call('huyen869', 'PUT', `/api/v1/reports/${CODE}/items/${CODE}-0${index + 1}`, answer);
    await api.upload('huyen869', `/api/v1/reports/${CODE}/items/${CODE}-01/files`, [{ name: 'Công văn số 45 (bản ký).pdf', bytes: samplePdf('cv 45') }, { name: 'Ảnh niêm yết.pdf', bytes: samplePdf('anh') }]);
  }, 120_000);
  afterAll(() => demo.close());

  it('has the head of the unit in the layout of 2018, with number and day left to write in', async () => {
    const { pages } = readPdf(await paper('huyen869', CODE, 'pdf'));
    const [first] = pages;
    expect(lineOf(first, 'ỦY BAN NHÂN DÂN').fonts).toEqual([expect.stringContaining('Bold')]);
    lineOf(first, 'HUYỆN TÂN HỒNG');
    joined(first, 'Số:', '/BC-UBND');
    joined(first, 'Tân Hồng, ngày', 'tháng 7 năm 2018');
    for (const line of ['BÁO CÁO', 'Kết quả khắc phục tồn tại, hạn chế', 'qua kiểm tra cải cách hành chính quý II năm 2018', 'Kính gửi: Ủy ban nhân dân tỉnh Đồng Tháp (qua Sở Nội vụ).']) lineOf(first, line);
    // TT 01/2011: the last basis ends with a comma.
    expect(first?.text).toMatch(/Căn cứ Văn bản số ……………\s*ngày …………… của .+, mục D1\.2,/);
    for (const page of pages) for (const line of page.lines) expect([line.text, line.x >= 19 && line.right <= page.width - 10]).toEqual([line.text, true]);
  });

  it('tells every finding once where it belongs, what was done in the words of the unit, and what is asked for', async () => {
    const all = await text('huyen869', CODE);
    for (const words of [
      'I. TÌNH HÌNH TỔ CHỨC THỰC HIỆN',
      'có 06 tồn tại, hạn chế phải khắc phục và báo cáo trước ngày 20/7/2018',
      'đã khắc phục 02; đang khắc phục 01; chưa khắc phục 01; ngoài thẩm quyền, đã chuyển 01',
      'có 02 tệp minh chứng',
      'Đã rà soát, đưa đủ 42 thủ tục hành chính',
      'Ban hành Công văn chấn chỉnh đến 12 xã, thị trấn.',
      'Ảnh niêm yết.pdf; Công văn số 45 (bản ký).pdf',
      'cam kết hoàn thành trước hoặc trong ngày 28/9/2018',
      'đã chuyển Sở Thông tin và Truyền thông; Lỗi phần mềm dùng chung',
      'Số liệu sau khắc phục: 42 trên 42 thủ tục.',
      'nguyên nhân khách quan: Kinh phí mua sắm giao chậm; thời hạn cam kết 28/9/2018',
      'Chưa có hồ sơ phát sinh; số liệu đến nay 00 trên 05 hồ sơ; nguyên nhân chủ quan: Chưa phân công công chức theo dõi',
      'Tồn tại chưa có nội dung trả lời',
      'Đề nghị bố trí kinh phí mua sắm',
      'đề nghị Sở Nội vụ tổng hợp./.',
      'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH',
      '(Họ và tên)',
      '- Chủ tịch, các Phó Chủ tịch UBND huyện Tân Hồng;',
      '- Lưu: VT.',
      'KẾT QUẢ KHẮC PHỤC TỪNG TỒN TẠI, HẠN CHẾ',
      'DỮ LIỆU MẪU',
      '28/09/2018',
    ])
      expect(all).toContain(words);
    expect(all).not.toMatch(/undefined|null|\uFFFD|NaN/);
  });

  it('carries number, day and post once they are known', async () => {
    await api.upload('huyen869', `/api/v1/reports/${CODE}/head`, [], { documentNumber: '5/BC-UBND', documentDate: '2018-07-24', signerTitle: 'Phó Chủ tịch UBND huyện' }, 'PUT');
    const [first] = readPdf(await paper('huyen869', CODE, 'pdf')).pages;
    lineOf(first, 'Số: 05/BC-UBND');
    lineOf(first, 'Tân Hồng, ngày 24 tháng 7 năm 2018');
    expect(await text('huyen869', CODE)).toContain('TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH');
  });

  it('is the same in Word, in Times New Roman', async () => {
    const parts = await readZip(await paper('huyen869', CODE, 'docx'));
    const words = (parts.get('word/document.xml') ?? '').replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
    for (const line of ['HUYỆN TÂN HỒNG', 'Kính gửi: Ủy ban nhân dân tỉnh Đồng Tháp (qua Sở Nội vụ).', 'Tập huấn cho 58 cán bộ, công chức (tỷ lệ 97,5%).', 'KT. CHỦ TỊCH', 'Công văn số 45 (bản ký).pdf']) expect(words).toContain(line);
    expect(parts.get('word/styles.xml')).toContain('Times New Roman');
  });

  it('of a supplement says so, tells only what was sent back, and keeps the rest in the annex', async () => {
    const all = await text('huyen874', '2018-Q2-874');
    for (const words of ['Bổ sung kết quả khắc phục tồn tại, hạn chế', '(lần 2)', 'Theo yêu cầu bổ sung của Sở Nội vụ', 'Sở Nội vụ đề nghị bổ sung', 'Bổ sung lần 2', 'Đã báo cáo, đã được ghi nhận']) expect(all).toContain(words);
  });

  it.each([
    ['huyen869', `/reports/${CODE}/paper/docx`, 200],
    ['lanhdao.huyen869', `/reports/${CODE}/paper/pdf`, 200],
    ['huyen870', `/reports/${CODE}/paper/pdf`, 404],
    ['sonoivu', '/reports/2018-Q2-870/paper/pdf', 403],
    ['huyen869', `/reports/${CODE}/paper/xlsx`, 404],
  ])('%s at %s: %i', async (username, url, status) => {
    const answer = await api.call(username, 'GET', url);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.headers['content-disposition']).toContain('bao-cao-khac-phuc-2018-Q2-869-lan-1');
  });

  it('of a department has its parent in the head and its director below, in the layout of the day', async () => {
    const finding = { n: 1, code: 'X-1', title: 'Chậm trả hồ sơ', description: 'Chậm trả hồ sơ', result: 'notYet' as const, done: '', committedOn: null, receivingBody: null, difficulty: '', cause: null, figures: '', evidence: [], now: true };
    const data: UnitReportData = {
      code: '2026-Q3-STP', number: 1, roundCode: '2026-Q3', sample: false, provinceName: 'Tỉnh Đồng Tháp', draftedOn: '2026-10-05', writtenAt: Date.parse('2026-10-05T08:00:00+07:00'), clauseNumber: 'A1', dueWording: null, first: null,
      unit: { nameVi: 'Sở Tư pháp', committeeNameVi: 'Sở Tư pháp', placeNameVi: 'Đồng Tháp', level: 'department', abbreviation: 'STP' },
      document: { number: null, date: null, signerTitle: null },
      directive: { issuerTitleVi: 'Chủ tịch UBND tỉnh', summaryVi: 'Khắc phục tồn tại', documentNumber: '38/UBND-HCC', signedOn: '2026-09-01' },
      findings: [finding],
      entered: [],
    };
    const bytes = await renderDocument(unitReportDocument(data), 'pdf');
    dump('so-tu-phap.pdf', bytes);
    const { pages } = readPdf(bytes);
    const [first] = pages;
    expect(lineOf(first, 'UBND TỈNH ĐỒNG THÁP').fonts).not.toEqual([expect.stringContaining('Bold')]);
    lineOf(first, 'SỞ TƯ PHÁP');
    joined(first, 'Số:', '/BC-STP');
    expect(pages.flatMap(({ lines }) => lines.map((line) => line.text))).toContain('GIÁM ĐỐC');
    expect(first?.text).toMatch(/Văn bản số 38\/UBND-HCC ngày 1\/9\/2026 .+ mục A1\. /);
    expect(first?.text).not.toContain('DỮ LIỆU MẪU');
  });
});
