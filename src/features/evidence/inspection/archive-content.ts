import { lookUp } from '../../../kernel/look-up';
import { checkHeic, checkJpeg, checkPng } from './image-content';
import { checkOffice } from './office-content';
import { checkOle } from './ole-content';
import { checkPdf } from './pdf-content';
import { Refused } from './refusal';
import { withZip, type ZipEntry } from './zip-reader';

/** Endings that run, install or show as a page when somebody opens what they unpacked. */
const PROGRAMS =
  /\.(exe|dll|com|scr|pif|cpl|msi|msp|msix|appx|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|jar|class|lnk|url|scf|reg|inf|sh|bash|py|pl|rb|php|apk|app|dmg|pkg|deb|rpm|run|bin|elf|so|ocx|sys|drv|chm|hlp|gadget|application|xll|xlam|html?|xhtml|mht|mhtml|svgz?|swf|iqy|slk|settingcontent-ms|library-ms|search-ms|theme)$/i;
const WITH_MACROS = /\.(docm|dotm|dot|xlsm|xltm|xlsb|xlt|xla|pptm|potm|ppsm|ppam)$/i;
const ARCHIVES = /\.(zip|zipx|rar|7z|gz|tgz|bz2|xz|tar|cab|arj|lzh|ace|iso|img|vhdx?|wim|udf|z)$/i;
const PROGRAM_HEADS = /^(MZ|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf]|#!|L\0\0\0\x01\x14\x02\0)/;
const ARCHIVE_HEADS = /^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ|MSCF)/;
/** Left by systems and programs beside what people packed. */
const LEAVINGS = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
const MAX_DEEP = 60_000_000;

const DEEP: Readonly<Record<string, (bytes: Buffer) => void | Promise<void>>> = {
  pdf: checkPdf,
  jpg: checkJpeg,
  jpeg: checkJpeg,
  png: checkPng,
  heic: checkHeic,
  doc: (bytes) => checkOle(bytes, 'doc'),
  xls: (bytes) => checkOle(bytes, 'xls'),
  docx: (bytes) => checkOffice(bytes, 'docx'),
  xlsx: (bytes) => checkOffice(bytes, 'xlsx'),
};

const HEADS: Readonly<Record<string, RegExp>> = {
  pdf: /%PDF-/,
  jpg: /^\xff\xd8\xff/,
  jpeg: /^\xff\xd8\xff/,
  png: /^\x89PNG/,
  heic: /^....ftyp/s,
  doc: /^\xd0\xcf\x11\xe0/,
  xls: /^\xd0\xcf\x11\xe0/,
  docx: /^PK\x03\x04/,
  xlsx: /^PK\x03\x04/,
};

/**
 * A ZIP of evidence: each file inside is checked as if it had come alone; no programs, no archive within the archive.
 * @throws Refused naming the entry
 */
export async function checkArchive(source: string): Promise<void> {
  await withZip(source, async (entries) => {
    for (const entry of entries) await checkEntry(entry);
  });
}

async function checkEntry(entry: ZipEntry): Promise<void> {
  const { name } = entry;
  // Windows drops dots and spaces at the end: `x.exe. ` becomes a program.
  const plain = name.replace(/[\s.]+$/, '');
  if (PROGRAMS.test(plain) || /[\u202a-\u202e\u2066-\u2069]/.test(name)) throw new Refused('programInside', name);
  if (WITH_MACROS.test(plain)) throw new Refused('macros', name);
  if (ARCHIVES.test(plain)) throw new Refused('nestedArchive', name);
  if (LEAVINGS.test(name)) return entry.read(() => undefined);
  const ending = (/\.([^.]+)$/.exec(plain)?.[1] ?? '').toLowerCase();
  const deep = lookUp(DEEP, ending);
  const pieces: Buffer[] = [];
  let head = '';
  await entry.read((piece) => {
    if (head === '') head = piece.toString('latin1', 0, 1024);
    if (deep && entry.size <= MAX_DEEP) pieces.push(piece);
  });
  if (PROGRAM_HEADS.test(head)) throw new Refused('programInside', name);
  if (ARCHIVE_HEADS.test(head) || (!deep && /^PK\x03\x04/.test(head) && !/^(pptx|odt|ods|odp)$/.test(ending))) throw new Refused('nestedArchive', name);
  if (!deep || entry.size === 0) return;
  if (entry.size > MAX_DEEP) throw new Refused('unpacksTooLarge', name);
  if (!lookUp(HEADS, ending)?.test(head)) throw new Refused('contentDiffers', name);
  try {
    await deep(Buffer.concat(pieces));
  } catch (error) {
    throw error instanceof Refused ? new Refused(error.reason, name) : error;
  }
}
