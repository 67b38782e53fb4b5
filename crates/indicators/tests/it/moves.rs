//! A reader who knows how many stood on each step at both ends, against the moves that are told:
//! every town one child away in each hidden number is tried out.

use indicators::suppress::moves::{Grid, Moves, moves, open};
use proptest::prelude::*;

/// Whom of those on a step at the start, or come to one at the end, the reader knows the number.
fn on_steps(counts: &Grid<u64>) -> Vec<(u64, u64)> {
    let end = |step: usize| counts.iter().map(|row| row[step]).sum();
    let each = 1..counts.len();
    each.map(|step| (counts[step].iter().sum(), end(step)))
        .collect()
}

fn pairs(steps: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..steps)
        .flat_map(move |i| (0..steps).map(move |j| (i, j)))
        .filter(|(i, j)| i != j)
}

fn sums(counts: &Grid<u64>) -> [u64; 4] {
    let sum = |is: &dyn Fn(usize, usize) -> bool| {
        let of = pairs(counts.len()).filter(|(i, j)| is(*i, *j));
        of.map(|(i, j)| counts[i][j]).sum()
    };
    [
        sum(&|i, j| i > 0 && j > i),
        sum(&|i, j| j > 0 && j < i),
        sum(&|i, _| i == 0),
        sum(&|_, j| j == 0),
    ]
}

fn told(shown: &Moves) -> [Option<u64>; 4] {
    [shown.up, shown.down, shown.new, shown.left]
}

/// Of each move and sum: whether it is another number in some town the reader cannot tell apart.
struct Readings {
    cells: Grid<bool>,
    sums: [bool; 4],
}

fn readings(counts: &Grid<u64>, shown: &Moves) -> Readings {
    let steps = counts.len();
    let holes: Vec<_> = pairs(steps)
        .filter(|(i, j)| shown.cells[*i][*j].is_none())
        .collect();
    let mut found = Readings {
        cells: vec![vec![false; steps]; steps],
        sums: [false; 4],
    };
    let mut town = counts.clone();
    try_out(counts, shown, &holes, &mut town, &mut found);
    found
}

fn try_out(
    counts: &Grid<u64>,
    shown: &Moves,
    holes: &[(usize, usize)],
    town: &mut Grid<u64>,
    found: &mut Readings,
) {
    let Some(((i, j), rest)) = holes.split_first() else {
        // Who stayed is whoever is left of those who stood there.
        let mut town = town.clone();
        for (step, (start, _)) in (1..).zip(on_steps(counts)) {
            town[step][step] = 0;
            let gone: u64 = town[step].iter().sum();
            let Some(stayed) = start.checked_sub(gone) else {
                return;
            };
            town[step][step] = stayed;
        }
        let is_same = |(told, sum): (Option<u64>, u64)| told.is_none_or(|told| told == sum);
        if on_steps(&town) != on_steps(counts)
            || !told(shown).into_iter().zip(sums(&town)).all(is_same)
        {
            return;
        }
        for (i, j) in pairs(town.len()) {
            found.cells[i][j] |= town[i][j] != counts[i][j];
        }
        for (is, (a, b)) in found
            .sums
            .iter_mut()
            .zip(sums(&town).iter().zip(sums(counts)))
        {
            *is |= *a != b;
        }
        return;
    };
    let real = counts[*i][*j];
    for value in real.saturating_sub(1)..=real + 1 {
        town[*i][*j] = value;
        try_out(counts, shown, rest, town, found);
    }
    town[*i][*j] = real;
}

fn assert_safe(counts: &Grid<u64>, shown: &Moves) {
    let found = readings(counts, shown);
    for (i, j) in pairs(counts.len()) {
        let cell = shown.cells[i][j];
        assert!(cell.is_none_or(|n| n == counts[i][j] && !(1..=4).contains(&n)));
        assert!(
            cell.is_some() || found.cells[i][j],
            "({i}, {j}) of {counts:?} is known in {shown:?}"
        );
    }
    for (at, (told, sum)) in told(shown).into_iter().zip(sums(counts)).enumerate() {
        assert!(told.is_none_or(|n| n == sum && !(1..=4).contains(&n)));
        assert!(
            told.is_some() || found.sums[at],
            "sum {at} of {counts:?} is known in {shown:?}"
        );
    }
}

/// Steps 0 to 3; on each some stayed.
fn town() -> impl Strategy<Value = Grid<u64>> {
    let count = prop_oneof![3 => Just(0_u64), 3 => 1_u64..5, 3 => 5_u64..30];
    let rows = prop::collection::vec(prop::collection::vec(count, 4), 4);
    (rows, prop::collection::vec(2_u64..40, 4)).prop_map(|(mut rows, stayed)| {
        for step in 0..4 {
            rows[step][step] = if step == 0 { 0 } else { stayed[step] };
        }
        rows
    })
}

/// So many on each step who stay there.
fn everybody_stays<const STEPS: usize>(count: u64) -> Grid<u64> {
    let stays = |i: usize, j: usize| if i == j && i > 0 { count } else { 0 };
    let row = |i: usize| (0..STEPS).map(|j| stays(i, j)).collect();
    (0..STEPS).map(row).collect()
}

#[test]
fn sums_of_hidden_moves_are_told_where_they_give_nothing_away() {
    let mut counts = everybody_stays::<7>(40);
    counts[0][2..5].copy_from_slice(&[12, 9, 3]);
    counts[2][3] = 8;
    counts[3][4..7].copy_from_slice(&[3, 2, 6]);
    counts[4][5] = 4;
    counts[5][6] = 2;
    counts[4][3] = 3;
    counts[6][3..6].copy_from_slice(&[5, 2, 1]);
    counts[3][0] = 14;
    counts[2][0] = 3;
    let shown = moves(&counts, &[]);
    assert_eq!(
        told(&shown),
        [Some(25), Some(11), Some(24), Some(17)],
        "{shown:?}"
    );
    assert_eq!(shown.cells[2][3], Some(8));
    for (i, j) in [(3, 4), (3, 5), (4, 5), (5, 6), (6, 5), (2, 0), (0, 4)] {
        assert_eq!(shown.cells[i][j], None);
    }
}

#[test]
fn a_sum_that_would_be_worked_out_is_hidden_with_its_fellow() {
    let mut counts = everybody_stays::<4>(30);
    counts[1][2] = 3;
    let shown = moves(&counts, &[]);
    assert_eq!((shown.up, shown.down), (None, None));
    assert_safe(&counts, &shown);
}

#[test]
fn the_reader_finds_what_is_left_open() {
    // The check itself must be able to fail: one hidden move beside its sum.
    let mut counts = vec![vec![0; 4]; 4];
    counts[1][1] = 30;
    counts[2][2] = 30;
    counts[1][2] = 3;
    counts[2][1] = 9;
    let mut shown = open(&counts);
    shown.cells[1][2] = None;
    assert!(!readings(&counts, &shown).cells[1][2]);
}

#[test]
fn a_sum_that_another_figure_tells_gives_no_move_away() {
    let mut counts = everybody_stays::<7>(40);
    counts[3][4] = 5;
    counts[3][6] = 2;
    counts[2][3] = 30;
    counts[6][3] = 12;
    // Up from step 3, as `home_based_up` tells it.
    let up = |from: usize, to: usize| from == 3 && to > 3;
    let grid: Grid<bool> = (0..7).map(|i| (0..7).map(|j| up(i, j)).collect()).collect();
    let shown = moves(&counts, &[grid]);
    let hidden = (4..7).filter(|to| shown.cells[3][*to].is_none()).count();
    assert!(hidden > 1, "7 in all less what is shown: {shown:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn nothing_hidden_of_the_ladder_can_be_worked_out(counts in town()) {
        assert_safe(&counts, &moves(&counts, &[]));
    }

    #[test]
    fn no_move_is_hidden_where_none_is_small(
        counts in prop::collection::vec(prop::collection::vec(prop_oneof![Just(0_u64), 5_u64..90], 7), 7)
    ) {
        prop_assert_eq!(moves(&counts, &[]), open(&counts));
    }
}
