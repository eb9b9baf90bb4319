import { readFile } from 'node:fs/promises';
import { checkArchive } from './archive-content';
import { checkHeic, checkJpeg, checkPng } from './image-content';
import { checkOffice } from './office-content';
import { checkOle } from './ole-content';
import { checkPdf } from './pdf-content';
import { Refused, type Refusal } from './refusal';

export interface InspectionTask {
  readonly path: string;
  /** Ending of the name, which the first bytes already agreed with. */
  readonly ending: string;
}

/** Reads one file to its depth. Runs where its death harms nobody. */
export async function inspectContent({ path, ending }: InspectionTask): Promise<Refusal | null> {
  try {
    await check(path, ending);
    return null;
  } catch (error) {
    if (error instanceof Refused) return { reason: error.reason, ...(error.entry === undefined ? {} : { entry: error.entry.slice(0, 120) }) };
    // Out of stack or of the range of a buffer: no file of an office does that.
    if (error instanceof RangeError) return { reason: 'checkFailed' };
    throw error;
  }
}

async function check(path: string, ending: string): Promise<void> {
  if (ending === 'zip') return checkArchive(path);
  const isOffice = ending === 'docx' || ending === 'xlsx';
  const bytes = await readFile(path);
  if (isOffice && !isOle(bytes)) return checkOffice(bytes, ending);
  if (ending === 'pdf') return checkPdf(bytes);
  if (ending === 'jpg' || ending === 'jpeg') return checkJpeg(bytes);
  if (ending === 'png') return checkPng(bytes);
  if (ending === 'heic') return checkHeic(bytes);
  return checkOle(bytes, ending);
}

/** The old container under a new ending: a password, or a file renamed. */
function isOle(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === '\xd0\xcf\x11\xe0';
}
