import { acceptedType, containerOf, endingOf } from './file-kind';

const HEAD: Readonly<Record<string, Buffer>> = {
  pdf: Buffer.from('%PDF-1.7\n'),
  jpeg: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  png: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  zip: Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14]),
  ole: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  heic: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic')]),
  exe: Buffer.from('MZ\x90\x00'),
  empty: Buffer.alloc(0),
};
const head = (name: string): Buffer => HEAD[name] ?? Buffer.alloc(0);

describe('what the bytes say a file is', () => {
  it.each([['pdf', 'pdf'], ['jpeg', 'jpeg'], ['png', 'png'], ['zip', 'zip'], ['ole', 'ole'], ['heic', 'heic'], ['exe', null], ['empty', null]])('%s is %s', (bytes, expected) => {
    expect(containerOf(head(bytes))).toBe(expected);
  });

  it('finds a PDF behind some junk, as readers do', () => {
    expect(containerOf(Buffer.concat([Buffer.from('\n\n  '), head('pdf')]))).toBe('pdf');
  });

  it.each([['Báo cáo.PDF', 'pdf'], ['a.tar.gz', 'gz'], ['không đuôi', ''], ['.pdf', 'pdf']])('the ending of %s is "%s"', (name, expected) => {
    expect(endingOf(name)).toBe(expected);
  });

  it.each([
    ['Báo cáo.pdf', 'pdf', 'application/pdf'],
    ['Ảnh.JPG', 'jpeg', 'image/jpeg'],
    ['bảng.xlsx', 'zip', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['công văn.doc', 'ole', 'application/msword'],
    ['bảng.exe', 'exe', 'file.typeNotAccepted'],
    ['không đuôi', 'pdf', 'file.typeNotAccepted'],
    ['thật ra là exe.pdf', 'exe', 'file.contentDiffers'],
    ['thật ra là ảnh.pdf', 'png', 'file.contentDiffers'],
    ['có thể có mật khẩu.docx', 'ole', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ])('%s with the bytes of %s: %s', (name, bytes, expected) => {
    const answer = acceptedType(name, head(bytes));
    expect('code' in answer ? answer.code : answer.mediaType).toBe(expected);
  });
});
