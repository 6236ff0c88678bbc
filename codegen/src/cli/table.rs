//! Tables for terminals.

/// The rows in columns that are as wide as they must be. The first `texts` columns begin on the left, the others end on
/// the right. What a row has beyond the first one, which is the head, just follows.
pub(super) fn table(texts: usize, rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at));
    let widths: Vec<usize> =
        (0..columns).map(|at| cells(at).map(|cell| cell.chars().count()).max().unwrap_or_default()).collect();
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            text.push_str(if at == 0 { "" } else { "  " });
            text.push_str(&match widths.get(at) {
                Some(&width) if at < texts => format!("{cell:width$}"),
                Some(&width) => format!("{cell:>width$}"),
                None => cell.clone(),
            });
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}
