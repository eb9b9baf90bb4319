import { escapeXml } from '../escape-xml';

export const escapeHtml = escapeXml;

export function element(name: string, className: string, content: string): string {
  return `<${name} class="${className}">${content}</${name}>`;
}

/** Keeps line feeds and the gaps left for writing. */
export function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>').replace(/ {2,}/g, (gap) => '&#160;'.repeat(gap.length));
}
