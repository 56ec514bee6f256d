//! Tables of text, 100 columns wide at most.

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, TableStyle};

const WIDTH: u16 = 100;

/// Which side the text of a column keeps to.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Left,
    Right,
}

/// A table; figures keep to the right.
pub(super) struct Table {
    inner: comfy_table::Table,
    sides: Vec<CellAlignment>,
    /// Blanks after each column; a ruled table puts one more between two columns.
    padding: u16,
}

impl Table {
    /// A table with a line of column names, ruled off.
    pub(super) fn new(columns: &[(&str, Side)]) -> Self {
        let mut table = Self::bare(columns.iter().map(|(_, side)| *side));
        table.inner.load_style(
            TableStyle::new().header_separator(LineStyle::none().fill('-').junction('-')),
        );
        table.padding = 1;
        let names = columns.iter().map(|(name, _)| (*name).to_owned());
        let header = table.cells(names);
        table.inner.set_header(header);
        table
    }

    /// A table without column names.
    pub(super) fn bare(sides: impl Iterator<Item = Side>) -> Self {
        let mut inner = comfy_table::Table::new();
        inner
            .load_style(TableStyle::new())
            .set_width(WIDTH)
            .set_content_arrangement(ContentArrangement::Dynamic);
        let sides = sides.map(|side| match side {
            Side::Left => CellAlignment::Left,
            Side::Right => CellAlignment::Right,
        });
        Self {
            inner,
            sides: sides.collect(),
            padding: 2,
        }
    }

    pub(super) fn row(&mut self, texts: impl IntoIterator<Item = String>) {
        let row = self.cells(texts);
        self.inner.add_row(row);
    }

    fn cells(&self, texts: impl IntoIterator<Item = String>) -> Vec<Cell> {
        let sided = texts.into_iter().zip(&self.sides);
        sided
            .map(|(text, side)| Cell::new_owned(text).set_alignment(*side))
            .collect()
    }

    /// The table as lines of text.
    pub(super) fn text(mut self) -> String {
        for column in self.inner.column_iter_mut() {
            column.set_padding((0, self.padding));
        }
        let mut text = self.inner.trim_fmt();
        text.push('\n');
        text
    }
}
