import type { Fault } from '@maillage/kernel';
import type { Committee } from '../committee/committee.js';
import { type Attendance, countVote, neededOf, voicesOf } from '../deliberation/deliberation.js';
import { fault, twiceFaults } from '../record/faults.js';
import type { Draft, Settled } from '../record/record.js';
import type { Decision, Item, Meeting, Result } from './meeting.js';

/** The committee that meets, with those who have a voice in it. */
export interface Assembly extends Committee {
  readonly members: readonly string[];
}

/** A meeting as it is to stand: what it decided is counted by the rules of its committee. */
export function settleMeeting(
  { value, before }: Draft<Meeting>,
  present: Assembly,
): Settled<Meeting> {
  const members = before?.electeurs ?? present.members;
  const assembly = { ...present, members };
  const voices = voicesOf(value.presences ?? []).length;
  const settled: Meeting = {
    ...value,
    ...(value.statut === 'tenue' ? { electeurs: members } : {}),
    ...(value.ordre_du_jour === undefined
      ? {}
      : {
          ordre_du_jour: value.ordre_du_jour.map((item): Item =>
            item.decision === undefined
              ? item
              : {
                  ...item,
                  decision: {
                    ...item.decision,
                    resultat: resultOf(item.decision, voices, assembly),
                  },
                },
          ),
        }),
  };
  return { value: settled, faults: meetingFaults(value, voices, assembly) };
}

const SIMPLE = { seuil: 'plus_de_la_moitie', denominateur: 'exprimes' } as const;

function resultOf(
  { mode, objections = 0, votes }: Decision,
  voices: number,
  { members, majorite = SIMPLE }: Assembly,
): Result {
  if (mode === 'avis') return { issue: 'avis', voix: voices };
  if (mode === 'consensus' || votes === undefined)
    return { issue: objections === 0 ? 'adoptee' : 'rejetee', voix: voices };
  const voters = { entitled: voices, members: members.length };
  const { denominator, needed, isAdopted } = countVote(votes, majorite, voters);
  const issue = isAdopted ? 'adoptee' : 'rejetee';
  return { issue, voix: voices, sur: denominator, necessaires: needed };
}

function meetingFaults(meeting: Meeting, voices: number, assembly: Assembly): Fault[] {
  const { ordre_du_jour: agenda = [], presences = [] } = meeting;
  return [
    ...twiceFaults(
      agenda.map(({ id }) => id),
      (index) => `/ordre_du_jour/${index}/id`,
    ),
    ...twiceFaults(
      presences.map(({ structure_id: id }) => id),
      (index) => `/presences/${index}/structure_id`,
    ),
    ...presences.flatMap((one, index) => attendanceFaults(index, one, presences, assembly)),
    ...agenda.flatMap(({ decision }, index) =>
      decision === undefined
        ? []
        : decisionFaults(`/ordre_du_jour/${index}/decision`, decision, meeting, voices, assembly),
    ),
  ];
}

function attendanceFaults(
  index: number,
  { structure_id, presence, mandataire_id: proxy }: Attendance,
  all: readonly Attendance[],
  { members, mandats = 0 }: Assembly,
): Fault[] {
  const bearer = all.find((one) => one.structure_id === proxy);
  const borne = all.filter((one) => proxy !== undefined && one.mandataire_id === proxy);
  const told: (Fault | false)[] = [
    !members.includes(structure_id) &&
      fault(
        `/presences/${index}/structure_id`,
        'no_voice',
        'Cette structure n’a pas de voix dans ce comité.',
        'This structure has no voice in this committee.',
      ),
    (presence === 'representee') !== (proxy !== undefined) &&
      fault(
        `/presences/${index}/mandataire_id`,
        'proxy_mismatch',
        'Un mandataire va avec « representee », et seulement avec lui.',
        'A proxy goes with "representee", and with nothing else.',
      ),
    proxy !== undefined &&
      bearer === undefined &&
      fault(
        `/presences/${index}/mandataire_id`,
        'unknown_proxy',
        'Le mandataire est un membre dont la présence est dite.',
        'A proxy is a member whose attendance is told.',
      ),
    bearer?.mandataire_id !== undefined &&
      fault(
        `/presences/${index}/mandataire_id`,
        'proxy_of_proxy',
        'Qui est représenté ne peut pas représenter.',
        'Who is represented cannot represent.',
      ),
    borne.length > mandats &&
      fault(
        `/presences/${index}/mandataire_id`,
        'too_many_proxies',
        `Les règles du comité permettent ${mandats} mandat(s) par membre.`,
        `The rules of the committee allow ${mandats} proxies a member.`,
      ),
  ];
  return told.filter((one) => one !== false);
}

function decisionFaults(
  pointer: string,
  { mode, votes }: Decision,
  { statut, seconde }: Meeting,
  voices: number,
  { members, quorum }: Assembly,
): Fault[] {
  if (statut !== 'tenue')
    return [
      fault(
        pointer,
        'not_held',
        'On ne décide que dans une réunion tenue.',
        'Only a meeting that was held decides.',
      ),
    ];
  const needed = quorum === undefined || seconde === true ? 0 : neededOf(quorum, members.length);
  if (voices < needed)
    return [
      fault(
        pointer,
        'no_quorum',
        `Il faut ${needed} voix et il y en a ${voices}.`,
        `${needed} voices are needed and ${voices} are there.`,
      ),
    ];
  if (mode !== 'vote') return [];
  if (votes === undefined)
    return [
      fault(`${pointer}/votes`, 'votes_required', 'Un vote a un décompte.', 'A vote has a count.'),
    ];
  const cast = votes.pour + votes.contre + votes.abstention;
  return cast <= voices
    ? []
    : [
        fault(
          `${pointer}/votes`,
          'too_many_votes',
          `${cast} votes pour ${voices} voix.`,
          `${cast} votes for ${voices} voices.`,
        ),
      ];
}
