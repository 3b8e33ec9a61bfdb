import type { ComponentChildren } from "preact";

export interface Column<Row> {
  name: string;
  cell: (row: Row) => ComponentChildren;
  /** Figures stand under each other by their last digit. */
  numeric?: boolean;
}

interface Table<Row> {
  /** What the table holds, for who does not see what stands above it. */
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  /** Is told where each row is, by its key. */
  rowRef?: (element: HTMLTableRowElement | null, key: string) => void;
}

/**
 * A table that a narrow screen shows as one card a row, each cell under its column's name. Roles are
 * written out: to some screen readers, a table that is laid out otherwise is no table any more.
 */
export function Records<Row>({ caption, columns, rows, keyOf, rowRef }: Table<Row>) {
  return (
    <table class="records" role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, numeric }) => (
            <th key={name} role="columnheader" scope="col" class={kind(numeric)}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr
            key={keyOf(row)}
            role="row"
            tabIndex={rowRef && -1}
            ref={(element) => rowRef?.(element, keyOf(row))}
          >
            {columns.map(({ name, cell, numeric }) => (
              <td key={name} role="cell" class={kind(numeric)}>
                <span class="column" aria-hidden="true">{name}</span>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function kind(numeric?: boolean): string | undefined {
  return numeric ? "numeric" : undefined;
}
