/** What each step takes with it when it is taken back: whole tables, or `table.column`. Written by hand; compared with what really goes. */
export const LOST_GOING_DOWN: Readonly<Record<string, readonly string[]>> = {
  PartsAndConfirmations1530403200026: ['confirmation', 'finding_transfer', 'obligation.topic', 'obligation_part', 'obligation_part_entry', 'obligation_series.topic', 'obligation_update.lacking_vi', 'obligation_update.published'],
  SelfInspection1530403200027: ['self_inspection', 'self_inspection_answer', 'self_inspection_finding'],
  UrgingLedger1530403200025: ['urging.answer_vi', 'urging.dispatch', 'urging.missing', 'urging.signing', 'urging.spoken_with', 'urging.step', 'urging.to_vi', 'urging.too_late_at'],
  Deadlines1530403200022: ['calendar_year', 'obligation.given_at', 'obligation.received_on', 'obligation.series_code', 'obligation.update_every_days', 'obligation_series'],
  LaterDirectives1530403200023: ['directive.signer_name', 'directive.signing_authority', 'directive.source_text_vi', 'directive_link', 'obligation.external_reference', 'obligation.superseded_at', 'obligation.superseded_by', 'tracker_import'],
  Extensions1530403200024: ['calendar_feed', 'extension', 'obligation.extended_lenient_too_late_at', 'obligation.extended_too_late_at'],
  CauseAndFigures1530403200021: ['report_item.cause_kind', 'report_item.cause_vi', 'report_item.figures_vi'],
  ReceiptsOfAnyLength1530403200020: [],
  LatenessRule1530403200019: ['obligation.decided_by'],
  SignInCounts1530403200018: ['sign_in_count'],
  ReportImport1530403200016: ['report_import'],
  Conversation1530403200015: ['remark.seen_at'],
  ReportFiles1530403200014: ['report_file'],
  Uploads1530403200013: ['stored_file.upload_id'],
  Dialogue1530403200012: [
    'account.email',
    'fact_cursor',
    'obligation.complete_submitted_at', 'obligation.last_submitted_at',
    'operating_rule', 'outgoing_mail', 'remark',
    'report_item.opinion', 'report_item.opinion_at', 'report_item.opinion_by_title', 'report_item.opinion_reason', 'report_item.released_at',
    'report_version.arrival_channel', 'report_version.due_on', 'report_version.entered_at', 'report_version.entered_by_title', 'report_version.proof_file_id', 'report_version.proof_note_vi',
    'stored_file.erased_at', 'stored_file.erased_by_title', 'stored_file.signature',
  ],
  MeasureLabels1530403200011: ['criterion.denominator_label_en', 'criterion.denominator_label_vi', 'criterion.measure_unit_en', 'criterion.numerator_label_en', 'criterion.numerator_label_vi'],
  UrgingAppendOnly1530403200010: [],
  ObligationSearch1530403200009: ['obligation.search_text', 'obligation.sort_key'],
  AppendOnly1530403200008: [],
  FollowUp1530403200007: ['consolidation', 'consolidation_file', 'urging'],
  Remediation1530403200006: ['remediation_report', 'report_item', 'report_item_evidence', 'report_version'],
  Directives1530403200005: ['clause', 'clause_party', 'directive', 'obligation', 'obligation_coordinator', 'obligation_update'],
  Findings1530403200004: ['finding', 'finding_coordinator', 'finding_evidence'],
  Inspections1530403200003: ['answer_evidence', 'inspection_round', 'inspection_visit', 'round_unit', 'visit_answer', 'visit_member'],
  Checklists1530403200002: ['area', 'checklist', 'checklist_version', 'criterion', 'criterion_legal_source', 'legal_source'],
};

/** Columns that stay but say something else afterwards, since the older schema has no word for it. */
export const REWRITTEN_GOING_DOWN: Readonly<Record<string, readonly string[]>> = {
  // A version that waits for its signed copy, or was set aside, is a draft again.
  Dialogue1530403200012: ['report_version.state'],
};
