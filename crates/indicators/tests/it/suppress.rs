//! A reader with pencil and paper against the masked tables: all fillings that agree with
//! the numbers shown are tried out.

use indicators::suppress::{Line, Table, line, line_of_known, table};
use proptest::prelude::*;

/// All values that each hidden cell takes in some filling; hidden numbers are at least 1.
fn readings(table: &Table) -> Vec<Vec<std::collections::BTreeSet<u64>>> {
    let mut found =
        vec![vec![std::collections::BTreeSet::new(); table.columns.len()]; table.rows.len()];
    let holes: Vec<(usize, usize)> = (0..table.rows.len())
        .flat_map(|i| (0..table.columns.len()).map(move |j| (i, j)))
        .filter(|(i, j)| table.cells[*i][*j].is_none())
        .collect();
    let mut filling: Vec<Vec<u64>> = table
        .cells
        .iter()
        .map(|row| row.iter().map(|cell| cell.unwrap_or(0)).collect())
        .collect();
    fill(table, &holes, &mut filling, &mut found);
    found
}

fn fill(
    table: &Table,
    holes: &[(usize, usize)],
    filling: &mut Vec<Vec<u64>>,
    found: &mut [Vec<std::collections::BTreeSet<u64>>],
) {
    let Some(((i, j), rest)) = holes.split_first() else {
        if agrees(table, filling) {
            for (i, row) in filling.iter().enumerate() {
                for (j, value) in row.iter().enumerate() {
                    found[i][j].insert(*value);
                }
            }
        }
        return;
    };
    for value in 1..=9 {
        filling[*i][*j] = value;
        fill(table, rest, filling, found);
    }
    filling[*i][*j] = 0;
}

fn agrees(table: &Table, filling: &[Vec<u64>]) -> bool {
    let fits = |shown: &Option<u64>, sum: u64| shown.is_none_or(|shown| shown == sum);
    table
        .rows
        .iter()
        .zip(filling)
        .all(|(shown, row)| fits(shown, row.iter().sum()))
        && table
            .columns
            .iter()
            .enumerate()
            .all(|(j, shown)| fits(shown, filling.iter().map(|row| row[j]).sum()))
        && fits(&table.total, filling.iter().flatten().sum())
}

fn assert_safe(counts: &[Vec<u64>], masked: &Table) {
    for (i, row) in readings(masked).iter().enumerate() {
        for (j, values) in row.iter().enumerate() {
            let is_hidden = masked.cells[i][j].is_none();
            assert!(
                !is_hidden || values.len() > 1,
                "({i}, {j}) of {counts:?} is known in {masked:?}"
            );
            assert!(
                !(1..=4).contains(&counts[i][j]) || is_hidden,
                "{counts:?} shows a small cell"
            );
            assert!(
                counts[i][j] > 0 || !is_hidden,
                "a zero is hidden in {counts:?}"
            );
        }
    }
}

#[test]
fn one_small_cell_takes_the_smallest_other_with_it() {
    assert_eq!(
        line(&[3, 10, 50]),
        Line {
            cells: vec![None, None, Some(50)],
            total: Some(63)
        }
    );
    assert_eq!(
        line(&[0, 10, 50]),
        Line {
            cells: vec![Some(0), Some(10), Some(50)],
            total: Some(60)
        }
    );
    // Two of them, but with a sum that leaves only one reading: the total goes as well.
    assert_eq!(line(&[1, 1, 0, 0]).total, None);
    assert_eq!(
        line(&[1, 1, 1, 1, 1]),
        Line {
            cells: vec![None; 5],
            total: None
        }
    );
    assert_eq!(
        line(&[2, 3]),
        Line {
            cells: vec![None; 2],
            total: Some(5)
        }
    );
    assert_eq!(
        line(&[]),
        Line {
            cells: vec![],
            total: Some(0)
        }
    );
}

#[test]
fn a_hidden_cell_in_a_table_needs_a_whole_cycle() {
    let counts = vec![vec![2, 30, 40], vec![50, 60, 70]];
    let masked = table(&counts);
    let hidden = masked
        .cells
        .iter()
        .flatten()
        .filter(|cell| cell.is_none())
        .count();
    assert_eq!(hidden, 4);
    assert_eq!(masked.total, Some(252));
}

#[test]
fn the_reader_finds_what_is_left_open() {
    // The check itself must be able to fail.
    let open = Table {
        cells: vec![vec![None, Some(6)], vec![Some(7), Some(8)]],
        rows: vec![Some(9), Some(15)],
        columns: vec![Some(10), Some(14)],
        total: Some(24),
    };
    assert_eq!(
        readings(&open)[0][0].iter().copied().collect::<Vec<_>>(),
        [3]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_hidden_number_of_a_list_can_be_worked_out(counts in prop::collection::vec(0_u64..9, 1..5)) {
        let masked = line(&counts);
        let counts = vec![counts];
        let as_table = Table {
            cells: vec![masked.cells.clone()],
            rows: vec![masked.total],
            columns: masked.cells.clone(),
            total: masked.total,
        };
        assert_safe(&counts, &as_table);
    }

    #[test]
    fn no_hidden_number_of_a_table_can_be_worked_out(
        counts in prop::collection::vec(prop::collection::vec(0_u64..8, 2), 2)
    ) {
        assert_safe(&counts, &table(&counts));
    }

    #[test]
    fn no_hidden_number_of_a_wider_table_can_be_worked_out(
        counts in prop::collection::vec(prop::collection::vec(prop_oneof![Just(0_u64), 1_u64..8, Just(7_u64)], 3), 2)
    ) {
        let masked = table(&counts);
        let holes = masked.cells.iter().flatten().filter(|cell| cell.is_none()).count();
        prop_assume!(holes < 7);
        assert_safe(&counts, &masked);
    }

    #[test]
    fn nothing_is_hidden_without_small_numbers(
        counts in prop::collection::vec(prop::collection::vec(prop_oneof![Just(0_u64), 5_u64..90], 4), 3)
    ) {
        let masked = table(&counts);
        prop_assert!(masked.cells.iter().flatten().chain(&masked.rows).all(Option::is_some));
    }
}

proptest! {
    #[test]
    fn no_hidden_number_of_a_list_can_be_worked_out_from_a_sum_told_elsewhere(
        counts in prop::collection::vec(0_u64..9, 2..7)
    ) {
        let shown = line_of_known(&counts);
        let sum: u64 = counts.iter().sum();
        let rest = sum - shown.iter().flatten().sum::<u64>();
        let hidden = shown.iter().filter(|n| n.is_none()).count();
        let has_small = counts.iter().any(|n| (1..=4).contains(n));
        prop_assert_eq!(has_small, hidden > 0);
        prop_assert!(shown.iter().flatten().all(|n| !(1..=4).contains(n)));
        // Two at least share what is left, and it leaves them more than one reading: each is at
        // least one, or nobody knows where the zeros are.
        if has_small {
            let is_open = rest > u64::try_from(hidden).unwrap() || hidden == counts.len();
            prop_assert!(hidden > 1 && is_open, "{counts:?} as {shown:?}");
        }
    }
}
