//! One suite for both databases: every behaviour of the store is tested on `SQLite`, and on
//! `PostgreSQL` where a server is installed (`TRAAD_TEST_POSTGRES`, see `store::testing`).

#[path = "conformance/access.rs"]
mod access;
#[path = "conformance/access_cut.rs"]
mod access_cut;
#[path = "conformance/account.rs"]
mod account;
#[path = "conformance/addresses.rs"]
mod addresses;
#[path = "conformance/backup.rs"]
mod backup;
#[path = "conformance/calendar.rs"]
mod calendar;
#[path = "conformance/client.rs"]
mod client;
#[path = "conformance/condition.rs"]
mod condition;
#[path = "conformance/erasure.rs"]
mod erasure;
#[path = "conformance/file.rs"]
mod file;
#[path = "conformance/form_draft.rs"]
mod form_draft;
#[path = "conformance/jobs.rs"]
mod jobs;
#[path = "conformance/journal.rs"]
mod journal;
#[path = "conformance/keys.rs"]
mod keys;
#[path = "conformance/kill.rs"]
mod kill;
#[path = "conformance/lists.rs"]
mod lists;
#[path = "conformance/registers.rs"]
mod registers;
#[path = "conformance/rotation.rs"]
mod rotation;
#[path = "conformance/scope.rs"]
mod scope;
#[path = "conformance/scope_model.rs"]
mod scope_model;
#[path = "conformance/secrecy.rs"]
mod secrecy;
#[path = "conformance/session.rs"]
mod session;
#[path = "conformance/spool.rs"]
mod spool;
#[path = "conformance/texts.rs"]
mod texts;
#[path = "conformance/together.rs"]
mod together;
#[path = "conformance/totals.rs"]
mod totals;
#[path = "conformance/verify.rs"]
mod verify;
#[path = "conformance/world.rs"]
mod world;

use world::World;

macro_rules! conformance {
    ($($area:ident { $($name:ident),+ $(,)? })+) => {
        mod sqlite {
            $($(#[test]
            fn $name() {
                super::world::on_sqlite(super::$area::$name);
            })+)+
        }

        mod postgres {
            $($(#[test]
            fn $name() {
                super::world::on_postgres(super::$area::$name);
            })+)+
        }
    };
}

conformance! {
    account {
        a_user_name_and_a_worker_have_one_account,
        a_disabled_account_and_the_end_of_a_day_end_sessions,
        a_code_and_a_recovery_code_count_once,
        failures_count_for_their_place_until_somebody_gets_in,
        many_attempts_at_once_do_not_slip_past_the_count,
        a_browser_is_known_to_one_account_for_a_while,
        a_log_in_begun_elsewhere_is_taken_once_in_its_browser,
    }
    journal {
        an_event_reads_back_as_it_was_written,
        positions_and_places_have_no_gaps,
        a_stale_version_is_a_conflict_and_writes_nothing,
        a_used_id_is_refused,
        a_correction_must_fit_what_it_corrects,
        a_case_number_is_given_once,
        a_moment_becomes_the_position_known_then,
        a_clock_that_goes_back_does_not_turn_positions_round,
        concurrent_appends_are_never_readable_out_of_order,
        two_appends_about_one_child_both_reach_the_registers,
        a_zero_character_is_refused,
    }
    together {
        who_waits_is_taken_along_and_order_is_kept,
        one_stale_version_is_a_conflict_for_its_caller_only,
        a_panic_in_one_fold_is_its_callers_only,
        two_about_one_child_are_written_one_after_the_other,
        what_another_node_recorded_is_not_missed_by_one_that_remembers,
    }
    keys {
        a_secret_is_revealed_for_its_purpose_only,
        a_digest_is_the_same_after_opening_again,
        what_is_protected_for_a_person_opens_elsewhere_too,
        missing_keys_are_never_made_anew,
        a_key_store_that_is_gone_does_not_answer,
        keys_of_another_database_are_refused,
        the_key_store_may_be_a_database_of_its_own_kind,
    }
    erasure {
        nothing_of_an_erased_person_can_be_read,
        no_byte_of_a_destroyed_key_stays_in_the_key_store,
        nothing_more_is_recorded_about_an_erased_person,
        whoever_goes_along_must_be_needed_by_nobody_at_that_moment,
        a_sibling_goes_on_reading_what_was_shared,
        all_surrogates_of_a_merged_person_go_together,
        an_erasure_that_was_interrupted_is_finished,
        files_that_were_not_cleaned_are_cleaned_at_the_next_start,
        an_older_database_does_not_bring_the_person_back,
        an_older_key_store_does_not_bring_the_person_back,
        a_key_store_of_an_earlier_version_learns_to_forget,
        a_key_store_in_a_database_forgets_too,
    }
    registers {
        what_a_rebuild_wrote_is_not_taken_for_what_an_append_wrote,
        siblings_share_a_notification_and_both_follow,
        a_replacement_changes_the_register_and_keeps_both_events,
        a_retraction_takes_the_row_away,
        a_merge_gives_one_case_and_its_undoing_gives_two,
        merges_in_a_chain_lead_to_the_last,
        a_reopened_case_has_two_spans,
        loaded_cases_equal_the_fold_over_all_events,
        cases_that_changed_are_told_since_a_position,
        an_unborn_child_becomes_a_child,
        staff_and_teams_follow_the_office_stream,
        duties_know_who_had_the_case_when_they_fell_due,
    }
    rotation {
        a_new_seal_begins_at_the_next_position,
        a_new_seal_that_was_interrupted_is_the_one_that_is_used,
        a_seal_of_a_journal_that_was_put_back_is_not_used_before_its_place,
        a_new_master_key_wraps_every_key_and_the_old_one_goes_last,
        a_master_key_that_is_given_is_not_replaced_here,
        search_tokens_get_a_new_key_and_the_old_one_is_gone,
        a_rotation_of_tokens_that_was_interrupted_is_finished_at_the_start,
    }
    client {
        a_client_is_kept_with_its_digest_until_it_is_shut_out,
    }
    texts {
        a_case_is_found_by_words_in_any_order_and_inflection,
        a_text_is_found_only_by_whom_it_is_for,
        what_no_longer_stands_is_not_found,
        a_merge_joins_the_words_and_its_undoing_parts_them,
        pages_of_texts_follow_one_another_and_know_their_total,
        the_same_words_in_two_cases_look_different,
        words_go_with_the_key_of_the_person,
        an_older_database_gets_its_words_when_it_is_brought_up_to_date,
    }
    totals {
        every_total_is_exact_whatever_happens_to_the_cases,
        a_false_tally_is_found_and_counted_anew,
        an_append_beside_a_rebuild_counts_what_the_rebuild_left,
        the_red_list_merges_what_each_part_of_a_scope_holds,
    }
    scope {
        every_list_and_look_up_keeps_to_the_scope,
        a_protected_child_is_seen_by_named_persons_only,
        whoever_is_named_sees_the_case_until_it_ends,
        what_random_readers_see_is_what_the_rule_says,
        a_parent_is_named_to_whoever_sees_the_child,
        a_sibling_is_named_who_has_no_case_and_no_protection,
        siblings_have_a_parent_in_common_and_stay_within_the_scope,
        an_ended_assignment_ends_the_view,
    }
    calendar {
        a_calendar_is_one_persons_and_ends_at_a_word,
    }
    file {
        a_file_opens_for_whom_it_is_about_and_lies_encrypted,
        a_file_that_was_changed_or_taken_away_is_found,
        a_file_goes_with_the_last_of_those_it_is_about,
        a_file_that_no_event_names_is_forgotten,
        a_large_file_comes_back_whole,
        a_file_that_comes_with_an_export_is_the_one_its_event_names,
        files_come_back_with_a_backup,
    }
    form_draft {
        a_draft_replaces_the_one_before_and_belongs_to_one_writer,
        drafts_nobody_came_back_to_are_forgotten,
    }
    addresses {
        a_child_is_found_by_street_and_number,
        a_protected_address_finds_its_child_for_named_persons_only,
        an_older_database_gets_its_addresses_when_its_registers_are_made_anew,
    }
    lists {
        pages_cover_the_total_without_overlap,
        filters_narrow_the_list_and_its_total,
        a_case_is_found_by_where_it_is_and_by_whom_nobody_heard,
        names_are_found_and_sorted_in_danish,
        the_red_list_shows_what_is_late_or_soon,
        the_board_shows_what_waits_and_what_is_recent,
        what_has_waited_longest_is_on_the_first_page_of_the_board,
        load_counts_cases_and_duties_per_worker,
        bookings_are_listed_in_their_interval,
        a_proposal_waits_until_it_is_answered,
        a_complaint_is_listed_while_it_runs_and_for_a_time_after,
    }
    backup {
        a_restored_backup_is_what_was_backed_up,
        a_backup_goes_into_the_other_database,
        a_backup_holds_all_that_was_acknowledged_before_it_began,
        a_backup_is_not_restored_over_what_is_recorded,
        a_damaged_or_cut_backup_is_refused_and_changes_nothing,
        a_backup_does_not_replace_a_file,
    }
    secrecy {
        a_stolen_database_shows_nothing_readable,
        a_made_up_municipality_shows_nothing_readable,
        the_readable_schema_is_encrypted_in_place,
        what_a_crash_left_readable_is_wiped_at_the_next_start,
        an_old_chain_that_does_not_hold_is_not_sealed,
    }
    access {
        every_view_is_kept_and_found_by_person,
        a_view_is_begun_and_then_completed,
        an_outcome_waits_for_the_next_view_or_the_end,
        the_log_is_filtered,
        views_of_many_threads_get_positions_without_gaps,
        a_changed_column_of_a_view_or_outcome_is_found,
        a_deleted_inserted_or_moved_view_is_found,
        swapped_views_are_found,
        a_cut_tail_of_the_log_is_found,
        a_changed_table_of_persons_is_found,
        what_the_first_version_logged_is_taken_over_and_sealed,
        an_error_tells_no_value_of_a_row,
    }
    access_cut {
        what_is_older_than_the_period_goes_and_stays_on_record,
        a_cut_that_the_record_does_not_cover_is_found,
        heads_of_before_a_cut_still_fit,
        views_that_were_made_older_than_they_are_stay_as_proof,
        a_new_seal_begins_before_and_after_a_cut,
        a_long_past_goes_in_steps_under_one_record,
    }
    session {
        a_session_lives_until_it_ends,
    }
    condition {
        every_connection_is_set_so_that_what_is_acknowledged_is_on_disk,
    }
    jobs {
        each_job_is_claimed_once_however_many_ask,
        a_job_of_a_dead_node_is_taken_over_and_the_dead_one_writes_nothing,
        a_periodic_job_has_one_row_however_many_plan_it,
        a_periodic_job_keeps_a_mark_of_its_own,
        a_job_that_fails_waits_is_given_up_and_can_be_taken_up_again,
        a_job_given_back_is_free_at_once_and_did_not_fail,
        a_job_of_an_unknown_name_is_left_to_others,
        a_job_is_there_exactly_when_its_event_is,
        everybody_can_see_that_something_changed,
        appends_during_a_rebuild_lose_nothing,
    }
    verify {
        a_whole_journal_is_clean,
        a_changed_byte_in_any_column_is_found,
        a_deleted_row_is_found,
        a_slice_is_checked_as_the_whole_is,
        swapped_rows_are_found,
        a_changed_text_is_found,
        a_lost_text_is_found,
        a_slot_cut_or_added_to_a_text_is_found,
        a_changed_text_closes_no_other,
        a_chain_made_without_the_key_is_found,
        a_cut_tail_is_found,
        a_changed_register_is_found,
        rebuilding_gives_the_same_registers,
        a_bulk_load_equals_appending_one_by_one,
        a_bulk_load_needs_an_empty_database,
        a_bulk_load_refuses_what_an_append_refuses,
    }
}

/// What every test gets.
type Test = fn(&World);
