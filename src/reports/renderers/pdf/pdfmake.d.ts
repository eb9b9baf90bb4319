/** The part of pdfmake 0.3 that the PDF renderer uses; the package has no types of its own. */
declare module 'pdfmake' {
  namespace pdfmake {
    export type Margin = readonly [number, number, number, number];
    export type Content = string | ContentNode | readonly Content[];

    export interface ContentNode {
      readonly text?: string | readonly Content[];
      readonly stack?: readonly Content[];
      readonly columns?: readonly Content[];
      readonly columnGap?: number;
      readonly table?: TableNode;
      readonly layout?: string | TableLayout;
      readonly canvas?: readonly Vector[];
      readonly svg?: string;
      readonly section?: Content;
      readonly header?: PageContent;
      readonly footer?: PageContent;
      readonly pageSize?: 'A4';
      readonly pageOrientation?: 'portrait' | 'landscape';
      readonly pageMargins?: Margin;
      readonly pageBreak?: 'before' | 'after';
      readonly width?: number | 'auto' | '*';
      readonly height?: number;
      readonly margin?: Margin;
      readonly alignment?: 'left' | 'center' | 'right' | 'justify';
      readonly fontSize?: number;
      readonly lineHeight?: number;
      readonly leadingIndent?: number;
      readonly bold?: boolean;
      readonly italics?: boolean;
      readonly color?: string;
      readonly fillColor?: string;
      readonly colSpan?: number;
      readonly rowSpan?: number;
      readonly border?: readonly [boolean, boolean, boolean, boolean];
      readonly verticalAlignment?: 'top' | 'middle' | 'bottom';
      readonly unbreakable?: boolean;
      readonly preserveLeadingSpaces?: boolean;
      readonly noWrap?: boolean;
      readonly relativePosition?: { readonly x: number; readonly y: number };
      readonly headlineLevel?: number;
    }

    export interface TableNode {
      readonly body: readonly (readonly Content[])[];
      readonly widths?: readonly (number | 'auto' | '*')[];
      readonly heights?: number | readonly (number | 'auto')[];
      readonly headerRows?: number;
      readonly keepWithHeaderRows?: number;
      readonly dontBreakRows?: boolean;
    }

    export interface TableLayout {
      readonly hLineWidth?: (row: number, node: unknown, column: number) => number;
      readonly vLineWidth?: (column: number, node: unknown, row: number) => number;
      readonly hLineColor?: (row: number) => string;
      readonly vLineColor?: (column: number) => string;
      readonly paddingLeft?: (column: number) => number;
      readonly paddingRight?: (column: number) => number;
      readonly paddingTop?: (row: number) => number;
      readonly paddingBottom?: (row: number) => number;
    }

    export type Vector =
      | { readonly type: 'line'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly lineWidth: number }
      | { readonly type: 'rect'; readonly x: number; readonly y: number; readonly w: number; readonly h: number; readonly lineWidth: number };

    export type PageContent = (currentPage: number, pageCount: number) => Content;

    export interface DocumentDefinition {
      readonly content: readonly Content[];
      readonly defaultStyle: { readonly font: string; readonly fontSize: number; readonly lineHeight?: number };
      readonly pageSize: 'A4';
      readonly pageOrientation?: 'portrait' | 'landscape';
      readonly pageMargins: Margin;
      readonly header?: PageContent;
      readonly footer?: PageContent;
      readonly info: Readonly<Record<string, string | Date>>;
      readonly version: '1.7';
      readonly language: string;
      readonly displayTitle: boolean;
      readonly pageBreakBefore?: (node: NodeInfo, queries: NodeQueries) => boolean;
    }

    export interface NodeInfo {
      readonly headlineLevel?: number;
      /** `verticalRatio` runs from 0 at the top of the text area to 1 at its foot; headers and footers lie outside. */
      readonly startPosition: { readonly verticalRatio: number };
      /** Every page that it stands on. */
      readonly pageNumbers: readonly number[];
    }
    export interface NodeQueries {
      getFollowingNodesOnPage(): readonly NodeInfo[];
    }

    export interface FontFiles {
      readonly normal: string;
      readonly bold: string;
      readonly italics: string;
      readonly bolditalics: string;
    }

    export interface PdfMake {
      setFonts(fonts: Readonly<Record<string, FontFiles>>): void;
      setUrlAccessPolicy(allows: (url: string) => boolean): void;
      setLocalAccessPolicy(allows: (path: string) => boolean): void;
      createPdf(definition: DocumentDefinition): { getBuffer(): Promise<Buffer> };
    }
  }
  const pdfmake: pdfmake.PdfMake;
  export = pdfmake;
}
