import { dirname, join } from 'node:path';

/**
 * Tinos: metric-compatible with Times New Roman, free (OFL), with every Vietnamese letter. NĐ 30/2020 names Times New Roman,
 * which may not be shipped. Embedded as a subset in each file.
 */
const ROOT = dirname(require.resolve('@expo-google-fonts/tinos/package.json'));
const file = (folder: string): string => join(ROOT, folder, `Tinos_${folder}.ttf`);

export const FONT = 'Tinos';
export const FONT_FILES = {
  normal: file('400Regular'),
  bold: file('700Bold'),
  italics: file('400Regular_Italic'),
  bolditalics: file('700Bold_Italic'),
} as const;

const ALLOWED: ReadonlySet<string> = new Set(Object.values(FONT_FILES));

/** pdfmake may read the four font files and nothing else (no image, no attachment, no address). */
export const mayReadFile = (path: string): boolean => ALLOWED.has(path);
export const mayFetch = (): boolean => false;
