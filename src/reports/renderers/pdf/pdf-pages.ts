import type { Content, PageContent } from 'pdfmake';
import type { OfficialLayout } from '../../model/official-layout';
import { sampleMark } from './pdf-lines';
import { pt } from './pdf-units';

const HEAD_TOP_MM = 9;

export interface PageDecoration {
  readonly header: PageContent;
  readonly footer: PageContent;
}

/** How often pdfmake has begun to number the pages of the document: it lays a document out again for every page break it adds. */
export interface Layouts {
  count: number;
}

/** Page number and sample mark of one section. Each section counts from 1 (annexes are numbered on their own) and hides the number on its first page. */
export function pageDecoration(layout: OfficialLayout, sampleNotice: boolean, layouts: { readonly header: Layouts; readonly footer: Layouts }): PageDecoration {
  const headerNumber = sectionPageNumber(layout, layouts.header);
  const footerNumber = sectionPageNumber(layout, layouts.footer);
  const { marginsMm, pageNumber } = layout;
  const left = pt(marginsMm.left);
  const right = pt(marginsMm.right);
  const numberText = (page: string, alignment: 'center' | 'right'): Content => ({ text: page, fontSize: pageNumber.size, alignment, lineHeight: 1 });

  return {
    header: (currentPage) => {
      const page = headerNumber(currentPage);
      const mark: Content = sampleNotice ? { columns: [{ width: '*', text: '' }, { width: 'auto', stack: [sampleMark(9)] }] } : { text: '' };
      const number = pageNumber.place === 'topCentre' ? numberText(page, 'center') : { text: '' };
      return { columns: [{ width: '*', text: '' }, { width: '*', stack: [number] }, { width: '*', stack: [mark] }], margin: [left, pt(HEAD_TOP_MM), right, 0] };
    },
    footer: (currentPage) => {
      if (pageNumber.place !== 'bottomRight') return { text: '' };
      return { stack: [numberText(footerNumber(currentPage), 'right')], margin: [left, pt(4), right, 0] };
    },
  };
}

/** pdfmake asks for every page of the document in order, and once more from its first page when it lays the document out again: a section may then begin elsewhere. */
function sectionPageNumber(layout: OfficialLayout, layouts: Layouts): (currentPage: number) => string {
  let first = 0;
  let numbered = 0;
  return (currentPage) => {
    if (currentPage === 1) layouts.count += 1;
    if (numbered !== layouts.count) first = currentPage;
    numbered = layouts.count;
    const page = currentPage - first + 1;
    return page === 1 && layout.pageNumber.hiddenOnFirstPage ? '' : String(page);
  };
}
