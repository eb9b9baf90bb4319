import type { Reason } from './refusal';

/** Functions that send cells to the web or start another program while the workbook only opens. */
const FETCHES = /(^|[^\w.])(_xlfn\.)*(_xlws\.)?(WEBSERVICE|IMAGE)\s*\(/i;
const STARTS = /(^|[^\w.])(_xlfn\.)*(DDE|RTD)\s*\(/i;

/** Elements whose text Excel computes: cells, rules of formats and of input, names, columns of tables. */
const COMPUTED = new Set(['f', 'formula', 'formula1', 'formula2', 'oldFormula', 'definedName', 'calculatedColumnFormula', 'totalsRowFormula']);

export const isComputed = (element: string): boolean => COMPUTED.has(element);

/** End of a quoted piece that begins at `from`; the quote is written twice inside. Null when it never ends. */
function quoteEnd(formula: string, from: number): number | null {
  const quote = formula.charAt(from);
  for (let at = formula.indexOf(quote, from + 1); at >= 0; at = formula.indexOf(quote, at + 2)) if (formula.charAt(at + 1) !== quote) return at;
  return null;
}

/** End of `[ … ]` around the columns of a table, which may stand in one another; `'` takes the meaning from the next sign. */
function bracketEnd(formula: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < formula.length; at += 1) {
    const sign = formula.charAt(at);
    if (sign === "'") at += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']' && (depth -= 1) === 0) return at;
  }
  return null;
}

/** What is computed, without texts and columns of tables, and the quoted names of sheets. What never ends is left as it stands. */
function withoutQuotes(formula: string): { bare: string; quoted: readonly string[] } {
  const quoted: string[] = [];
  let bare = '';
  for (let at = 0; at < formula.length; at += 1) {
    const sign = formula.charAt(at);
    const end = sign === '"' || sign === "'" ? quoteEnd(formula, at) : sign === '[' ? bracketEnd(formula, at) : null;
    bare += sign;
    if (end === null) continue;
    if (sign === "'") quoted.push(formula.slice(at + 1, end).replace(/''/g, "'"));
    bare += formula.charAt(end);
    at = end;
  }
  return { bare, quoted };
}

/**
 * What a formula would do on opening. No operator is written `|`: outside a text, a column of a table and the name of a sheet it
 * stands between a program and what the program is told (`cmd|'/c calc'!A0`), wherever in the formula.
 * @param isSheet whether a sheet of this workbook is called so: a sheet may have the sign in its name
 */
export function formulaRefusal(formula: string, isSheet: (name: string) => boolean): Reason | null {
  const { bare, quoted } = withoutQuotes(formula);
  if (bare.includes('|') || STARTS.test(bare)) return 'dde';
  if (quoted.some((name) => name.includes('|') && !name.split(':').every(isSheet))) return 'dde';
  return FETCHES.test(bare) ? 'webFormula' : null;
}
