import { lookUp } from '../../../kernel/look-up';
import { problem, type Problem } from '../../../kernel/problem';

/** What the bytes say a file is. `ole` is the container of .doc and .xls; `zip` of .docx, .xlsx and .zip. */
export type Container = 'pdf' | 'jpeg' | 'png' | 'heic' | 'zip' | 'ole' | null;

interface Accepted {
  readonly container: Exclude<Container, null>;
  readonly mediaType: string;
  /** An entry that an Office package of this kind must hold. */
  readonly entry?: string;
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
  docx: { container: 'zip', mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', entry: 'word/document.xml' },
  xlsx: { container: 'zip', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', entry: 'xl/workbook.xml' },
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

/** The accepted type, or why it is refused. */
export function acceptedType(name: string, head: Buffer): Accepted | Problem {
  const accepted = lookUp(ACCEPTED, endingOf(name));
  if (!accepted) return problem('file.typeNotAccepted', 'files', { name });
  if (containerOf(head) !== accepted.container) return problem('file.contentDiffers', 'files', { name });
  return accepted;
}

export interface PackageFacts {
  readonly names: readonly string[];
  readonly unpackedSize: number;
  readonly packedSize: number;
  readonly encrypted: boolean;
}

const MAX_ENTRIES = 5_000;
const MAX_UNPACKED = 1_000_000_000;
const MAX_RATIO = 200;

/** Packages are judged by their directory only; their content is never opened here (a 1 kB workbook can take all memory). */
export function packageProblem(name: string, accepted: Accepted, facts: PackageFacts): Problem | null {
  const { names, unpackedSize, packedSize } = facts;
  if (names.length > MAX_ENTRIES || unpackedSize > MAX_UNPACKED || unpackedSize > MAX_RATIO * Math.max(packedSize, 50_000)) {
    return problem('file.unpacksTooLarge', 'files', { name });
  }
  if (facts.encrypted) return problem('file.encrypted', 'files', { name });
  if (names.some((entry) => /^([/\\]|[a-z]:)/i.test(entry) || entry.split(/[/\\]/).includes('..'))) return problem('file.unsafePaths', 'files', { name });
  if (names.some((entry) => /(^|\/)vbaProject\.bin$/i.test(entry))) return problem('file.macros', 'files', { name });
  if (accepted.entry && !names.includes(accepted.entry)) return problem('file.contentDiffers', 'files', { name });
  return null;
}
