import { readZip, xmlText } from './zip-reader';

export interface SheetCell {
  readonly ref: string;
  /** As stored: number of a `<v>`, text of a shared string, null when the cell only has a style. */
  readonly value: string | number | null;
  readonly formula: string | null;
  readonly format: string;
  readonly font: string;
}
export interface SheetReading {
  readonly name: string;
  readonly xml: string;
  readonly cells: ReadonlyMap<string, SheetCell>;
}
export interface WorkbookReading {
  readonly sheets: readonly SheetReading[];
  readonly files: ReadonlyMap<string, string>;
}

const BUILT_IN_FORMATS: Readonly<Record<string, string>> = { '0': 'General', '1': '0', '3': '#,##0', '49': '@' };

/** Reads the XML itself, not through the library that wrote it. */
export async function readXlsx(bytes: Buffer): Promise<WorkbookReading> {
  const files = await readZip(bytes);
  const strings = all(file(files, 'xl/sharedStrings.xml'), /<si>(.*?)<\/si>/gs).map((item) => all(item, /<t[^>]*>(.*?)<\/t>/gs).map(spreadsheetText).join(''));
  const styles = cellStyles(file(files, 'xl/styles.xml'));
  const names = all(file(files, 'xl/workbook.xml'), /<sheet [^>]*name="([^"]*)"/g).map(xmlText);
  const sheets = names.map((name, index) => {
    const xml = file(files, `xl/worksheets/sheet${index + 1}.xml`);
    const cells = new Map<string, SheetCell>();
    for (const match of xml.matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs)) {
      const [, ref = '', style = '0', type, content = ''] = match;
      const raw = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      const formula = /<f[^>]*>(.*?)<\/f>/s.exec(content)?.[1];
      const look = styles[Number(style)];
      cells.set(ref, {
        ref,
        value: raw === undefined ? null : type === 's' ? (strings[Number(raw)] ?? null) : type === 'str' ? xmlText(raw) : Number(raw),
        formula: formula === undefined ? null : xmlText(formula),
        format: look?.format ?? 'General',
        font: look?.font ?? '',
      });
    }
    return { name, xml, cells };
  });
  return { sheets, files };
}

/** The column of a sheet from top to bottom, values only. */
export function columnValues(sheet: SheetReading, letters: string): (string | number)[] {
  return [...sheet.cells.values()].filter((cell) => cell.ref.replace(/\d+/, '') === letters && cell.value !== null).map((cell) => cell.value as string | number);
}

/** A spreadsheet shows `_x0041_` as the character of that number. */
function spreadsheetText(xml: string): string {
  return xmlText(xml).replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function cellStyles(xml: string): readonly { readonly format: string; readonly font: string }[] {
  const custom = new Map([...xml.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((match) => [match[1], xmlText(match[2] ?? '')]));
  const fonts = all(xml, /<font>(.*?)<\/font>/gs).map((font) => /<name val="([^"]*)"/.exec(font)?.[1] ?? '');
  const cellFormats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(xml)?.[1] ?? '';
  return [...cellFormats.matchAll(/<xf numFmtId="(\d+)" fontId="(\d+)"/g)].map((match) => ({
    format: custom.get(match[1]) ?? BUILT_IN_FORMATS[match[1] ?? ''] ?? `#${match[1]}`,
    font: fonts[Number(match[2])] ?? '',
  }));
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function file(files: ReadonlyMap<string, string>, path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`No ${path} among ${[...files.keys()].join(', ')}`);
  return text;
}
