import { Workbook, type CellValue, type Worksheet } from 'exceljs';

export const HEADS = { code: 'Mã tồn tại', result: 'Kết quả khắc phục', done: 'Việc đã làm và kết quả', committedOn: 'Ngày cam kết hoàn thành', receiver: 'Cơ quan nhận chuyển', figures: 'Số liệu sau khắc phục', causeKind: 'Loại nguyên nhân', cause: 'Nguyên nhân', difficulty: 'Khó khăn, kiến nghị' } as const;
export type Head = keyof typeof HEADS;

/** A downloaded workbook in the hands of somebody who fills it in. */
export class FilledWorkbook {
  private constructor(readonly workbook: Workbook) {}

  static async open(bytes: Buffer): Promise<FilledWorkbook> {
    const workbook = new Workbook();
    await workbook.xlsx.load(bytes as never);
    return new FilledWorkbook(workbook);
  }

  get table(): Worksheet {
    return this.workbook.worksheets[0] as Worksheet;
  }

  get headRow(): number {
    for (let row = 1; row < 20; row += 1) for (let column = 1; column < 12; column += 1) if (this.table.getCell(row, column).value === HEADS.code) return row;
    throw new Error('no head');
  }

  columnOf(head: Head): number {
    for (let column = 1; column < 15; column += 1) if (this.table.getCell(this.headRow, column).value === HEADS[head]) return column;
    throw new Error(head);
  }

  /** Row of the n-th finding, counted from 1. */
  rowOf(n: number): number {
    return this.headRow + n;
  }

  fill(n: number, values: Partial<Record<Head, CellValue>>): this {
    for (const [head, value] of Object.entries(values)) this.table.getCell(this.rowOf(n), this.columnOf(head as Head)).value = value;
    return this;
  }

  at(n: number, head: Head): string {
    return this.table.getCell(this.rowOf(n), this.columnOf(head)).address;
  }

  async bytes(): Promise<Buffer> {
    return Buffer.from(await this.workbook.xlsx.writeBuffer());
  }
}
