//! The only place that prints.

#![allow(clippy::print_stdout, reason = "a benchmark gives its result to standard output, and this is the place that prints")]

/// A table: its first row is the head, the first cell of each row says what the row is.
pub(crate) type Table = Vec<Vec<String>>;

/// Prints a line.
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// Prints a table in Markdown, with columns of equal width.
pub(crate) fn table(table: &Table) {
    let width = |column: usize| table.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..table.first().map_or(0, Vec::len)).map(width).collect();
    for (number, row) in table.iter().enumerate() {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (cell, &width))| if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") });
        say(&format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
        if number == 0 {
            let rule = widths
                .iter()
                .enumerate()
                .map(|(column, width)| format!("{}{}", "-".repeat(width + 1), if column == 0 { "-" } else { ":" }));
            say(&format!("|{}|", rule.collect::<Vec<_>>().join("|")));
        }
    }
}
