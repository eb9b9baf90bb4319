/** Style of a downloaded page. The print view of the web uses the same class names with the site's own style sheet. */
export const PAPER_STYLE = `
.paper{max-width:210mm;margin:0 auto;padding:20mm 15mm 20mm 30mm;font:14pt/1.35 Tinos,"Times New Roman",serif;color:#000;background:#fff;box-sizing:border-box}
.paper *{box-sizing:border-box}
.paper-sample{float:right;border:1px solid #000;padding:0 4px;font:bold 10pt/1.35 Tinos,"Times New Roman",serif}
.paper-head{display:grid;grid-template-columns:40% 60%;text-align:center;clear:both;font-size:13pt}
.paper-head__nation{font-size:12pt;white-space:nowrap}
.paper-urgency strong{border:1px solid #000;padding:1px 10px}
.paper-head p,.paper-centre p{margin:0}
.paper-head__issuer{font-size:12pt;text-transform:uppercase}
.paper-rule{width:40%;height:0;margin:2px auto 4px;border:0;border-top:1px solid #000}
.paper-rule--motto{width:60%}
.paper-centre{text-align:center;margin:12pt 0}
.paper-heading{font-size:14pt;margin:8pt 0 4pt}
.paper-heading--0{text-align:center}
.paper-heading--1{text-transform:uppercase;text-indent:12.7mm}
.paper-heading--2{text-indent:12.7mm}
.paper-part .paper-heading--2{text-indent:0}
.paper-pairs{display:grid;grid-template-columns:max-content 1fr;gap:4pt 12pt;margin:0 0 6pt 12.7mm}
.paper-pairs dd{margin:0;font-weight:bold}
.paper-points{margin:0 0 6pt;padding-left:24pt}
.paper-heading--3{font-weight:normal;text-indent:12.7mm}
.paper-text{margin:0 0 6pt}
.paper-text--body{text-align:justify;text-indent:12.7mm}
.paper-text--center{text-align:center}
.paper-table{border-collapse:collapse;width:100%;font-size:11pt;margin:0 0 8pt}
.paper-table th,.paper-table td{border:1px solid #000;padding:2px 4px;vertical-align:middle}
.paper-table thead{display:table-header-group}
.paper-table tr{break-inside:avoid}
.paper-table__group,.paper-table tbody th{text-align:left}
.paper-table__number{text-align:center;font-style:italic;font-size:10pt}
.paper-cell--right{text-align:right}
.paper-cell--center{text-align:center}
.paper-table tfoot td,.paper-table__title{font-weight:bold}
.paper-unit,.paper-note{font-style:italic;font-size:11pt;text-align:right;margin:4pt 0}
.paper-note{text-align:left}
.paper-figures{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:4px;font-size:10pt}
.paper-figure{border:1px solid #000;padding:4px}
.paper-figure dd{margin:0}
.paper-figure strong{font-size:18pt}
.paper-legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;font-size:10pt}
.paper-note-line{border-bottom:1px solid #000;height:22pt}
.paper-closing{display:flex;gap:8px;justify-content:space-between;margin-top:12pt;break-inside:avoid}
.paper-closing>*{flex:1}
.paper-recipients{font-size:11pt}
.paper-recipients p{margin:0}
.paper-recipients__label{font:italic bold 12pt/1.35 Tinos,"Times New Roman",serif}
.paper-signature{text-align:center;font-weight:bold}
.paper-signature p{margin:0}
.paper-signature__space{height:26mm;display:grid;place-items:center}
.paper-signature__space span{border:1px solid #000;padding:0 6px;font-size:11pt}
.paper-annex,.paper-break{break-before:page}
@page{size:A4;margin:20mm 15mm 20mm 30mm}
@media print{.paper{max-width:none;padding:0}}
`;
