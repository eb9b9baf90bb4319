import { lookUp } from '../../../kernel/look-up';
import { problem, type Problem } from '../../../kernel/problem';

/** What the bytes say a file is. `ole` is the container of .doc and .xls; `zip` of .docx, .xlsx and .zip. */
export type Container = 'pdf' | 'jpeg' | 'png' | 'heic' | 'zip' | 'ole' | null;

interface Accepted {
  readonly container: Exclude<Container, null>;
  readonly mediaType: string;
}

/** The types an office sends; type is decided by content, the ending must agree with it. */
const ACCEPTED: Readonly<Record<string, Accepted>> = {
  pdf: { container: 'pdf', mediaType: 'application/pdf' },
  jpg: { container: 'jpeg', mediaType: 'image/jpeg' },
  jpeg: { container: 'jpeg', mediaType: 'image/jpeg' },
  png: { container: 'png', mediaType: 'image/png' },
  heic: { container: 'heic', mediaType: 'image/heic' },
  doc: { container: 'ole', mediaType: 'application/msword' },
  xls: { container: 'ole', mediaType: 'application/vnd.ms-excel' },
  docx: { container: 'zip', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { container: 'zip', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  zip: { container: 'zip', mediaType: 'application/zip' },
};

export const ACCEPTED_ENDINGS: readonly string[] = Object.keys(ACCEPTED);

const startsWith = (head: Buffer, bytes: readonly number[], at = 0): boolean => bytes.every((byte, index) => head[at + index] === byte);

/** @param head the first bytes of the file, 1024 are enough (a PDF header may follow some junk) */
export function containerOf(head: Buffer): Container {
  if (head.includes('%PDF-')) return 'pdf';
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return 'ole';
  if (head.toString('latin1', 4, 8) === 'ftyp' && /^(heic|heix|hevc|mif1|msf1)$/.test(head.toString('latin1', 8, 12))) return 'heic';
  return null;
}

export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function isOffice(name: string): boolean {
  return ['docx', 'xlsx'].includes(endingOf(name));
}

/** The accepted type, or why it is refused. */
export function acceptedType(name: string, head: Buffer): Accepted | Problem {
  const accepted = lookUp(ACCEPTED, endingOf(name));
  if (!accepted) return problem('file.typeNotAccepted', 'files', { name });
  const found = containerOf(head);
  // A new Office file with a password lies in the old container: looked at more closely before it is refused.
  if (found === 'ole' && isOffice(name)) return accepted;
  if (found !== accepted.container) return problem('file.contentDiffers', 'files', { name });
  return accepted;
}
