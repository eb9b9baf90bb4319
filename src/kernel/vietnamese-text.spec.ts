import { cleanFileName, cleanLine, cleanName, cleanText, compareVietnamese, foldForSearch, toNfc } from './vietnamese-text';

const nfd = (text: string): string => text.normalize('NFD');

describe('NFC at every door', () => {
  it.each([
    ['NFD from a phone', nfd('Biên bản kiểm tra huyện Tháp Mười, Đồng Tháp'), 'Biên bản kiểm tra huyện Tháp Mười, Đồng Tháp'],
    ['Windows keyboard: ê, then hook', 'ki\u00EA\u0309m', 'kiểm'],
    ['Windows keyboard: ơ, then dot below', 'phu\u031Bo\u031B\u0323ng', 'phượng'],
    ['tone typed before the circumflex', 'kie\u0309\u0302m', 'kiểm'],
    ['tone typed before the breve', 'ta\u0301\u0306t', 'tắt'],
    ['dot below and circumflex', 'Vie\u0323\u0302t', 'Việt'],
    ['old grave and acute marks', 'co\u0340 ca\u0341', 'cò cá'],
    ['capitals', nfd('ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP'), 'ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP'],
  ])('%s', (_, typed, stored) => {
    expect(toNfc(typed)).toBe(stored);
    expect(stored).toBe(stored.normalize('NFC'));
  });

  it('cleans a line', () => {
    expect(cleanLine('  Huyện \u00A0 Cao\tLãnh\u200B\r\n ')).toBe('Huyện Cao Lãnh');
    expect(cleanLine('a\u0000b\uD800c\u202Ed')).toBe('a bcd');
  });

  it('keeps the lines of a text', () => {
    expect(cleanText(' Đã làm: \r\n- việc một  \r- việc\u0007 hai\u2028xong \n\n')).toBe('Đã làm:\n- việc một\n- việc  hai\nxong');
  });

  it('repairs look-alikes of Đ in names', () => {
    expect(cleanName('\u00D0ồng Tháp, \u00F0ịa chính, \u0189ức')).toBe('Đồng Tháp, địa chính, Đức');
  });
});

describe('search', () => {
  it.each([
    ['Tháp Mười', 'thap muoi'],
    ['ĐỒNG THÁP', 'dong thap'],
    [nfd('Cao Lãnh'), 'cao lanh'],
    ['hoà', 'hoa'],
    ['hòa', 'hoa'],
    ['TTHC, một cửa (liên thông)', 'tthc mot cua lien thong'],
    ['2018-Q2-873-04', '2018 q2 873 04'],
    ['Sở LĐ-TB&XH', 'so ld tb xh'],
    ['\u00D0iện', 'dien'],
    ['  ', ''],
  ])('%s folds to %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });
});

it('sorts as a Vietnamese reader expects', () => {
  const sorted = [
    'An Giang', 'Ăn', 'Ân', 'Ba Sao', 'Cao Lãnh', 'Châu Thành', 'Dương', 'Đào', 'Đồng Tháp', 'Hồng Ngự', 'Lai Vung', 'Lấp Vò', 'Phường 2', 'Phường 10', 'Sa Đéc', 'Tam Nông', 'Tân Hồng',
  ];
  expect([...sorted].reverse().sort(compareVietnamese)).toEqual(sorted);
  expect(['má', 'mạ', 'mã', 'ma', 'mả', 'mà'].sort(compareVietnamese)).toEqual(['ma', 'mà', 'mả', 'mã', 'má', 'mạ']);
});

describe('file names', () => {
  it.each([
    ['Báo cáo (bản ký).docx', 'Báo cáo (bản ký).docx'],
    [nfd('Biên bản [ký] 18.7.2018.pdf'), 'Biên bản [ký] 18.7.2018.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\a\\Thư xin lỗi.pdf', 'Thư xin lỗi.pdf'],
    ['báo\u0000 cáo\n.pdf', 'báo cáo.pdf'],
    ['hoa\u202Efdp.exe', 'hoafdp.exe'],
    ['..', 'tep'],
    ['', 'tep'],
    ['/', 'tep'],
    ['.htaccess', 'htaccess'],
    ['bản ký. . ', 'bản ký'],
    ['CON.pdf', '_CON.pdf'],
    ['aux', '_aux'],
    ['Nguyễn "X" <1>.pdf', 'Nguyễn "X" <1>.pdf'],
  ])('%j becomes %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('cuts a long name between letters and keeps the extension', () => {
    const cut = cleanFileName(`${'Ệ'.repeat(300)}.pdf`);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200);
    expect(cut).toMatch(/^Ệ+\.pdf$/u);
    expect(Buffer.byteLength(cleanFileName('a'.repeat(4000)))).toBe(200);
    expect(cleanFileName(`a.${'b'.repeat(300)}`)).toHaveLength(200);
  });
});
