/**
 * Advance widths of Times New Roman (the same in Tinos, measured from its font files) in thousandths of the type size.
 * Needed to draw lines "as long as the text" and "1/3 to 1/2 of the text" (NĐ 30/2020, Phụ lục I) in every format.
 */
const WIDTHS: Readonly<Record<FontFace, Readonly<Record<number, string>>>> = {
  regular: {
    180: "'", 200: '|', 250: ' ,.', 278: '/:;\\ijlt', 333: '!()-I[]`fr', 389: 'Js', 408: '"', 444: '?acez', 469: '^', 480: '{}',
    500: '#$*0123456789_bdghknopquvxyđ–', 529: 'ơ', 541: '~', 542: 'ư', 556: 'FPS', 564: '+<=>', 611: 'ELTZ', 667: 'BCR',
    722: 'ADGHKNOQUVXYwĐƠ', 776: 'Ư', 778: '&m', 833: '%', 889: 'M', 921: '@', 944: 'W', 1000: '—…',
  },
  bold: {
    220: '|', 250: ' ,.', 278: "'/\\il", 333: '!()-:;[]`fjt', 389: 'Is', 394: '{}', 444: 'cerz', 500: '#$*0123456789?J_agovxy–',
    520: '~', 554: 'ơ', 555: '"', 556: 'Sbdhknpquđ', 570: '+<=>', 581: '^', 600: 'ư', 611: 'FP', 667: 'BELTZ', 722: 'ACDNRUVXYwĐ',
    778: 'GHKOQƠ', 796: 'Ư', 833: '&m', 930: '@', 944: 'M', 1000: '%W—…',
  },
};

export type FontFace = 'regular' | 'bold';

const byCharacter: Readonly<Record<FontFace, ReadonlyMap<string, number>>> = {
  regular: invert(WIDTHS.regular),
  bold: invert(WIDTHS.bold),
};
/** Letters that are not in the table are as wide as a digit. */
const OTHER_WIDTH = 500;

/** Width of one line of text in points at the given type size. Marks add nothing: ấ is as wide as a. */
export function textWidthPt(text: string, sizePt: number, face: FontFace = 'regular'): number {
  let total = 0;
  for (const character of text.normalize('NFC')) {
    const known = byCharacter[face].get(character) ?? byCharacter[face].get(baseLetter(character));
    total += known ?? OTHER_WIDTH;
  }
  return (total / 1000) * sizePt;
}

/** The printed lines a text takes in a column of the given width; words are never split, line feeds count. */
export function lineCount(text: string, sizePt: number, widthPt: number, face: FontFace = 'regular'): number {
  const space = textWidthPt(' ', sizePt, face);
  let lines = 0;
  for (const part of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of part.split(' ')) {
      const width = textWidthPt(word, sizePt, face);
      if (used > 0 && used + space + width > widthPt) {
        lines += 1;
        used = 0;
      }
      if (width > widthPt) lines += Math.ceil(width / widthPt) - 1;
      used += (used > 0 ? space : 0) + width;
    }
  }
  return lines;
}

/** Takes the tone and quality marks off, but not the horn: ờ becomes ơ, ệ becomes e. */
function baseLetter(character: string): string {
  const stripped = character.normalize('NFD').replace(/[\u0300-\u031A\u031C-\u036F]/gu, '');
  return stripped.normalize('NFC');
}

function invert(widths: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(widths).flatMap(([width, characters]) => [...characters].map((character) => [character, Number(width)] as const)));
}
