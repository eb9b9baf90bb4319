// Reads a PDF with pdf.js, independently of the library that wrote it, and prints what is on each page as JSON.
// All lengths in millimetres from the top left corner of the page, sizes in points. pdf.js is ESM only, hence a process of its own.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MM = 25.4 / 72;
const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const pdf = await getDocument({
  data: new Uint8Array(readFileSync(process.argv[2])),
  standardFontDataUrl: join(root, 'standard_fonts') + '/',
  isEvalSupported: false,
  verbosity: 0,
}).promise;

const pages = [];
for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  const content = await page.getTextContent();
  const texts = content.items
    .filter((item) => item.str !== undefined && item.str !== '')
    .map((item) => ({
      text: item.str,
      x: item.transform[4] * MM,
      baseline: (height - item.transform[5]) * MM,
      width: item.width * MM,
      size: Math.round(Math.hypot(item.transform[2], item.transform[3]) * 100) / 100,
      font: page.commonObjs.has(item.fontName) ? page.commonObjs.get(item.fontName).name : item.fontName,
    }));
  pages.push({ width: width * MM, height: height * MM, texts, lines: horizontalLines(operators) });
}
process.stdout.write(JSON.stringify({ pages, metadata: (await pdf.getMetadata()).info }));

// Stroked paths without height. The writer draws from the top, so the path's own y already counts downwards.
function horizontalLines({ fnArray, argsArray }) {
  const lines = [];
  let lineWidth = 1;
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    if (operator === OPS.setLineWidth) lineWidth = args[0];
    if (operator !== OPS.constructPath || args[0] !== OPS.stroke || args[2] === null) return;
    const [x1, y1, x2, y2] = args[2];
    if (Math.abs(y2 - y1) < 0.01 && x2 > x1) lines.push({ x: x1 * MM, y: y1 * MM, length: (x2 - x1) * MM, widthPt: lineWidth });
  });
  return lines;
}
