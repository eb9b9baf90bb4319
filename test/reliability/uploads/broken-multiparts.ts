import { pdfOf } from './pdf-maker';
import type { Seeded } from './seeded';

export interface BrokenForm {
  readonly kind: string;
  readonly type: string;
  readonly body: Buffer;
}

const B = 'ranh-gioi-18';
const TYPE = `multipart/form-data; boundary=${B}`;
const part = (head: string, content: Buffer | string = 'x'): Buffer => Buffer.concat([Buffer.from(`--${B}\r\n${head}\r\n\r\n`), Buffer.from(content as string), Buffer.from('\r\n')]);
const fieldHead = (name: string): string => `Content-Disposition: form-data; name="${name}"`;
const fileHead = (name: string): string => `Content-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/pdf`;
const END = Buffer.from(`--${B}--\r\n`);
const form = (...parts: readonly Buffer[]): Buffer => Buffer.concat([...parts, END]);

function whole(): Buffer {
  return form(part(fieldHead('ghiChu'), 'một'), part(fileHead('a.pdf'), pdfOf()));
}

/** Shapes no browser sends, each by its name. */
function shapes(seeded: Seeded): readonly BrokenForm[] {
  const one = (kind: string, body: Buffer, type = TYPE): BrokenForm => ({ kind, type, body });
  const good = part(fileHead('a.pdf'), pdfOf());
  return [
    one('no boundary', whole(), 'multipart/form-data'),
    one('an empty boundary', whole(), 'multipart/form-data; boundary='),
    one('another boundary', whole(), 'multipart/form-data; boundary=khac'),
    one('a boundary of 300 letters', whole(), `multipart/form-data; boundary=${'x'.repeat(300)}`),
    one('a boundary twice', whole(), `${TYPE}; boundary=khac`),
    one('multipart of another kind', whole(), `multipart/mixed; boundary=${B}`),
    one('nothing', Buffer.alloc(0)),
    one('only the end', END),
    one('without its end', whole().subarray(0, -10)),
    one('line ends of Unix', Buffer.from(whole().toString('latin1').replace(/\r\n/g, '\n'), 'latin1')),
    one('10,000 parts', form(...Array.from({ length: 10_000 }, (_, index) => part(fieldHead(`f${index}`))))),
    one('1,000 files', form(...Array.from({ length: 1_000 }, (_, index) => part(fileHead(`${index}.pdf`))))),
    one('parts within parts', form(part(`${fieldHead('files')}\r\nContent-Type: multipart/mixed; boundary=y`, `--y\r\n${fileHead('a.pdf')}\r\n\r\nx\r\n--y--`))),
    one('fields nested 5,000 deep', form(part(fieldHead(`a${'[b]'.repeat(5_000)}`)))),
    one('an index of four thousand millions', form(part(fieldHead('a[4294967294]')), good)),
    one('a prototype', form(part(fieldHead('__proto__')), part(fieldHead('constructor[prototype][x]')))),
    one('a head of 64 kB', form(part(`${fileHead('a.pdf')}\r\nX-La: ${'x'.repeat(65_000)}`, pdfOf()))),
    one('2,000 heads', form(part(`${fileHead('a.pdf')}\r\n${Array.from({ length: 2_000 }, (_, index) => `X-${index}: 1`).join('\r\n')}`, pdfOf()))),
    one('a part without a head', form(Buffer.from(`--${B}\r\n\r\nx\r\n`))),
    one('a part without a name', form(part('Content-Disposition: form-data; filename="a.pdf"', pdfOf()))),
    one('a part with two names', form(part('Content-Disposition: form-data; name="files"; name="x"; filename="a.pdf"; filename="b.exe"', pdfOf()))),
    one('a field of a megabyte', form(part(fieldHead('ghiChu'), 'x'.repeat(900_000)))),
    one('a name with a NUL', form(part(fileHead('a\0.exe\0.pdf'), pdfOf()))),
    one('a name with line ends', form(part(fileHead('a%0d%0aX-La: 1.pdf'), pdfOf()))),
    one('a name that is no UTF-8', form(Buffer.concat([Buffer.from(`--${B}\r\nContent-Disposition: form-data; name="files"; filename="`), Buffer.from([0xc3, 0x28, 0xff, 0xfe]), Buffer.from('.pdf"\r\n\r\n'), pdfOf(), Buffer.from('\r\n')]))),
    one('a name in the other notation', form(part("Content-Disposition: form-data; name=\"files\"; filename*=UTF-8''..%2f..%2fa.pdf", pdfOf()))),
    one('a name of nothing', form(part(fileHead(''), pdfOf()))),
    one('a name of 10,000 letters', form(part(fileHead(`${'ă'.repeat(10_000)}.pdf`), pdfOf()))),
    one('an encoding of its own', form(part(`${fileHead('a.pdf')}\r\nContent-Transfer-Encoding: base64`, pdfOf().toString('base64')))),
    one('junk before', Buffer.concat([seeded.bytes(50_000), Buffer.from('\r\n'), whole()])),
    one('junk behind', Buffer.concat([whole(), seeded.bytes(50_000)])),
    one('boundaries only', Buffer.from(`--${B}\r\n`.repeat(5_000))),
    one('JSON', Buffer.from('{"files":[]}')),
  ];
}

/** Named shapes, then whole forms with bytes turned over or cut anywhere, by the seed. */
export function brokenForms(seeded: Seeded, count: number): readonly BrokenForm[] {
  const forms = [...shapes(seeded)];
  while (forms.length < count) {
    const body = Buffer.from(whole());
    if (seeded.below(3) === 0) {
      forms.push({ kind: 'cut', type: TYPE, body: body.subarray(0, seeded.below(body.length)) });
      continue;
    }
    // In the framing, where it hurts, not in the file.
    const places = seeded.below(2) === 0 ? 260 : body.length;
    for (let flips = 1 + seeded.below(6); flips > 0; flips -= 1) body[seeded.below(places)] = seeded.below(256);
    forms.push({ kind: 'bytes turned over', type: TYPE, body });
  }
  return forms;
}
