import { megabytes, say, type Words } from './words';

/** Why a chosen file cannot be sent, in words, or null. The server checks the content again. */
export function fileProblem(file: File, maxMb: number, accept: string, words: Words): string | null {
  const name = file.name.normalize('NFC');
  const extensions = accept.split(',').map((one) => one.trim().toLowerCase()).filter((one) => one.startsWith('.'));
  const accepted = extensions.length === 0 || extensions.some((extension) => name.toLowerCase().endsWith(extension));
  if (!accepted) return say(words, extensions.join() === '.pdf' ? 'notPdf' : extensions.join() === '.xlsx' ? 'notXlsx' : 'wrongType', { name });
  if (file.size === 0) return say(words, 'empty', { name });
  if (file.size > maxMb * 1_000_000) return say(words, 'tooLarge', { size: megabytes(file.size), max: maxMb });
  return null;
}
