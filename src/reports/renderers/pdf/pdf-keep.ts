import type { NodeInfo, NodeQueries } from 'pdfmake';
import type { OfficialLayout } from '../../model/official-layout';
import { A4_PT, pt } from './pdf-units';

/** Marks of pdfmake's `headlineLevel`: headings, leads into a list and a list's first line go on with what follows; running text does not begin with a lone line. */
export const KEPT_WITH_NEXT = 1;
export const RUNNING_TEXT = 0;
/** The last paragraph of a paper: it goes with the signature. */
export const BEFORE_CLOSING = 2;

/** A line of Tinos is higher than its type size. */
const LINE_HEIGHT = 1.15;

/** Decides where a page ends early, so that its last line does not stand alone. `closingPt`: height of what closes the paper, 0 for none. */
export function breaksBefore(layout: OfficialLayout, closingPt: number): (node: NodeInfo, queries: NodeQueries) => boolean {
  const textHeight = A4_PT.height - pt(layout.marginsMm.top) - pt(layout.marginsMm.bottom);
  const lastTwoLines = 1 - (2 * layout.sizes.body * LINE_HEIGHT * layout.body.lineSpacing) / textHeight;
  const begins = ({ startPosition, pageNumbers }: NodeInfo): boolean => pageNumbers.length === 1 || startPosition.verticalRatio <= lastTwoLines;
  return (node, queries) => {
    if (node.headlineLevel === RUNNING_TEXT) return !begins(node);
    if (node.headlineLevel === BEFORE_CLOSING) {
      // pdfmake tells of an unbreakable block where it would have stood, not where it was moved to: whether it fits is calculated.
      const closing = queries.getFollowingNodesOnPage().find(({ startPosition: { verticalRatio } }) => verticalRatio > node.startPosition.verticalRatio && verticalRatio < 1);
      return node.pageNumbers.length === 1 && (closing === undefined || closing.startPosition.verticalRatio + closingPt / textHeight > 1);
    }
    if (node.headlineLevel !== KEPT_WITH_NEXT) return false;
    const own = node.startPosition.verticalRatio;
    // Page heads and feet lie outside the text.
    const inText = queries.getFollowingNodesOnPage().filter(({ startPosition: { verticalRatio } }) => verticalRatio > own && verticalRatio < 1);
    return !inText.some((other) => other.headlineLevel !== KEPT_WITH_NEXT && begins(other));
  };
}
