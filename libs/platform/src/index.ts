/** The door of the platform for services. */
export { jsonItems, type JsonText } from '@maillage/files';
export {
  type Answer,
  answerForms,
  answerList,
  answerTables,
  type Listing,
} from './answer/answer.js';
export { CURSOR_ID } from './answer/cursor.js';
export { Answers } from './answer/declare-answer.js';
export { etagOf, isNotModified, requireMatch, seenVersion } from './answer/etag.js';
export {
  type Format,
  type FormatChoice,
  FormatParameter,
  SpreadsheetParameter,
} from './answer/format.js';
export {
  PageLinks,
  PageMetaDto,
  pageOf,
  PageQuery,
  type ReadRows,
  startOf,
} from './answer/page.js';
export { Audit, type Change } from './audit/audit.js';
export { PatchOperationDto } from './audit/patch.dto.js';
export { patchOf, type PatchOperation } from './audit/patch.js';
export { Spool } from './bodies/spool.js';
export { bytesOf, STREAMED, STREAMED_XML } from './bodies/stream-body.js';
export { platformConfig } from './config/platform.config.js';
export { DAY, IsDay, IsInstant } from './contract/day.js';
export {
  ID_PARAMETER,
  ifMatch,
  INSTANT,
  LOCATION,
  Refuses,
  Tagged,
  UUID,
} from './contract/declare.js';
export {
  CentsField,
  ChoiceField,
  ChoicesField,
  DayField,
  FlagField,
  IdField,
  IdsField,
  InstantField,
  NumberField,
  NumbersField,
  PartField,
  PartsField,
  TextField,
  TextsField,
  WholeField,
} from './contract/field.js';
export { ChoiceParameter, TextParameter } from './contract/parameter.js';
export { LabelDto } from './contract/label.dto.js';
export { onceThere } from './db/away.js';
export { Conditions } from './db/conditions.js';
export { copyText, type Transaction } from './db/connection.js';
export { Database } from './db/database.js';
export { roleOf } from './db/prepare.js';
export { readBody } from './edge/validation.js';
export { Bus } from './events/connection.js';
export { Consumes } from './events/consumes.js';
export { type EventBatch, messageOf, type ReceivedEvent } from './events/event.js';
export { EventTables1795000000000 } from './events/event-tables.migration.js';
export { Outbox, type OutgoingEvent } from './events/outbox.js';
export { OutboxTable1801000000000 } from './events/outbox-table.migration.js';
export { findStream, streamOf } from './events/stream.js';
export { Traceparent1799000000001 } from './events/traceparent.migration.js';
export { feedLinks, FeedLinksDto, type FeedPosition, FeedQuery, readFeed } from './feed/feed.js';
export { RecordTombstoneDto } from './feed/tombstone.js';
export { History, type Version } from './history/history.js';
export { History1799000000001 } from './history/history.migration.js';
export { AsOfQuery, AuthorDto, VersionsDto } from './history/version.dto.js';
export {
  type Held,
  type Inside,
  type RecordRow,
  VersionedTable,
} from './history/versioned-table.js';
export { versionsPage } from './history/versions-page.js';
export { Idempotency1796000000000 } from './idempotency/idempotency.migration.js';
export { retentionDays } from './config/retention.config.js';
export { ageingRows } from './people/retention.js';
export { DataHolder, type DossierPage, type DossierQuestion } from './people/data-holder.js';
export { People } from './people/people.js';
export { PersonalReads } from './people/personal-reads.js';
export { languageOf } from './request/language.js';
export { chunksOf, type Intake, takeIn } from './intake/intake.js';
export { CountsDto, FieldRemarkDto, LineFindingDto, TrialQuery } from './intake/intake.dto.js';
export { ImportOutcomeDto, ImportQuery } from './intake/import.dto.js';
export { intakeAudit } from './intake/intake-audit.js';
export { foreignSource, Sources } from './intake/sources.js';
export { Outcome, type Telling } from './intake/outcome.js';
export {
  decide,
  type Decision,
  type Entry,
  type Fate,
  type Grounds,
  type Reading,
  type Verdict,
} from './intake/verdict.js';
export {
  GOES_OWN,
  type LinkAct,
  type LinkForm,
  type LinkPage,
  type LinkPurpose,
  type LinkVisit,
} from './links/link-purpose.js';
export { agedLinks } from './links/link-retention.js';
export { Links1803000000000 } from './links/links.migration.js';
export { Links, type MadeLink } from './links/links.js';
export { Field } from './pages/field.page.js';
export { answerCheck, type FileCheck } from './pages/file-check.js';
export { FileCheckDto } from './pages/file-check.dto.js';
export { Page } from './pages/layout.page.js';
export { LinkFrame, LinkPageForm } from './pages/link-frame.page.js';
export { Notice } from './pages/notice.page.js';
export { choosesPage, pageOf as showPage } from './pages/send-page.js';
export { publicAddress } from './pages/public-address.js';
export { pageOf as htmlOf } from './pages/send-page.js';
export { contentWords } from './search/fold-words.js';
export { READING, type SearchReading } from './search/reading.js';
export { SearchMetaDto } from './search/search.dto.js';
export { Search } from './search/search.js';
export type { SearchEntry } from './search/terms.js';
export type { Surroundings, Towns } from './search/towns.js';
export { SearchedTable } from './search/searched-table.js';
export { positionOf, type Ranked, WordList } from './search/word-list.js';
export { type Caller, CurrentCaller, CurrentFence, Open, Requires } from './rights/caller.js';
export { Fence, fenceOf } from './rights/fence.js';
export { Loop } from './runtime/loop.js';
export { says } from './runtime/says.js';
export { inThread } from './runtime/thread.js';
export { writeBehind } from './runtime/write-behind.js';
export { type Recurrence, Schedule } from './schedule/schedule.js';
export {
  CLOCK,
  PlatformModule,
  type ServiceDefinition,
  type ServiceOptions,
} from './service/platform.module.js';
export { MovedIds, Moves } from './service/moved.js';
export type { Parts } from './service/parts.js';
export { takeInAsTask, type TakenIn } from './tasks/intake-task.js';
export { accepted, Accepts, Deferrable, prefersAsync } from './tasks/respond-async.js';
export { takeImport } from './tasks/take-import.js';
export { type TaskState } from './tasks/task-state.js';
export { TaskDto } from './tasks/task.dto.js';
export { type Checkpoint, type Task, type TaskContext } from './tasks/task.js';
export { Tasks } from './tasks/tasks.js';
export { ServiceRegistry } from './service/registry.js';
