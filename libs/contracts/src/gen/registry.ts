// Generated from proto/ by `npm run gen`; do not edit.
import type { DescMessage } from '@bufbuild/protobuf';
import { PersonErasedSchema } from './maillage/access/v1/person_events_pb.js';
import { LedgerExtendedSchema } from './maillage/activities/v1/ledger_events_pb.js';
import { LinkMadeSchema } from './maillage/actors/v1/link_events_pb.js';
import { LinkRevokedSchema } from './maillage/actors/v1/link_events_pb.js';
import { NetworkRegisteredSchema } from './maillage/actors/v1/network_events_pb.js';
import { NetworkRevisedSchema } from './maillage/actors/v1/network_events_pb.js';
import { NetworkWithdrawnSchema } from './maillage/actors/v1/network_events_pb.js';
import { PlaceMergedSchema } from './maillage/actors/v1/place_events_pb.js';
import { PlaceRegisteredSchema } from './maillage/actors/v1/place_events_pb.js';
import { PlaceRevisedSchema } from './maillage/actors/v1/place_events_pb.js';
import { PlaceUnmergedSchema } from './maillage/actors/v1/place_events_pb.js';
import { PostOpenedSchema } from './maillage/actors/v1/post_events_pb.js';
import { PostRevisedSchema } from './maillage/actors/v1/post_events_pb.js';
import { PostWithdrawnSchema } from './maillage/actors/v1/post_events_pb.js';
import { PresenceOpenedSchema } from './maillage/actors/v1/presence_events_pb.js';
import { PresenceRevisedSchema } from './maillage/actors/v1/presence_events_pb.js';
import { PresenceWithdrawnSchema } from './maillage/actors/v1/presence_events_pb.js';
import { ProfessionalRegisteredSchema } from './maillage/actors/v1/professional_events_pb.js';
import { ProfessionalRevisedSchema } from './maillage/actors/v1/professional_events_pb.js';
import { ProfessionalWithdrawnSchema } from './maillage/actors/v1/professional_events_pb.js';
import { PropositionDecidedSchema } from './maillage/actors/v1/proposition_events_pb.js';
import { PropositionMadeSchema } from './maillage/actors/v1/proposition_events_pb.js';
import { StructureCheckedSchema } from './maillage/actors/v1/structure_events_pb.js';
import { StructureClosedSchema } from './maillage/actors/v1/structure_events_pb.js';
import { StructureMergedSchema } from './maillage/actors/v1/structure_events_pb.js';
import { StructureRegisteredSchema } from './maillage/actors/v1/structure_events_pb.js';
import { StructureRevisedSchema } from './maillage/actors/v1/structure_events_pb.js';
import { StructureUnmergedSchema } from './maillage/actors/v1/structure_events_pb.js';
import { StructureWithdrawnSchema } from './maillage/actors/v1/structure_events_pb.js';
import { AddressMadeSchema } from './maillage/diagnostics/v1/address_events_pb.js';
import { AddressRevokedSchema } from './maillage/diagnostics/v1/address_events_pb.js';
import { AssessmentEndedSchema } from './maillage/diagnostics/v1/campaign_events_pb.js';
import { BankVersionMadeSchema } from './maillage/diagnostics/v1/bank_events_pb.js';
import { CampaignWrittenSchema } from './maillage/diagnostics/v1/campaign_events_pb.js';
import { ItemReportDecidedSchema } from './maillage/diagnostics/v1/item_report_events_pb.js';
import { ItemReportedSchema } from './maillage/diagnostics/v1/item_report_events_pb.js';
import { NeedsStatedSchema } from './maillage/diagnostics/v1/need_events_pb.js';
import { ProfileWrittenSchema } from './maillage/diagnostics/v1/profile_events_pb.js';
import { SeatWishedSchema } from './maillage/diagnostics/v1/seat_wish_events_pb.js';
import { SeatWishWithdrawnSchema } from './maillage/diagnostics/v1/seat_wish_events_pb.js';
import { ActionWithdrawnSchema } from './maillage/governance/v1/action_events_pb.js';
import { ActionWrittenSchema } from './maillage/governance/v1/action_events_pb.js';
import { CommitteeWithdrawnSchema } from './maillage/governance/v1/committee_events_pb.js';
import { CommitteeWrittenSchema } from './maillage/governance/v1/committee_events_pb.js';
import { EnvelopeWithdrawnSchema } from './maillage/governance/v1/money_events_pb.js';
import { EnvelopeWrittenSchema } from './maillage/governance/v1/money_events_pb.js';
import { FundingWithdrawnSchema } from './maillage/governance/v1/money_events_pb.js';
import { FundingWrittenSchema } from './maillage/governance/v1/money_events_pb.js';
import { GovernanceWithdrawnSchema } from './maillage/governance/v1/governance_events_pb.js';
import { GovernanceWrittenSchema } from './maillage/governance/v1/governance_events_pb.js';
import { MeetingWithdrawnSchema } from './maillage/governance/v1/committee_events_pb.js';
import { MeetingWrittenSchema } from './maillage/governance/v1/committee_events_pb.js';
import { RoadmapWithdrawnSchema } from './maillage/governance/v1/roadmap_events_pb.js';
import { RoadmapWrittenSchema } from './maillage/governance/v1/roadmap_events_pb.js';
import { CertificateIssuedSchema } from './maillage/training/v1/attendance_events_pb.js';
import { CourseWithdrawnSchema } from './maillage/training/v1/course_events_pb.js';
import { CourseWrittenSchema } from './maillage/training/v1/course_events_pb.js';
import { EnrolmentChangedSchema } from './maillage/training/v1/enrolment_events_pb.js';
import { SessionWrittenSchema } from './maillage/training/v1/session_events_pb.js';
import { SheetWithdrawnSchema } from './maillage/training/v1/sheet_events_pb.js';
import { SheetWrittenSchema } from './maillage/training/v1/sheet_events_pb.js';

/** Every message that is published, in the order of its subject. */
export const eventSchemas: readonly DescMessage[] = [
  PersonErasedSchema,
  LedgerExtendedSchema,
  LinkMadeSchema,
  LinkRevokedSchema,
  NetworkRegisteredSchema,
  NetworkRevisedSchema,
  NetworkWithdrawnSchema,
  PlaceMergedSchema,
  PlaceRegisteredSchema,
  PlaceRevisedSchema,
  PlaceUnmergedSchema,
  PostOpenedSchema,
  PostRevisedSchema,
  PostWithdrawnSchema,
  PresenceOpenedSchema,
  PresenceRevisedSchema,
  PresenceWithdrawnSchema,
  ProfessionalRegisteredSchema,
  ProfessionalRevisedSchema,
  ProfessionalWithdrawnSchema,
  PropositionDecidedSchema,
  PropositionMadeSchema,
  StructureCheckedSchema,
  StructureClosedSchema,
  StructureMergedSchema,
  StructureRegisteredSchema,
  StructureRevisedSchema,
  StructureUnmergedSchema,
  StructureWithdrawnSchema,
  AddressMadeSchema,
  AddressRevokedSchema,
  AssessmentEndedSchema,
  BankVersionMadeSchema,
  CampaignWrittenSchema,
  ItemReportDecidedSchema,
  ItemReportedSchema,
  NeedsStatedSchema,
  ProfileWrittenSchema,
  SeatWishedSchema,
  SeatWishWithdrawnSchema,
  ActionWithdrawnSchema,
  ActionWrittenSchema,
  CommitteeWithdrawnSchema,
  CommitteeWrittenSchema,
  EnvelopeWithdrawnSchema,
  EnvelopeWrittenSchema,
  FundingWithdrawnSchema,
  FundingWrittenSchema,
  GovernanceWithdrawnSchema,
  GovernanceWrittenSchema,
  MeetingWithdrawnSchema,
  MeetingWrittenSchema,
  RoadmapWithdrawnSchema,
  RoadmapWrittenSchema,
  CertificateIssuedSchema,
  CourseWithdrawnSchema,
  CourseWrittenSchema,
  EnrolmentChangedSchema,
  SessionWrittenSchema,
  SheetWithdrawnSchema,
  SheetWrittenSchema,
];
