// Draws one page of a PDF, or a picture, as PNG or JPEG: only pixels leave this process. Run by src/platform/jobs/limited-child.ts.
// draw-page.mjs <file> <media type> <page> <widest>; answers one line of JSON { pages, type, width, height } and the picture's bytes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, loadImage } from '@napi-rs/canvas';

const [, , file, mediaType, page, widest] = process.argv;
const WIDEST = Number(widest);
/** Above this a picture is no scan or photograph, but a trap. */
const MOST_PIXELS = 120_000_000;
const require = createRequire(import.meta.url);
const folderOf = (name) => dirname(require.resolve(`${name}/package.json`));

/** What a PDF does not carry itself is drawn with fonts that have all Vietnamese letters. */
function registerFonts() {
  const tinos = folderOf('@expo-google-fonts/tinos');
  const liberation = join(folderOf('pdfjs-dist'), 'standard_fonts');
  for (const name of ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']) {
    const path = join(tinos, name, `Tinos_${name}.ttf`);
    for (const alias of ['Times New Roman', 'Times', 'serif']) GlobalFonts.registerFromPath(path, alias);
  }
  for (const style of ['Regular', 'Italic', 'Bold', 'BoldItalic']) {
    for (const alias of ['Arial', 'Helvetica', 'sans-serif']) GlobalFonts.registerFromPath(join(liberation, `LiberationSans-${style}.ttf`), alias);
  }
}

async function drawPdf(bytes) {
  registerFonts();
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = folderOf('pdfjs-dist');
  const pdf = await getDocument({
    data: new Uint8Array(bytes),
    standardFontDataUrl: join(root, 'standard_fonts') + '/',
    cMapUrl: join(root, 'cmaps') + '/',
    cMapPacked: true,
    wasmUrl: join(root, 'wasm') + '/',
    iccUrl: join(root, 'iccs') + '/',
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    maxImageSize: MOST_PIXELS,
    verbosity: 0,
  }).promise;
  const number = Math.min(Math.max(1, Number(page)), pdf.numPages);
  const one = await pdf.getPage(number);
  const plain = one.getViewport({ scale: 1 });
  const scale = Math.min(WIDEST / plain.width, (WIDEST * 2) / plain.height, 4);
  const viewport = one.getViewport({ scale });
  const canvas = createCanvas(Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  await one.render({ canvas, canvasContext: context, viewport, annotationMode: 1 }).promise;
  return { canvas, pages: pdf.numPages, crisp: true };
}

function shrunk(image, width, height) {
  const scale = Math.min(1, WIDEST / width, (WIDEST * 2) / height);
  const canvas = createCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** Width and height as the file's own head says, before a single pixel is unpacked. */
function statedSize(bytes) {
  if (bytes[0] === 0x89) return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1];
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error('no size');
}

function assertModest(width, height) {
  if (!(width > 0 && height > 0) || width * height > MOST_PIXELS) throw new Error('too many pixels');
}

async function drawPicture(bytes) {
  assertModest(...statedSize(bytes));
  const image = await loadImage(bytes);
  return { canvas: shrunk(image, image.width, image.height), pages: 1, crisp: mediaType === 'image/png' };
}

async function drawHeic(bytes) {
  const libheif = require('libheif-js/wasm-bundle');
  const [image] = new libheif.HeifDecoder().decode(bytes);
  const [width, height] = [image.get_width(), image.get_height()];
  assertModest(width, height);
  const whole = createCanvas(width, height);
  const context = whole.getContext('2d');
  const pixels = context.createImageData(width, height);
  await new Promise((resolve, reject) => image.display(pixels, (shown) => (shown ? resolve(shown) : reject(new Error('not drawn')))));
  context.putImageData(pixels, 0, 0);
  return { canvas: shrunk(whole, width, height), pages: 1, crisp: false };
}

const DRAW = { 'application/pdf': drawPdf, 'image/jpeg': drawPicture, 'image/png': drawPicture, 'image/heic': drawHeic };
const { canvas, pages, crisp } = await DRAW[mediaType](readFileSync(file));
// Letters stay sharp as PNG; a scan would be several megabytes so.
let type = 'image/png';
let picture = crisp ? canvas.encodeSync('png') : null;
if (picture === null || picture.length > 900_000) {
  type = 'image/jpeg';
  picture = canvas.encodeSync('jpeg', 85);
}
const head = JSON.stringify({ pages, type, width: canvas.width, height: canvas.height });
process.stdout.write(Buffer.concat([Buffer.from(`${head}\n`), picture]), () => process.exit(0));
